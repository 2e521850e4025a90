/**
 * Joins the lines of a wrapped paragraph: a space between words, nothing between ideographs, and a decision about
 * every hyphen at a line's end, whether it divides a word or belongs to it.
 */

/** The words of a text that stand undivided in it, lower case; hyphenated compounds are in it whole. */
export interface Vocabulary {
  words: ReadonlySet<string>
}

const SOFT_HYPHEN = /\u00ad/g
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u
const WORDS_AT_MOST = 200_000

/** Only built from lines when some line ends in a hyphen: most texts need none. */
export function vocabularyOf(lines: readonly { text: string }[]): Vocabulary {
  const words = new Set<string>()
  if (!lines.some((line) => /\p{L}[-‐]$/u.test(line.text))) return { words }
  for (const line of lines) {
    const found = line.text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’]+(?:[-‐][\p{L}\p{M}\p{N}'’]+)*/gu) ?? []
    // The last word of a line that ends in a hyphen is a part of a word.
    const whole = /[-‐]$/.test(line.text) ? found.slice(0, -1) : found
    for (const word of whole) words.add(word)
    if (words.size > WORDS_AT_MOST) break
  }
  return { words }
}

/** The line that ends in a hyphen as it is joined to the next: with its hyphen or without. */
function atHyphen(before: string, after: string, vocabulary: Vocabulary): string {
  const stem = before.slice(0, -1)
  const head = /[\p{L}\p{M}\p{N}'’]+(?:[-‐][\p{L}\p{M}\p{N}'’]+)*$/u.exec(stem.slice(-80))?.[0] ?? ''
  const tail = /^[\p{L}\p{M}\p{N}'’]+/u.exec(after)?.[0] ?? ''
  const joined = (head + tail).toLowerCase()
  const compound = `${head}-${tail}`.toLowerCase()
  if (vocabulary.words.has(compound)) return before
  if (vocabulary.words.has(joined)) return stem
  // A capital or a figure after the hyphen is a compound ("al-Tanf", "F-16"); so are two words that exist alone.
  if (!/^\p{Ll}/u.test(after) || !/\p{L}$/u.test(stem.slice(-2))) return before
  if (head.includes('-')) return before
  const isTwoWords = vocabulary.words.has(head.toLowerCase()) && vocabulary.words.has(tail.toLowerCase())
  return isTwoWords ? before : stem
}

/** The line with what stands between it and the next: a space, nothing, or less than it had. */
function withJoint(line: string, next: string, vocabulary: Vocabulary): string {
  if (line.endsWith('\u00ad')) return line
  if (/[\p{L}\p{N}][-‐]$/u.test(line.slice(-3)) && /^[\p{L}\p{N}]/u.test(next))
    return atHyphen(line, next, vocabulary)
  return IDEOGRAPH.test(line.slice(-1)) && IDEOGRAPH.test(next.charAt(0)) ? line : `${line} `
}

/** The paragraph's text on one line, without soft hyphens. */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  // Parts are joined once at the end: a paragraph of a million lines must not be copied for each of them.
  const parts = lines.map((line, index) => {
    const next = lines[index + 1]
    return next === undefined ? line : withJoint(line, next, vocabulary)
  })
  return parts.join('').replace(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim()
}

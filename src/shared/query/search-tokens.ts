/**
 * Divides text into the tokens that the full-text index holds. The index, queries and excerpts all use these, so that
 * what is marked in an excerpt is what the index found.
 */

/** `key` is what is indexed: lower case, without diacritics. Offsets are UTF-16 code units, end exclusive. */
export interface SearchToken {
  key: string
  start: number
  end: number
}

const TOKEN = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
// Scripts without spaces: each character is a token, and a query's run of them a phrase, which finds every substring.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/u
const UNSPACED_OR_RUN = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source}).)+`, 'gsu')

// Letters that Unicode does not decompose into a base and a mark, but people type as the base.
const LETTER_BASES: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
}

function fold(value: string): string {
  const lower = value.toLowerCase()
  // Most words of most texts are plain ASCII.
  if (/^[\x00-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(
      /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}/gu,
      '',
    )
    .replace(/[ßæœøđłıς]/g, (letter) => LETTER_BASES[letter] as string)
    .normalize('NFC')
}

export function* searchTokens(text: string): Generator<SearchToken> {
  for (const match of text.matchAll(TOKEN)) {
    const run = match[0]
    if (!UNSPACED.test(run)) {
      yield { key: fold(run), start: match.index, end: match.index + run.length }
      continue
    }
    for (const part of run.matchAll(UNSPACED_OR_RUN)) {
      const start = match.index + part.index
      yield { key: fold(part[0]), start, end: start + part[0].length }
    }
  }
}

/** The text as the full-text index takes it: its tokens' keys, separated by spaces. */
export function indexText(text: string): string {
  let result = ''
  for (const token of searchTokens(text)) result += result === '' ? token.key : ` ${token.key}`
  return result
}

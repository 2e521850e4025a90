/**
 * What can be seen of a line without knowing its language: its length, end mark, capitals, digits, quotation marks.
 * The rules of the plain-text importer weigh these features; none of them decides alone.
 */

export type EndMark =
  | 'stop'
  | 'question'
  | 'exclamation'
  | 'colon'
  | 'comma'
  | 'semicolon'
  | 'ellipsis'
  | null

export interface LineShape {
  /** UTF-16 code units. East Asian text counts double, since it says about twice as much. */
  length: number
  words: string[]
  endMark: EndMark
  /** Begins with a small letter of a script that has capitals. */
  isLowerStart: boolean
  isAllCaps: boolean
  /** Share of the words longer than three letters that begin with a capital; 0 in scripts without capitals. */
  capitalShare: number
  hasCase: boolean
  /** Share of the visible characters that are digits, currency, per cent and the like. */
  figureShare: number
  /** Address of a page or of mail, or a handle. */
  hasAddress: boolean
  isDashStart: boolean
  /** The whole line, or only its beginning, stands in quotation marks. */
  quoted: 'whole' | 'opens' | null
}

const CLOSERS = `["'”’»›)\\]」』】》“]*`
const END_MARKS: [EndMark, RegExp][] = [
  ['ellipsis', new RegExp(`(?:…|\\.\\.\\.)${CLOSERS}$`)],
  ['question', new RegExp(`[?？؟;]${CLOSERS}$`)],
  ['exclamation', new RegExp(`[!！]${CLOSERS}$`)],
  ['colon', new RegExp(`[:：]${CLOSERS}$`)],
  ['comma', new RegExp(`[,，、،]${CLOSERS}$`)],
  ['semicolon', new RegExp(`[;；؛]${CLOSERS}$`)],
  ['stop', new RegExp(`[.。．۔।]${CLOSERS}(?:\\s*[*†‡]|\\s*\\[\\d+\\])?$`)],
]

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uffef\u3000-\u303f]/gu
const ADDRESS =
  /https?:\/\/|www\.[\w-]+\.|[\w.+-]+@[\w-]+\.\w|(?:^|[\s(:])@\w{2,}|\bpic\.\w+\.\w|\b[\w-]+\.(?:com|org|net)\b/i
const DASH_START = /^[-–—―−]\s?\S/
const OPENING_QUOTE = /^["'“”„«»‹›「『‘‚]/
const CLOSING_QUOTE = /["'”“»«›‹」』’‘]$/

/** How much a text says, in characters: East Asian ones count double. */
export function weighedLength(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}

export function endMarkOf(text: string): EndMark {
  for (const [mark, pattern] of END_MARKS) if (pattern.test(text)) return mark
  return null
}

/** True for a mark that ends a sentence, not one that announces or continues. */
export function endsSentence(mark: EndMark): boolean {
  return mark === 'stop' || mark === 'question' || mark === 'exclamation' || mark === 'ellipsis'
}

function quotedOf(text: string): LineShape['quoted'] {
  if (!OPENING_QUOTE.test(text)) return null
  const inner = text.slice(1, -1)
  const isWhole = CLOSING_QUOTE.test(text) && !/["“”«»„「」『』]/.test(inner)
  return isWhole ? 'whole' : 'opens'
}

/** Only the first 400 characters are looked at for words and figures: longer units are body text anyway. */
export function shapeOf(text: string): LineShape {
  const head = text.length > 400 ? text.slice(0, 400) : text
  const words = head.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.\-–/&]*/gu) ?? []
  const letters = head.replace(/[^\p{L}]/gu, '')
  const hasCase = letters.toLowerCase() !== letters.toUpperCase()
  const long = words.filter((word) => word.length > 3 && /^\p{L}/u.test(word))
  const capitalized = long.filter((word) => /^[\p{Lu}\p{Lt}]/u.test(word))
  const visible = head.replace(/\s/g, '').length
  return {
    length: text.length > 400 ? text.length : weighedLength(text),
    words,
    endMark: endMarkOf(text.slice(-12)),
    isLowerStart: /^[^\p{L}\p{N}]*\p{Ll}/u.test(head),
    isAllCaps: hasCase && letters.length >= 3 && letters === letters.toUpperCase(),
    capitalShare: hasCase && long.length > 0 ? capitalized.length / long.length : 0,
    hasCase,
    figureShare: visible === 0 ? 0 : (head.match(/[\p{N}\p{Sc}%‰°]/gu)?.length ?? 0) / visible,
    hasAddress: ADDRESS.test(head),
    isDashStart: DASH_START.test(text),
    quoted: quotedOf(text.length > 400 ? text.slice(0, 400) : text),
  }
}

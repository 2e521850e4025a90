/**
 * Tells running text from labels: the measure is the length a sentence needs, in any script.
 */
import { type HtmlElement, linkDensity } from './dom.ts'

const DENSE_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu
/** A character of a dense script says about as much as this many Latin letters. */
const DENSE_WEIGHT = 2.2
const SENTENCE_END = /[.!?…。！？؟।۔։]["'”’»」』)\]]*\s*$/u

export const PROSE_LENGTH = 80
const SENTENCE_LENGTH = 40

/** Length in Latin-letter equivalents. */
export function weightOf(text: string): number {
  const dense = text.match(DENSE_SCRIPTS)?.length ?? 0
  return text.length + dense * (DENSE_WEIGHT - 1)
}

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text)
}

/** A long text, or a shorter one that ends as sentences do. */
export function isProse(text: string, linkLength = 0): boolean {
  const weight = weightOf(text)
  if (linkLength > text.length * 0.6) return false
  return weight >= PROSE_LENGTH || (weight >= SENTENCE_LENGTH && endsSentence(text))
}

const LEAF_TAGS = new Set([
  'p',
  'div',
  'section',
  'article',
  'td',
  'blockquote',
  'span',
  'li',
  'dd',
  'center',
  'font',
  'pre',
  'main',
])

/** Characters of running text that belong to the element itself and not to blocks inside it. */
export function ownProse(element: HtmlElement): number {
  if (!LEAF_TAGS.has(element.tag) || element.isHidden) return 0
  if (!element.hasBlock) {
    return element.parent?.hasBlock === false ||
      element.textLength < PROSE_LENGTH ||
      linkDensity(element) > 0.5
      ? 0
      : element.textLength - element.linkLength
  }
  let length = 0
  for (const child of element.children) {
    if (child.type === 'text') length += child.value.trim().length
    else if (!child.hasBlock && !LEAF_TAGS.has(child.tag) && child.tag !== 'a') length += child.textLength
  }
  return length < PROSE_LENGTH ? 0 : length
}

export function hasToken(element: HtmlElement, tokens: ReadonlySet<string>): boolean {
  return element.tokens.some((token) => tokens.has(token))
}

/**
 * Takes the words out of raw HTML inside Markdown. Tags, comments and the contents of scripts and styles go; what
 * people would read stays, cut into paragraphs where block elements begin and end.
 */
import { fromMarkdown } from 'mdast-util-from-markdown'

const SILENT =
  /<(script|style|template|noscript|iframe|object|svg|math|head|title)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const COMMENT = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[|\]\]>|<[!?][^>]*>/g
const BLOCK_TAG =
  /<\/?(?:p|div|h[1-6]|ul|ol|li|table|tr|blockquote|figure|figcaption|section|article|header|footer|aside|main|pre|dl|dt|dd|details|summary|hr)\b[^<>]*>/gi
const CELL_TAG = /<\/?t[dh]\b[^<>]*>|<br\b[^<>]*>/gi
const ANY_TAG = /<\/?[a-zA-Z][^<>]*>/g
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi

/** Markdown knows every character reference of HTML, so its parser reads them here too. */
function decodeEntities(text: string): string {
  return text.replace(REFERENCE, (reference) => {
    const first = fromMarkdown(`x${reference}x`).children[0]
    const only = first?.type === 'paragraph' ? first.children[0] : undefined
    return only?.type === 'text' ? only.value.slice(1, -1) : reference
  })
}

/** The paragraphs of a block of raw HTML, without markup; empty when it holds no words. */
export function htmlParagraphs(html: string): string[] {
  const marked = html
    .replace(COMMENT, '')
    .replace(SILENT, ' ')
    .replace(BLOCK_TAG, '\u0000')
    .replace(CELL_TAG, ' ')
    .replace(ANY_TAG, '')
  return decodeEntities(marked)
    .split('\u0000')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
}

export type InlineTag =
  | { kind: 'break' }
  | { kind: 'silent'; name: string; isOpening: boolean }
  | { kind: 'other' }

/** What one inline tag means for the words around it. */
export function readInlineTag(html: string): InlineTag {
  const tag = /^<(\/?)([a-zA-Z][\w-]*)/.exec(html)
  const name = tag?.[2]?.toLowerCase()
  if (name === undefined) return { kind: 'other' }
  if (name === 'br') return { kind: 'break' }
  if (/^(?:script|style|template|noscript|iframe|object|svg|math)$/.test(name)) {
    return { kind: 'silent', name, isOpening: tag?.[1] === '' && !html.endsWith('/>') }
  }
  return { kind: 'other' }
}

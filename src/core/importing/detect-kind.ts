/**
 * Tells HTML, Markdown and plain text apart by what the text holds; the file's name is never asked.
 */
import type { SourceKind } from '../../shared/article/parsed-article.ts'

export interface KindVerdict {
  kind: SourceKind
  /** Plain words, for the trace. */
  reason: string
}

const HEAD_LENGTH = 20_000
const DOCUMENT_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i
const BLOCK_TAG =
  /<(?:p|div|h[1-6]|article|section|main|ul|ol|li|table|blockquote|figure|br|span|a|img|strong|em)\b[^<>]*>/gi
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n(?:[^\n]*\r?\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/** Signs of Markdown with the weight that each distinct kind of sign carries. */
const MARKDOWN_SIGNS: [name: string, pattern: RegExp, weight: number][] = [
  ['headings with #', /^ {0,3}#{1,6}[ \t]+\S/gm, 2],
  [
    'links in brackets',
    /(?<!!)\[[^\]\n]{1,200}\]\((?:https?:|mailto:|\/|#|\.)[^)\s]*(?:\s+"[^"\n]*")?\)/g,
    2,
  ],
  ['images in brackets', /!\[[^\]\n]{0,200}\]\([^)\n]+\)/g, 2],
  ['code fences', /^(?:```|~~~)/gm, 2],
  ['words in asterisks', /(?<![\w*])\*\*(?=\S)[^*\n]{1,120}?\S\*\*(?![\w*])/g, 1],
  ['words in single asterisks', /(?<![\w*])\*(?=[^\s*])[^*\n]{1,120}?[^\s*]\*(?![\w*])/g, 0.5],
  ['quotations with >', /^ {0,3}> ?\S/gm, 0.5],
  ['table rules', /^\|? *:?-{3,}:? *(?:\| *:?-{3,}:? *)+\|?[ \t]*$/gm, 2],
  ['underlined headings', /^[^\s#>*-][^\n]{0,120}\n(?:={3,}|-{3,})[ \t]*$/gm, 1.5],
  ['footnotes', /^\[\^[^\]\s]+\]:/gm, 2],
  ['reference links', /^ {0,3}\[[^\]^\n]+\]:\s+https?:\S+/gm, 1.5],
]
const ENOUGH = 2

function markdownSigns(head: string): { weight: number; names: string[] } {
  let weight = 0
  const names: string[] = []
  for (const [name, pattern, worth] of MARKDOWN_SIGNS) {
    const count = head.match(pattern)?.length ?? 0
    if (count === 0) continue
    names.push(name)
    // A second sign of the same kind confirms the first; more add nothing.
    weight += count > 1 ? worth * 1.5 : worth
  }
  return { weight, names }
}

/** `text` is the decoded document. */
export function detectKind(text: string): KindVerdict {
  const head = text.slice(0, HEAD_LENGTH)
  if (DOCUMENT_START.test(head)) return { kind: 'html', reason: 'begins as an HTML document' }
  if (FRONT_MATTER.test(head) && /^[\w-]+[ \t]*:/m.test(head.slice(3, 600))) {
    return { kind: 'markdown', reason: 'begins with front matter' }
  }
  const closing =
    head.match(/<\/(?:p|div|h[1-6]|article|section|ul|ol|table|blockquote|figure|body)>/gi)?.length ?? 0
  const { weight, names } = markdownSigns(head)
  const tags = head.match(BLOCK_TAG)?.length ?? 0
  const isFragment = /^\s*<[a-z!]/i.test(head) && closing >= 1 && weight < ENOUGH
  if (isFragment || (closing >= 3 && tags >= 6 && weight < ENOUGH)) {
    return { kind: 'html', reason: 'holds HTML elements that are opened and closed' }
  }
  if (weight >= ENOUGH) return { kind: 'markdown', reason: `holds ${names.join(', ')}` }
  return { kind: 'text', reason: 'holds no signs of HTML or Markdown' }
}

/**
 * What the steps that judge whole blocks see of each of them.
 */

import { tableText } from '../../../../shared/article/canonical-text.ts'
import {
  type Block,
  type Caption,
  type Inline,
  inlineText,
  isBoilerplate,
  type ListItem,
  type TableCell,
  type TableRow,
} from '../../../../shared/article/tree.ts'
import type { HtmlElement } from '../dom.ts'
import type { PageMetadata } from '../metadata/read-metadata.ts'
import { isProse } from '../prose.ts'
import { cutQuote, type Verdicts } from '../verdicts.ts'

export interface BlockView {
  block: Block
  /** The element it was built from; the region itself when unknown. */
  origin: HtmlElement
  text: string
  /** Characters of `text` inside links. */
  linkLength: number
  /** A paragraph or quote of running text. */
  isProse: boolean
  isRemoved: boolean
  /** Place among the blocks of the region. */
  line: number
}

export interface BlockState {
  views: BlockView[]
  metadata: PageMetadata
  verdicts: Verdicts
}

export interface BlockStep {
  /** Kebab-case, as the trace has it. */
  name: string
  run(state: BlockState): void
}

function* linksIn(node: Block | ListItem | TableRow | TableCell | Caption | Inline): Generator<string> {
  if (node.type === 'link') yield node.url
  else if ('children' in node) for (const child of node.children) yield* linksIn(child)
}

/** The last two labels: near enough to "the same publisher" for a decision about furniture. */
function siteOf(url: string): string {
  return new URL(url).hostname.split('.').slice(-2).join('.')
}

/** True when no link of the block leads to another site. Where the page's own address is unknown, all count as its own. */
export function staysOnSite(view: BlockView, url: string | null): boolean {
  if (url === null) return true
  const site = siteOf(url)
  return [...linksIn(view.block)].every((link) => siteOf(link) === site)
}

function linkedLength(nodes: readonly Inline[]): number {
  let length = 0
  for (const node of nodes) {
    if (node.type === 'link') length += inlineText(node.children).length
    else if ('children' in node) length += linkedLength(node.children)
  }
  return length
}

function measure(block: Block | ListItem): { text: string; linkLength: number } {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { text: inlineText(block.children), linkLength: linkedLength(block.children) }
    case 'code':
      return { text: block.value, linkLength: 0 }
    case 'table':
      return {
        text: tableText(block),
        linkLength: block.children
          .flatMap((row) => row.children)
          .reduce((sum, cell) => sum + linkedLength(cell.children), 0),
      }
    case 'thematicBreak':
    case 'figure':
      return { text: '', linkLength: 0 }
    default: {
      const parts = (block.children as (Block | ListItem)[]).map(measure)
      return {
        text: parts.map(({ text }) => text).join('\n'),
        linkLength: parts.reduce((sum, { linkLength }) => sum + linkLength, 0),
      }
    }
  }
}

/**
 * Links whose address cannot be resolved are words in the tree, but they were links to the reader of the page: where a
 * block is all of its element, the element is asked.
 */
function linkedOnPage(text: string, linkLength: number, origin: HtmlElement): number {
  const isWhole = origin.textLength > 0 && origin.textLength <= text.length * 1.3 + 10
  return isWhole ? Math.max(linkLength, Math.min(origin.linkLength, text.length)) : linkLength
}

export function viewOf(block: Block, origin: HtmlElement, line: number): BlockView {
  const measured = measure(block)
  const { text } = measured
  const linkLength = linkedOnPage(text, measured.linkLength, origin)
  const isText = block.type === 'paragraph' || block.type === 'blockquote'
  const isRemoved = isBoilerplate(block)
  return { block, origin, text, linkLength, isProse: isText && isProse(text, linkLength), isRemoved, line }
}

/** The part of the text inside links, between 0 and 1. */
export function linkShare(view: BlockView): number {
  return view.text === '' ? 0 : view.linkLength / view.text.length
}

export function remove(state: BlockState, view: BlockView, step: string, reason: string): void {
  view.isRemoved = true
  state.verdicts.note({
    step,
    decision: 'removed',
    reason,
    ...(view.text && { quote: cutQuote(view.text) }),
    line: view.line,
  })
}

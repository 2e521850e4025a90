/**
 * Canonical text, version 1: the one string that search, keywords, annotations and the reader speak offsets in.
 * Changing anything here needs a new version number and a migration that re-anchors every annotation.
 */
import {
  type Block,
  type Caption,
  type Code,
  type Heading,
  inlineText,
  isBoilerplate,
  type ListItem,
  type Paragraph,
  type Root,
  type Table,
} from './tree.ts'

export const CANONICAL_TEXT_VERSION = 1

export type TextBlock = Paragraph | Heading | Code | Table | Caption

/** A block that contributes text, with its place in the canonical text in UTF-16 code units, end exclusive. */
export interface CanonicalBlock {
  node: TextBlock
  text: string
  start: number
  end: number
}

/** Table cells joined by tab, rows by line feed. */
export function tableText(table: Table): string {
  return table.children
    .map((row) => row.children.map((cell) => inlineText(cell.children)).join('\t'))
    .join('\n')
}

export function blockText(node: TextBlock): string {
  switch (node.type) {
    case 'code':
      return node.value
    case 'table':
      return tableText(node)
    default:
      return inlineText(node.children)
  }
}

function* textBlocks(blocks: readonly (Block | ListItem)[]): Generator<TextBlock> {
  for (const block of blocks) {
    if (isBoilerplate(block)) continue
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'code':
      case 'table':
        yield block
        break
      case 'figure':
        for (const child of block.children) if (child.type === 'caption') yield child
        break
      case 'thematicBreak':
        break
      default:
        yield* textBlocks(block.children)
    }
  }
}

/** The blocks in reading order. The tree must be normalised (`normalizeTree`). */
export function canonicalBlocks(tree: Root): CanonicalBlock[] {
  const result: CanonicalBlock[] = []
  let start = 0
  for (const node of textBlocks(tree.children)) {
    const text = blockText(node)
    result.push({ node, text, start, end: start + text.length })
    start += text.length + 1
  }
  return result
}

/** Block texts joined by `\n`; no Unicode normalisation. The tree must be normalised (`normalizeTree`). */
export function canonicalText(tree: Root): string {
  return canonicalBlocks(tree)
    .map((block) => block.text)
    .join('\n')
}

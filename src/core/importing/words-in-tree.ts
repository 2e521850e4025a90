/**
 * Answers whether a tree holds any word at all, shown or hidden.
 */
import { blockText } from '../../shared/article/canonical-text.ts'
import type { Block, ListItem, Root } from '../../shared/article/tree.ts'

function blockHasWords(block: Block | ListItem): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'code':
    case 'table':
      return /[\p{L}\p{N}]/u.test(blockText(block))
    case 'figure':
      return block.children.some(
        (child) => child.type === 'caption' && /[\p{L}\p{N}]/u.test(blockText(child)),
      )
    case 'thematicBreak':
      return false
    default:
      return block.children.some(blockHasWords)
  }
}

/** True when some block, boilerplate included, holds a letter or a figure. */
export function hasWords(tree: Root): boolean {
  return tree.children.some(blockHasWords)
}

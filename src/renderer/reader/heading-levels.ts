/**
 * Gives each heading of an article its level below the title, so that the page's outline never skips one, whatever
 * depths the source used.
 */
import {
  type Block,
  type Heading,
  isBoilerplate,
  type ListItem,
  type Root,
} from '../../shared/article/tree.ts'

export type HeadingLevel = 2 | 3 | 4 | 5 | 6

function* headingsOf(blocks: readonly (Block | ListItem)[]): Generator<Heading> {
  for (const block of blocks) {
    if (isBoilerplate(block)) continue
    if (block.type === 'heading') yield block
    else if (block.type === 'blockquote' || block.type === 'list' || block.type === 'listItem')
      yield* headingsOf(block.children)
    else if (block.type === 'footnoteDefinition') yield* headingsOf(block.children)
  }
}

/** Levels in reading order: a heading is one level below the nearest earlier one of a smaller depth. */
export function headingLevels(tree: Root): ReadonlyMap<Heading, HeadingLevel> {
  const levels = new Map<Heading, HeadingLevel>()
  const open: number[] = []
  for (const heading of headingsOf(tree.children)) {
    while (open.length > 0 && (open.at(-1) as number) >= heading.depth) open.pop()
    open.push(heading.depth)
    levels.set(heading, Math.min(open.length + 1, 6) as HeadingLevel)
  }
  return levels
}

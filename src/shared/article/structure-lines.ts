/**
 * The tree as a person corrects it: a flat list of lines, each with what it is taken for, and the change of one of them.
 */
import { blockText } from './canonical-text.ts'
import { normalizeTree } from './normalize-tree.ts'
import {
  type Block,
  type Figure,
  type Heading,
  type HeadingDepth,
  type Inline,
  inlineText,
  isBoilerplate,
  type ListItem,
  type Root,
} from './tree.ts'

/** What a line can be made. */
export const LINE_ROLES = ['heading', 'paragraph', 'quote', 'listItem', 'caption', 'boilerplate'] as const
export type LineRole = (typeof LINE_ROLES)[number]

export interface StructureLine {
  /** Position in the list, hidden lines included. */
  index: number
  text: string
  /** `other`: a table or code, which stays what it is unless it is hidden. */
  role: LineRole | 'other'
  /** Of a heading. */
  depth?: HeadingDepth
  /** How many earlier lines have the same text; with the text it names the line across revisions. */
  occurrence: number
}

/** A line, where it stands, and its words as inline content. */
interface PlacedLine {
  blockIndex: number
  /** Index among the children of a list, quotation or figure; -1 when the line is the block itself. */
  childIndex: number
  role: LineRole | 'other'
  depth?: HeadingDepth
  inlines: Inline[]
  text: string
}

function flatInlines(blocks: readonly Block[]): Inline[] {
  const result: Inline[] = []
  for (const block of blocks) {
    if (result.length > 0) result.push({ type: 'break' })
    result.push(...inlinesOf(block))
  }
  return result
}

function inlinesOf(block: Block): Inline[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.children
    case 'code':
    case 'table':
      return [{ type: 'text', value: blockText(block) }]
    case 'thematicBreak':
      return []
    case 'figure':
      return block.children.flatMap((child) => (child.type === 'caption' ? child.children : []))
    case 'list':
      return flatInlines(block.children.flatMap((item) => item.children))
    default:
      return flatInlines(block.children)
  }
}

function lineRole(block: Block): LineRole | 'other' {
  if (isBoilerplate(block)) return 'boilerplate'
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.type
    case 'blockquote':
      return 'quote'
    case 'figure':
      return 'caption'
    case 'list':
      return 'listItem'
    default:
      return 'other'
  }
}

function placeBlock(block: Block, blockIndex: number): PlacedLine[] {
  const role = lineRole(block)
  const place = (childIndex: number, inlines: Inline[]): PlacedLine => ({
    blockIndex,
    childIndex,
    role,
    inlines,
    text: inlineText(inlines),
    ...(block.type === 'heading' && role === 'heading' && { depth: block.depth }),
  })
  if (role === 'boilerplate') return [place(-1, inlinesOf(block))]
  switch (block.type) {
    case 'list':
      return block.children.map((item, index) => place(index, flatInlines(item.children)))
    case 'blockquote':
      return block.children.map((child, index) => place(index, inlinesOf(child)))
    case 'figure':
      return block.children.flatMap((child, index) =>
        child.type === 'caption' ? [place(index, child.children)] : [],
      )
    case 'thematicBreak':
      return []
    default:
      return [place(-1, inlinesOf(block))]
  }
}

function placedLines(tree: Root): PlacedLine[] {
  return tree.children.flatMap(placeBlock).filter((line) => line.text !== '')
}

export function structureLines(tree: Root): StructureLine[] {
  const seen = new Map<string, number>()
  return placedLines(tree).map(({ text, role, depth }, index) => {
    const occurrence = seen.get(text) ?? 0
    seen.set(text, occurrence + 1)
    return { index, text, role, occurrence, ...(depth !== undefined && { depth }) }
  })
}

function usualDepth(tree: Root): HeadingDepth {
  const counts = new Map<HeadingDepth, number>()
  for (const block of tree.children) {
    if (block.type === 'heading' && !isBoilerplate(block)) {
      counts.set(block.depth, (counts.get(block.depth) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 2
}

function makeBlock(line: PlacedLine, original: Block, role: LineRole, tree: Root): Block {
  const { inlines: children } = line
  switch (role) {
    case 'heading':
      return { type: 'heading', depth: usualDepth(tree), children } satisfies Heading
    case 'paragraph':
      return { type: 'paragraph', children }
    case 'quote':
      return { type: 'blockquote', children: [{ type: 'paragraph', children }] }
    case 'listItem':
      return {
        type: 'list',
        ordered: false,
        children: [{ type: 'listItem', children: [{ type: 'paragraph', children }] }],
      }
    case 'caption':
      return { type: 'figure', children: [{ type: 'caption', children }] }
    case 'boilerplate': {
      // Hidden as it stands, so that showing it again brings back what it was.
      const base: Block = line.childIndex === -1 ? original : { type: 'paragraph', children }
      return { ...base, data: { ...base.data, role: 'boilerplate' } }
    }
  }
}

/** The parts of a container before and after one of its children; a figure keeps its pictures in the first part. */
function splitAround(block: Block, childIndex: number): [Block[], Block[]] {
  if (childIndex === -1) return [[], []]
  if (block.type === 'figure') {
    const pictures = block.children.filter((_, index) => index !== childIndex)
    return [pictures.length > 0 ? [{ ...block, children: pictures } satisfies Figure] : [], []]
  }
  if (block.type === 'list') {
    const part = (items: ListItem[]): Block[] => (items.length > 0 ? [{ ...block, children: items }] : [])
    return [part(block.children.slice(0, childIndex)), part(block.children.slice(childIndex + 1))]
  }
  if (block.type === 'blockquote') {
    const part = (blocks: Block[]): Block[] => (blocks.length > 0 ? [{ ...block, children: blocks }] : [])
    return [part(block.children.slice(0, childIndex)), part(block.children.slice(childIndex + 1))]
  }
  return [[], []]
}

/** One block for two that belong together, or null. Only what a correction made or split is offered here. */
function joined(first: Block | undefined, second: Block | undefined): Block | null {
  if (!first || !second || isBoilerplate(first) || isBoilerplate(second)) return null
  if (first.type === 'list' && second.type === 'list' && first.ordered === second.ordered) {
    return { ...first, children: [...first.children, ...second.children] }
  }
  if (
    first.type === 'blockquote' &&
    second.type === 'blockquote' &&
    !first.data?.role &&
    !second.data?.role
  ) {
    return { ...first, children: [...first.children, ...second.children] }
  }
  if (first.type === 'figure' && second.type === 'figure') {
    const hasCaption = (figure: Figure) => figure.children.some((child) => child.type === 'caption')
    if (hasCaption(first) === hasCaption(second)) return null
    return { ...first, children: [...first.children, ...second.children] }
  }
  return null
}

/**
 * The tree with one line taken for something else; normalised. The words stay, wherever they stood. A line that does
 * not exist, or has that role already, changes nothing.
 */
export function withLineRole(tree: Root, index: number, role: LineRole): Root {
  const line = placedLines(tree)[index]
  const original = line && tree.children[line.blockIndex]
  if (!line || !original || line.role === role) return tree
  const [before, after] = splitAround(original, line.childIndex)
  const made = makeBlock(line, original, role, tree)
  const blocks = [
    ...tree.children.slice(0, line.blockIndex),
    ...before,
    made,
    ...after,
    ...tree.children.slice(line.blockIndex + 1),
  ]
  const at = line.blockIndex + before.length
  joinAt(blocks, at)
  joinAt(blocks, at - 1)
  return normalizeTree({ type: 'root', children: blocks })
}

function joinAt(blocks: Block[], index: number): void {
  const whole = joined(blocks[index], blocks[index + 1])
  if (whole) blocks.splice(index, 2, whole)
}

/**
 * Brings a freshly parsed tree into the normal form that canonical text relies on: white space collapsed across
 * inline boundaries, block edges trimmed, neighbouring texts merged, empty blocks dropped. Idempotent.
 */
import {
  type Block,
  type Caption,
  type Figure,
  type Heading,
  type Image,
  type Inline,
  inlineText,
  type ListItem,
  type Paragraph,
  type Root,
  type TableRow,
} from './tree.ts'

// The white space that HTML collapses (https://infra.spec.whatwg.org/#ascii-whitespace) plus line separators;
// no-break spaces are characters with a meaning and stay.
const SPACE_RUN = /[\t\n\f\r\v \u2028\u2029\u0085]+/g

/** `atSpace`: the text before ends in white space or a break, or the block has just begun. */
interface Cursor {
  atSpace: boolean
}

function collapse(nodes: readonly Inline[], cursor: Cursor): Inline[] {
  const result: Inline[] = []
  for (const node of nodes) {
    switch (node.type) {
      case 'text': {
        let value = node.value.replace(SPACE_RUN, ' ')
        if (cursor.atSpace && value.startsWith(' ')) value = value.slice(1)
        if (value === '') break
        cursor.atSpace = value.endsWith(' ')
        const previous = result.at(-1)
        if (previous?.type === 'text')
          result[result.length - 1] = { type: 'text', value: previous.value + value }
        else result.push({ type: 'text', value })
        break
      }
      case 'inlineCode':
        if (node.value === '') break
        cursor.atSpace = false
        result.push(node)
        break
      case 'break':
        result.push(node)
        cursor.atSpace = true
        break
      case 'image':
      case 'footnoteReference':
        result.push(node)
        break
      default: {
        const children = collapse(node.children, cursor)
        if (children.length > 0) result.push({ ...node, children })
      }
    }
  }
  return result
}

/** `atEdge`: a break or the end of the block follows. `atEnd`: only the end follows. */
interface EndCursor {
  atEdge: boolean
  atEnd: boolean
}

/** From right to left: removes white space before breaks and at the end, and breaks at the end. */
function trimRight(nodes: readonly Inline[], cursor: EndCursor): Inline[] {
  const result: Inline[] = []
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as Inline
    switch (node.type) {
      case 'text': {
        const value = cursor.atEdge ? node.value.replace(/ +$/, '') : node.value
        if (value === '') break
        cursor.atEdge = false
        cursor.atEnd = false
        result.push({ type: 'text', value })
        break
      }
      case 'break':
        if (cursor.atEnd) break
        cursor.atEdge = true
        result.push(node)
        break
      case 'inlineCode':
        cursor.atEdge = false
        cursor.atEnd = false
        result.push(node)
        break
      case 'image':
      case 'footnoteReference':
        result.push(node)
        break
      default: {
        const children = trimRight(node.children, cursor)
        if (children.length > 0) result.push({ ...node, children })
      }
    }
  }
  return result.reverse()
}

function dropLeadingBreaks(nodes: Inline[]): boolean {
  let index = 0
  while (index < nodes.length) {
    const node = nodes[index] as Inline
    if (node.type === 'image' || node.type === 'footnoteReference') {
      index++
    } else if (node.type === 'break') {
      nodes.splice(index, 1)
    } else if (node.type === 'text' || node.type === 'inlineCode') {
      return true
    } else {
      const children = [...node.children]
      const isDone = dropLeadingBreaks(children)
      if (children.length === 0) nodes.splice(index, 1)
      else {
        nodes[index] = { ...node, children }
        index++
      }
      if (isDone) return true
    }
  }
  return false
}

function mergeTexts(nodes: Inline[]): Inline[] {
  const result: Inline[] = []
  for (const node of nodes) {
    const previous = result.at(-1)
    if (node.type === 'text' && previous?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: previous.value + node.value }
    } else result.push(node)
  }
  return result
}

/** Inline content in normal form; empty when it holds neither words nor images. */
export function normalizeInlines(nodes: readonly Inline[]): Inline[] {
  const result = trimRight(collapse(nodes, { atSpace: true }), { atEdge: true, atEnd: true })
  dropLeadingBreaks(result)
  return mergeTexts(result)
}

// `<p>&nbsp;</p>` is how editors write an empty line.
function hasWords(nodes: readonly Inline[]): boolean {
  return /\S/.test(inlineText(nodes))
}

function imagesIn(nodes: readonly Inline[]): Image[] {
  return nodes.flatMap((node) => {
    if (node.type === 'image') return [node]
    return 'children' in node ? imagesIn(node.children) : []
  })
}

function hasContent(nodes: readonly Inline[]): boolean {
  return hasWords(nodes) || imagesIn(nodes).length > 0
}

// A block of pictures without words is a figure: as a paragraph it would be an empty line of the canonical text.
function asFigure(block: Paragraph | Heading, children: readonly Inline[]): Figure | null {
  const images = imagesIn(children)
  return images.length === 0
    ? null
    : { type: 'figure', children: images, ...(block.data && { data: block.data }) }
}

function normalizeFigure(figure: Figure): Figure | null {
  const children: Figure['children'] = []
  const captionInlines: Inline[] = []
  let captionData: Caption['data']
  for (const child of figure.children) {
    if (child.type === 'image') children.push(child)
    else {
      if (captionInlines.length > 0) captionInlines.push({ type: 'text', value: ' ' })
      captionInlines.push(...child.children)
      captionData ??= child.data
    }
  }
  const caption = normalizeInlines(captionInlines)
  if (hasWords(caption))
    children.push({ type: 'caption', children: caption, ...(captionData && { data: captionData }) })
  return children.length > 0 ? { ...figure, children } : null
}

function normalizeRow(row: TableRow): TableRow {
  return {
    ...row,
    children: row.children.map((cell) => ({ ...cell, children: normalizeInlines(cell.children) })),
  }
}

function normalizeBlock(block: Block): Block | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const children = normalizeInlines(block.children)
      return hasWords(children) ? { ...block, children } : asFigure(block, children)
    }
    case 'code': {
      const value = block.value.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
      return value.trim() === '' ? null : { ...block, value }
    }
    case 'table': {
      const children = block.children.map(normalizeRow)
      const isEmpty = children.every((row) => row.children.every((cell) => !hasContent(cell.children)))
      return isEmpty ? null : { ...block, children }
    }
    case 'thematicBreak':
      return block
    case 'figure':
      return normalizeFigure(block)
    case 'list': {
      const children: ListItem[] = []
      for (const item of block.children) {
        const itemBlocks = normalizeBlocks(item.children)
        if (itemBlocks.length > 0) children.push({ ...item, children: itemBlocks })
      }
      return children.length > 0 ? { ...block, children } : null
    }
    default: {
      const children = normalizeBlocks(block.children)
      return children.length > 0 ? { ...block, children } : null
    }
  }
}

function normalizeBlocks(blocks: readonly Block[]): Block[] {
  const result: Block[] = []
  for (const block of blocks) {
    const normal = normalizeBlock(block)
    if (normal) result.push(normal)
  }
  return result
}

export function normalizeTree(tree: Root): Root {
  return { type: 'root', children: normalizeBlocks(tree.children) }
}

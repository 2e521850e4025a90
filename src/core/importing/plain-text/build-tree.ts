/**
 * Turns labelled units into blocks of the article tree. Every unit but the title becomes part of some block.
 */
import { textDirection } from '../../../shared/article/language.ts'
import {
  type Block,
  type BlockData,
  heading,
  type Inline,
  type ListItem,
  paragraph,
  type Root,
  type TableRow,
  text,
} from '../../../shared/article/tree.ts'
import type { Draft, Unit } from './draft.ts'

function dataOf(draft: Draft, unit: Unit): BlockData | undefined {
  const dir = textDirection(unit.text)
  const data: BlockData = {
    ...(unit.role && { role: unit.role }),
    ...(dir !== null && dir !== draft.dir && { dir }),
  }
  return Object.keys(data).length > 0 ? data : undefined
}

/** Units of the same group that follow one another. */
function groupFrom(units: readonly Unit[], start: number): Unit[] {
  const { group, kind } = units[start] as Unit
  const members: Unit[] = []
  for (let index = start; index < units.length; index++) {
    const unit = units[index] as Unit
    if (unit.kind !== kind || unit.group !== group || group === undefined) break
    members.push(unit)
  }
  return members.length > 0 ? members : [units[start] as Unit]
}

function listBlock(draft: Draft, units: Unit[]): Block {
  const first = units[0] as Unit
  const ordered = first.ordinal !== undefined
  const start = ordered && first.ordinal !== 1 ? { start: first.ordinal as number } : {}
  const children = units.map(
    (unit): ListItem => ({ type: 'listItem', children: [paragraph(unit.text, dataOf(draft, unit))] }),
  )
  return { type: 'list', ordered, ...start, children }
}

function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?[-=+]*:?$/.test(cell))
}

function tableBlock(units: Unit[]): Block {
  const rows = units.map((unit) => unit.cells ?? [unit.text])
  const filled = rows.filter((cells) => !isRule(cells))
  const isHeaded = rows.length > filled.length || !(filled[0] ?? []).some((cell) => /\d/.test(cell))
  const children = filled.map(
    (cells, index): TableRow => ({
      type: 'tableRow',
      children: cells.map((cell) => ({
        type: 'tableCell',
        ...(index === 0 && isHeaded && { isHeader: true }),
        children: [text(cell)],
      })),
    }),
  )
  return { type: 'table', children }
}

function verseBlock(draft: Draft, units: Unit[]): Block {
  const children: Inline[] = []
  for (const [index, unit] of units.entries()) {
    if (index > 0) children.push({ type: 'break' })
    children.push(text(unit.text))
  }
  return paragraph(children, dataOf(draft, units[0] as Unit))
}

function quoteBlock(draft: Draft, units: Unit[]): Block {
  const role = units[0]?.role
  const children = units.map((unit) =>
    paragraph(unit.text, dataOf(draft, { ...unit, role: undefined } as unknown as Unit)),
  )
  return { type: 'blockquote', children, ...(role && { data: { role } }) }
}

function captionBlock(draft: Draft, unit: Unit): Block {
  const data = dataOf(draft, unit)
  return {
    type: 'figure',
    children: [{ type: 'caption', children: [text(unit.text)], ...(data && { data }) }],
  }
}

function blockOf(draft: Draft, members: Unit[]): Block | null {
  const unit = members[0] as Unit
  switch (unit.kind) {
    case 'title':
      return null
    case 'heading':
      return heading(unit.depth ?? 2, unit.text, dataOf(draft, unit))
    case 'list-item':
      return listBlock(draft, members)
    case 'table-row':
      return tableBlock(members)
    case 'quote':
      return quoteBlock(draft, members)
    case 'verse':
      return verseBlock(draft, members)
    case 'caption':
      return captionBlock(draft, unit)
    case 'rule':
      return { type: 'thematicBreak' }
    default:
      return paragraph(unit.text, dataOf(draft, unit))
  }
}

export function buildTree(draft: Draft): Root {
  const children: Block[] = []
  for (let index = 0; index < draft.units.length; ) {
    const members = groupFrom(draft.units, index)
    const block = blockOf(draft, members)
    if (block) children.push(block)
    index += members.length
  }
  return { type: 'root', children }
}

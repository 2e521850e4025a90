/**
 * Tells tables of data from tables that only lay out a page, and turns the former into rows of cells.
 */
import type { TableCell, TableRow } from '../../../../shared/article/tree.ts'
import { attribute, descendants, elementChildren, type HtmlElement } from '../dom.ts'
import { type InlineContext, inlinesOf } from './inlines.ts'

const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot'])
const MAX_MEAN_CELL_LENGTH = 180
const MAX_ALIGN_COLUMNS = 200

export function rowsOf(table: HtmlElement): HtmlElement[] {
  return [...elementChildren(table)].flatMap((child) => {
    if (child.tag === 'tr') return [child]
    return ROW_GROUPS.has(child.tag) ? [...elementChildren(child)].filter(({ tag }) => tag === 'tr') : []
  })
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return [...elementChildren(row)].filter(({ tag }) => tag === 'td' || tag === 'th')
}

/** A table of data has headers, or several rows and columns of short cells without nested structure. */
export function isDataTable(table: HtmlElement): boolean {
  if (['presentation', 'none'].includes(attribute(table, 'role'))) return false
  const rows = rowsOf(table)
  const columns = Math.max(0, ...rows.map((row) => cellsOf(row).length))
  if (rows.length === 0 || columns < 2) return false
  let blocks = 0
  for (const { tag } of descendants(table)) {
    if (tag === 'table' || tag === 'figure' || tag === 'article' || tag === 'blockquote') return false
    if (tag === 'th') return true
    if (tag === 'p' || tag === 'ul' || tag === 'ol' || /^h\d$/.test(tag)) blocks++
  }
  const cells = rows.reduce((sum, row) => sum + cellsOf(row).length, 0)
  const isShort = table.textLength / Math.max(1, cells) <= MAX_MEAN_CELL_LENGTH
  return rows.length >= 2 && isShort && blocks <= cells * 1.5
}

export function tableRows(table: HtmlElement, context: InlineContext): TableRow[] {
  return rowsOf(table)
    .filter((row) => !context.isLeftOut(row))
    .map((row) => ({
      type: 'tableRow',
      children: cellsOf(row)
        .filter((cell) => !context.isLeftOut(cell))
        .map((cell): TableCell => {
          const children = inlinesOf(cell.children, context)
          return { type: 'tableCell', ...(cell.tag === 'th' && { isHeader: true }), children }
        }),
    }))
}

type Align = 'left' | 'right' | 'center' | null

/** Of the first row that has cells; undefined when nothing is aligned. */
export function tableAlign(table: HtmlElement): Align[] | undefined {
  const first = rowsOf(table)
    .map(cellsOf)
    .find((cells) => cells.length > 0)
  const align = (first ?? []).slice(0, MAX_ALIGN_COLUMNS).map((cell): Align => {
    const value =
      attribute(cell, 'align').toLowerCase() ||
      (/text-align\s*:\s*(left|right|center)/i.exec(attribute(cell, 'style'))?.[1]?.toLowerCase() ?? '')
    return value === 'left' || value === 'right' || value === 'center' ? value : null
  })
  return align.some((value) => value !== null) ? align : undefined
}

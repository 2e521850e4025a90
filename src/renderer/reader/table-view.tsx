/** Draws a table that scrolls by itself when it is wider than the column, reachable by keyboard. */
import type { Table, TableCell, TableRow } from '../../shared/article/tree.ts'
import { inlineText } from '../../shared/article/tree.ts'
import { InlineView } from './inline-view.tsx'
import { nodeKey } from './node-key.ts'

/** What scrolls by itself must be reachable without a pointer, although it is not a control. */
export const KEYBOARD_SCROLL = { tabIndex: 0 }

type Alignment = 'left' | 'right' | 'center' | null | undefined

function CellView({ cell, align, isHead }: { cell: TableCell; align: Alignment; isHead: boolean }) {
  const words = <InlineView nodes={cell.children} />
  const attributes = { 'data-align': align ?? undefined }
  // An empty heading cell names nothing, and screen readers complain about it.
  const isHeading = (cell.isHeader ?? isHead) && inlineText(cell.children) !== ''
  if (!isHeading) return <td {...attributes}>{words}</td>
  return (
    <th {...attributes} scope={isHead ? 'col' : 'row'}>
      {words}
    </th>
  )
}

function RowView({ row, table, isHead }: { row: TableRow; table: Table; isHead: boolean }) {
  return (
    <tr>
      {row.children.map((cell, index) => (
        <CellView key={nodeKey(cell)} cell={cell} align={table.align?.[index]} isHead={isHead} />
      ))}
    </tr>
  )
}

export function TableView({ table }: { table: Table }) {
  const [first, ...rest] = table.children
  const hasHead = first?.children.some((cell) => cell.isHeader === true) === true
  const body = hasHead ? rest : table.children
  const { lang, dir, role } = table.data ?? {}
  return (
    <section className="table-scroll" aria-label="Table" {...KEYBOARD_SCROLL} data-role={role}>
      <table lang={lang} dir={dir} data-text-block="">
        {hasHead && first && (
          <thead>
            <RowView row={first} table={table} isHead />
          </thead>
        )}
        <tbody>
          {body.map((row) => (
            <RowView key={nodeKey(row)} row={row} table={table} isHead={false} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

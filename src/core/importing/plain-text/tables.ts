/**
 * Recognises tables of figures: rows of cells parted by tabs, runs of spaces or bars, or lines that each end in the
 * same number of figures, as standings and results do.
 */
import { type Draft, isOpen, note, type Step, type Unit } from './draft.ts'

const NAME = 'plain-text.tables'
const FIGURE = /^[-+−]?[\p{Sc}]?\d[\d.,:/-]*(?:%|[\p{Sc}])?$|^[-–—]$|^n\/a$/iu

function parted(line: string): string[] | null {
  if (/^\|.*\|$/.test(line))
    return line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
  const cells = line.includes('\t') ? line.split('\t') : line.split(/ {3,}/)
  return cells.length >= 2 ? cells.map((cell) => cell.trim()) : null
}

function isRuleRow(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?[-=+]*:?$/.test(cell))
}

/** "3 Kevin Harvick 5033 4 6" → rank, name, figures. Needs at least two figures at the end. */
function byTrailingFigures(line: string): string[] | null {
  if (line.length > 120) return null
  const tokens = line.split(/\s+/)
  let end = tokens.length
  while (end > 0 && FIGURE.test(tokens[end - 1] as string)) end--
  const figures = tokens.slice(end)
  if (figures.length < 2 || end === 0) return null
  const hasRank = end >= 2 && /^\d{1,3}\.?$/.test(tokens[0] as string)
  const label = tokens.slice(hasRank ? 1 : 0, end).join(' ')
  if (!/\p{L}/u.test(label) || label.split(' ').length > 8) return null
  return hasRank ? [tokens[0] as string, label, ...figures] : [label, ...figures]
}

function markRun(draft: Draft, run: Unit[], rows: string[][], reason: string): void {
  const group = draft.nextGroup++
  for (const [index, unit] of run.entries()) {
    unit.kind = 'table-row'
    unit.cells = rows[index] as string[]
    unit.group = group
  }
  note(draft, run[0] as Unit, {
    step: NAME,
    decision: 'table',
    reason: `${run.length} rows, ${reason}`,
    score: 0.85,
  })
}

type CellReader = (line: string) => string[] | null

/** The longest run of open units from `start` whose lines have the same number of cells. */
function runFrom(draft: Draft, start: number, read: CellReader): { units: Unit[]; rows: string[][] } {
  const units: Unit[] = []
  const rows: string[][] = []
  for (let index = start; index < draft.units.length; index++) {
    const unit = draft.units[index]
    if (!isOpen(unit) || unit.lines.length !== 1 || (units.length > 0 && unit.gapBefore > 1)) break
    const cells = read(unit.lines[0] as string)
    if (!cells) break
    const width = rows[0]?.length
    if (width !== undefined && Math.abs(cells.length - width) > (isRuleRow(cells) ? 99 : 0)) break
    units.push(unit)
    rows.push(cells)
  }
  return { units, rows }
}

export const tablesStep: Step = {
  name: NAME,
  run(draft) {
    for (let index = 0; index < draft.units.length; index++) {
      if (!isOpen(draft.units[index])) continue
      for (const [read, fewest, reason] of [
        [parted, 2, 'cells parted by tabs, bars or wide spaces'],
        [byTrailingFigures, 3, 'each line ends in the same number of figures'],
      ] as const) {
        const { units, rows } = runFrom(draft, index, read)
        if (units.length < fewest) continue
        markRun(draft, units, rows, reason)
        index += units.length - 1
        break
      }
    }
  },
}

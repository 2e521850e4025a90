/**
 * The working state of the plain-text pipeline: units (a line or a reflowed paragraph each) that named steps label
 * one after the other, leaving a trace of every decision.
 */
import type { TraceEntry } from '../../../shared/article/parsed-article.ts'
import type { BlockRole, Direction, HeadingDepth } from '../../../shared/article/tree.ts'
import type { LineShape } from './line-shape.ts'

export type UnitKind =
  | 'title'
  | 'byline'
  | 'date'
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'quote'
  | 'verse'
  | 'caption'
  | 'table-row'
  | 'rule'

export interface Unit {
  text: string
  /** The source lines, trimmed, before they were joined. */
  lines: string[]
  /** Index of the first source line. */
  line: number
  /** Blank lines before the first line. */
  gapBefore: number
  /** Columns of white space before the first line. */
  indent: number
  shape: LineShape
  /** null until a step has decided. */
  kind: UnitKind | null
  role?: BlockRole
  /** Number of an ordered list item; absent for a bullet. */
  ordinal?: number
  /** Depth of a heading. */
  depth?: HeadingDepth
  cells?: string[]
  /** Units of one list, table, quotation or stanza share a number. */
  group?: number
}

export type Layout = 'lines' | 'blank-lines' | 'indents' | 'wrapped'

export interface Draft {
  units: Unit[]
  trace: TraceEntry[]
  layout: Layout
  lang: string | null
  dir: Direction
  /** Median length of units that look like body text; 0 when there are none. */
  bodyLength: number
  titleText: string | null
  byline: string | null
  siteName: string | null
  publishedAt: string | null
  modifiedAt: string | null
  url: string | null
  nextGroup: number
}

export interface Step {
  name: string
  run(draft: Draft): void
}

const QUOTE_LENGTH = 200

export function quoteOf(text: string): string {
  return text.length <= QUOTE_LENGTH ? text : `${text.slice(0, QUOTE_LENGTH - 1)}…`
}

export interface Decision {
  step: string
  decision: string
  reason: string
  /** Between 0 and 1. */
  score?: number
}

/** Writes the decision about a unit to the trace. */
export function note(draft: Draft, unit: Unit, decision: Decision): void {
  const score =
    decision.score === undefined
      ? {}
      : { score: Math.round(Math.min(1, Math.max(0, decision.score)) * 100) / 100 }
  draft.trace.push({
    step: decision.step,
    decision: decision.decision,
    reason: decision.reason,
    quote: quoteOf(unit.text),
    line: unit.line,
    ...score,
  })
}

export function isOpen(unit: Unit | undefined): unit is Unit {
  return unit !== undefined && unit.kind === null
}

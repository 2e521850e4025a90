/**
 * Cuts a text into units: finds out whether a paragraph is a line, a run of lines between blank lines, an indented
 * run, or hard-wrapped lines, and joins wrapped lines again.
 */
import type { Layout, Unit } from './draft.ts'
import { joinLines, type Vocabulary, vocabularyOf } from './join-lines.ts'
import { endMarkOf, endsSentence, shapeOf } from './line-shape.ts'
import { columnsOf, type WrapStyle, wrapStyleOf } from './wrap-style.ts'

export interface SourceLine {
  /** Without white space at both ends. */
  text: string
  /** Columns of white space before the text; a tab counts four, an ideographic space two. */
  indent: number
  index: number
  /** Blank lines before this one. */
  gapBefore: number
}

export interface ReadUnits {
  units: Unit[]
  layout: Layout
  /** Plain words on how the text was cut. */
  reason: string
}

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\ufeff\u200b\u2060]/g
const LEADING_SPACE = /^[\s\u3000]*/
const LIST_START =
  /^(?:[•‣◦▪▫●○■□◆◇★☆✓✔➤►▶→·∙*+–—-]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+|[①-⑳]|[一二三四五六七八九十]{1,3}、)/iu

function indentOf(space: string): number {
  let columns = 0
  for (const character of space) columns += character === '\t' ? 4 : character === '\u3000' ? 2 : 1
  return columns
}

/** The lines that hold something. */
export function sourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = []
  let gapBefore = 0
  for (const [index, raw] of text.split(LINE_BREAK).entries()) {
    const clean = raw.replace(INVISIBLE, '')
    const trimmed = clean.trim()
    if (trimmed === '') {
      gapBefore++
      continue
    }
    const space = LEADING_SPACE.exec(clean)?.[0] ?? ''
    lines.push({ text: trimmed, indent: indentOf(space), index, gapBefore })
    gapBefore = 0
  }
  return lines
}

/** Lines with no blank line between them. */
function stanzas(lines: readonly SourceLine[]): SourceLine[][] {
  const result: SourceLine[][] = []
  for (const line of lines) {
    if (line.gapBefore > 0 || result.length === 0) result.push([line])
    else result.at(-1)?.push(line)
  }
  return result
}

function isTableLike(line: SourceLine): boolean {
  return /\S(?:\t| {3,})\S/.test(line.text) || /^\|.*\|$/.test(line.text)
}

interface BreakRules {
  style: WrapStyle
  /** Paragraphs are set apart by blank lines, so that a break inside a stanza needs more evidence. */
  hasBlankLines: boolean
  hasIndents: boolean
  baseIndent: number
}

/** Does `line` begin a new paragraph, or does it continue the wrapped line before it? */
function beginsParagraph(previous: SourceLine, line: SourceLine, rules: BreakRules): boolean {
  if (LIST_START.test(line.text) || isTableLike(line) || isTableLike(previous)) return true
  if (/^>/.test(line.text) !== /^>/.test(previous.text)) return true
  if (/^[-=_*~#]{3,}$/.test(line.text) || /^[-=_*~#]{3,}$/.test(previous.text)) return true
  if (rules.hasIndents && line.indent > rules.baseIndent) return true
  const { width } = rules.style
  const room = width - previous.indent - columnsOf(previous.text)
  const next = rules.style.isSpaced ? (/^\S+/.exec(line.text)?.[0] ?? '') : line.text.charAt(0)
  const needed = columnsOf(next) + (rules.style.isSpaced ? 1 : 0)
  if (room < needed) return false
  if (/[-\u00ad‐]$/.test(previous.text.slice(-1)) && /^\p{Ll}/u.test(line.text)) return false
  if (rules.hasBlankLines) {
    // Inside a stanza only a line that is clearly too short ends a paragraph.
    return room >= Math.max(needed + 12, width * 0.35) && !/^\p{Ll}/u.test(line.text)
  }
  if (rules.style.isGreedy) return true
  return (
    room >= needed + 6 && (endsSentence(endMarkOf(previous.text.slice(-12))) || !/^\p{Ll}/u.test(line.text))
  )
}

function makeUnit(lines: SourceLine[], vocabulary: Vocabulary): Unit {
  const first = lines[0] as SourceLine
  const text = joinLines(
    lines.map((line) => line.text),
    vocabulary,
  )
  return {
    text,
    lines: lines.map((line) => line.text),
    line: first.index,
    gapBefore: first.gapBefore,
    indent: first.indent,
    shape: shapeOf(text),
    kind: null,
  }
}

/** A stanza whose lines are all far from full was not wrapped: its lines are lines. */
function isWrappedStanza(stanza: readonly SourceLine[], style: WrapStyle): boolean {
  return stanza.some((line) => line.indent + columnsOf(line.text) >= style.width * 0.72)
}

/**
 * A heading whose first word would not have fitted on the line above looks joined to it. When a run of lines ends
 * early without an end mark, its last line or two after a finished sentence are such a heading.
 */
function splitJoinedHeading(run: SourceLine[], style: WrapStyle): SourceLine[][] {
  const last = run.at(-1) as SourceLine
  if (run.length < 2 || endMarkOf(last.text.slice(-12)) !== null) return [run]
  if (columnsOf(last.text) > style.width * 0.9) return [run]
  for (const size of [1, 2]) {
    const head = run[run.length - size]
    const above = run[run.length - size - 1]
    if (!head || !above) break
    if (endMarkOf(above.text.slice(-12)) === 'stop' && /^["“„«»‹「『]?[^\p{Ll}\s]/u.test(head.text)) {
      return [run.slice(0, -size), run.slice(-size)]
    }
  }
  return [run]
}

function wrappedUnits(lines: readonly SourceLine[], rules: BreakRules, vocabulary: Vocabulary): Unit[] {
  const units: Unit[] = []
  const flush = (run: SourceLine[]): void => {
    const parts = rules.hasBlankLines ? [run] : splitJoinedHeading(run, rules.style)
    for (const part of parts) units.push(makeUnit(part, vocabulary))
  }
  for (const stanza of stanzas(lines)) {
    const isWrapped = isWrappedStanza(stanza, rules.style)
    let current: SourceLine[] = []
    for (const line of stanza) {
      const previous = current.at(-1)
      if (previous && (!isWrapped || beginsParagraph(previous, line, rules))) {
        flush(current)
        current = []
      }
      current.push(line)
    }
    if (current.length > 0) flush(current)
  }
  return units
}

function mostCommonIndent(lines: readonly SourceLine[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1)
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}

/** Units of the text in order, and how paragraphs were told apart. Every non-blank line is in exactly one unit. */
export function readUnits(text: string): ReadUnits {
  const lines = sourceLines(text)
  const vocabulary = vocabularyOf(lines)
  const blankLines = lines.filter((line) => line.gapBefore > 0).length
  const hasBlankLines = blankLines >= Math.max(1, lines.length * 0.05)
  const style = wrapStyleOf(lines)
  if (style) {
    const baseIndent = mostCommonIndent(lines)
    const indented = lines.filter((line) => line.indent > baseIndent && line.indent <= baseIndent + 8).length
    const hasIndents = indented >= 2 && indented < lines.length * 0.5
    const units = wrappedUnits(lines, { style, hasBlankLines, hasIndents, baseIndent }, vocabulary)
    const by = hasBlankLines ? 'blank lines' : hasIndents ? 'indents' : 'short last lines'
    return {
      units,
      layout: hasIndents && !hasBlankLines ? 'indents' : 'wrapped',
      reason: `lines wrapped at ${style.width} columns were joined; ${by} end a paragraph`,
    }
  }
  const units = lines.map((line) => makeUnit([line], vocabulary))
  if (!hasBlankLines) return { units, layout: 'lines', reason: 'every line is a paragraph' }
  return { units, layout: 'blank-lines', reason: 'paragraphs are separated by blank lines' }
}

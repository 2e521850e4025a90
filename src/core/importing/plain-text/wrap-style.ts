/**
 * Finds out whether a text was wrapped to a fixed width by the program that wrote it, and how: most lines end near
 * one column, in the middle of a sentence.
 */
import { endMarkOf } from './line-shape.ts'
import type { SourceLine } from './read-units.ts'

export interface WrapStyle {
  /** Columns of the longest regular line. */
  width: number
  /** Every line holds as many words as fit, so that a shorter line must end its paragraph. */
  isGreedy: boolean
  /** Words are separated by spaces (not so in Chinese and Japanese). */
  isSpaced: boolean
}

const NARROWEST = 28
const WIDEST = 132
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uff60\u3000-\u303f]/gu

/** Columns a text takes on a terminal: East Asian characters take two, soft hyphens none. */
export function columnsOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}

function widthOf(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b)
  // A few lines may be longer: addresses cannot be wrapped.
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.97))] ?? 0
}

interface Pair {
  line: SourceLine
  next: SourceLine
  columns: number
}

function neighbours(lines: readonly SourceLine[]): Pair[] {
  const pairs: Pair[] = []
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index] as SourceLine
    const next = lines[index + 1] as SourceLine
    if (next.gapBefore === 0) pairs.push({ line, next, columns: line.indent + columnsOf(line.text) })
  }
  return pairs
}

function isSpacedText(lines: readonly SourceLine[]): boolean {
  const sample = lines
    .slice(0, 200)
    .map((line) => line.text)
    .join('')
  return (
    (sample.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) <
    sample.length * 0.3
  )
}

/** The style in which the lines were wrapped, or null when a line is a paragraph. */
export function wrapStyleOf(lines: readonly SourceLine[]): WrapStyle | null {
  const pairs = neighbours(lines)
  if (pairs.length < 2) return null
  const width = widthOf(pairs.map((pair) => pair.columns))
  if (width < NARROWEST || width > WIDEST) return null
  const longest = lines.filter((line) => columnsOf(line.text) > width * 1.5 && /\s/.test(line.text)).length
  if (longest > lines.length * 0.03) return null
  const isSpaced = isSpacedText(lines)
  const full = pairs.filter((pair) => pair.columns >= width * 0.75)
  const running = full.filter(
    (pair) => endMarkOf(pair.line.text) === null || endMarkOf(pair.line.text) === 'comma',
  )
  const continued = running.filter((pair) => /^[\p{Ll}\p{Lo}\p{N}("“«„‘'-]/u.test(pair.next.text))
  const isWrapped =
    full.length >= pairs.length * 0.45 &&
    running.length >= Math.max(2, full.length * 0.55) &&
    continued.length >= running.length * 0.45
  if (!isWrapped) return null
  const isTight = (pair: Pair): boolean => {
    const next = isSpaced ? (/^\S+/.exec(pair.next.text)?.[0] ?? '') : pair.next.text.charAt(0)
    return width - pair.columns < columnsOf(next) + (isSpaced ? 1 : 0)
  }
  const midSentence = pairs.filter(
    (pair) =>
      endMarkOf(pair.line.text) === null && /^\p{Ll}/u.test(pair.next.text) && pair.columns > width * 0.5,
  )
  const judged = midSentence.length >= 3 ? midSentence : running
  const isGreedy = judged.filter(isTight).length >= judged.length * 0.93
  return { width, isGreedy, isSpaced }
}

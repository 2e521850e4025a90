/**
 * Cuts an excerpt out of a text around what a query found, with the found words marked.
 */
import type { ExcerptPart } from '../contract/schemas.ts'
import type { Query, QueryPhrase } from './parse-query.ts'
import { type SearchToken, searchTokens } from './search-tokens.ts'

/** Found stretches in `text`, sorted, not overlapping; offsets in UTF-16 code units. */
export interface TextRange {
  start: number
  end: number
}

function matchesAt(phrase: QueryPhrase, tokens: readonly SearchToken[], index: number): boolean {
  return phrase.keys.every((key, offset) => {
    const token = tokens[index + offset]
    if (!token) return false
    const isLast = offset === phrase.keys.length - 1
    return phrase.isPrefix && isLast ? token.key.startsWith(key) : token.key === key
  })
}

/** Where the query's required phrases stand, at most `limit` of them. */
export function findQuery(text: string, query: Query, limit = 1000): TextRange[] {
  const phrases = query.required.flat()
  if (phrases.length === 0) return []
  const byFirstKey = new Map<string, QueryPhrase[]>()
  const prefixes: QueryPhrase[] = []
  for (const phrase of phrases) {
    const first = phrase.keys[0] as string
    if (phrase.isPrefix && phrase.keys.length === 1) prefixes.push(phrase)
    else byFirstKey.set(first, [...(byFirstKey.get(first) ?? []), phrase])
  }
  const tokens = [...searchTokens(text)]
  const ranges: TextRange[] = []
  for (let index = 0; index < tokens.length && ranges.length < limit; index++) {
    const token = tokens[index] as SearchToken
    const candidates = [...(byFirstKey.get(token.key) ?? []), ...prefixes]
    const found = candidates
      .filter((phrase) => matchesAt(phrase, tokens, index))
      .reduce((longest, phrase) => Math.max(longest, phrase.keys.length), 0)
    if (found === 0) continue
    ranges.push({ start: token.start, end: (tokens[index + found - 1] as SearchToken).end })
    index += found - 1
  }
  return ranges
}

/** Splits `text` at the ranges; line feeds and tabs become spaces. */
export function markRanges(
  text: string,
  ranges: readonly TextRange[],
  from = 0,
  to = text.length,
): ExcerptPart[] {
  const parts: ExcerptPart[] = []
  const push = (start: number, end: number, isHit: boolean) => {
    if (end > start) parts.push({ text: text.slice(start, end).replace(/[\n\t]+/g, ' '), isHit })
  }
  let position = from
  for (const range of ranges) {
    if (range.end <= from || range.start >= to) continue
    push(position, Math.max(position, range.start), false)
    push(Math.max(position, range.start), Math.min(range.end, to), true)
    position = Math.min(range.end, to)
  }
  push(position, to, false)
  return parts
}

// The window with the most found words wins; the first of equals, since news says the important things first.
function bestStart(ranges: readonly TextRange[], length: number): number {
  let best = 0
  let bestCount = 0
  for (let first = 0; first < ranges.length; first++) {
    const windowEnd = (ranges[first] as TextRange).start + length
    let count = 0
    for (let index = first; index < ranges.length && (ranges[index] as TextRange).end <= windowEnd; index++)
      count++
    if (count > bestCount) {
      bestCount = count
      best = (ranges[first] as TextRange).start
    }
  }
  return best
}

/** About `length` code units around the densest cluster of found words, cut at words, `…` where text is left out. */
export function makeExcerpt(text: string, query: Query, length = 220): ExcerptPart[] {
  const ranges = findQuery(text, query, 200)
  let from = text.length <= length ? 0 : Math.max(0, bestStart(ranges, length - 40) - 40)
  if (from > 0) {
    const space = text.slice(from, from + 40).search(/\s/)
    from += space >= 0 ? space + 1 : 0
  }
  let to = Math.min(text.length, from + length)
  if (to < text.length) {
    const space = text.lastIndexOf(' ', to)
    if (space > from + length / 2) to = space
  }
  const parts = markRanges(text, ranges, from, to)
  if (from > 0) parts.unshift({ text: '…', isHit: false })
  if (to < text.length) parts.push({ text: '…', isHit: false })
  return parts
}

/**
 * Maps canonical-text offsets to places in the rendered article and back. The page is read once into a list of
 * segments; everything after that is arithmetic, and the `Range` at the end is the only thing that touches the DOM.
 */

/** A stretch of one text node (or a `br`, one code unit long), in canonical-text offsets, end exclusive. */
export interface TextSegment {
  node: Text | HTMLBRElement
  start: number
  end: number
}

export interface TextMap {
  segments: readonly TextSegment[]
  /** The canonical text as the page holds it. */
  text: string
}

interface Reading {
  segments: TextSegment[]
  parts: string[]
  length: number
}

function append(reading: Reading, text: string): void {
  reading.parts.push(text)
  reading.length += text.length
}

function appendNode(reading: Reading, node: Text | HTMLBRElement, text: string): void {
  if (text === '') return
  reading.segments.push({ node, start: reading.length, end: reading.length + text.length })
  append(reading, text)
}

function readInlines(parent: Node, reading: Reading): void {
  for (const child of parent.childNodes) {
    if (child instanceof Text) appendNode(reading, child, child.data)
    else if (child instanceof HTMLBRElement) appendNode(reading, child, '\n')
    else if (child instanceof Element && !child.hasAttribute('data-no-text')) readInlines(child, reading)
  }
}

function readTable(table: HTMLTableElement, reading: Reading): void {
  for (const [rowIndex, row] of [...table.rows].entries()) {
    if (rowIndex > 0) append(reading, '\n')
    for (const [cellIndex, cell] of [...row.cells].entries()) {
      if (cellIndex > 0) append(reading, '\t')
      readInlines(cell, reading)
    }
  }
}

/** Reads the article drawn under `root`. The map holds as long as the article is not drawn anew. */
export function readTextMap(root: Element): TextMap {
  const reading: Reading = { segments: [], parts: [], length: 0 }
  let isFirst = true
  for (const block of root.querySelectorAll('[data-text-block]')) {
    if (block.closest('[data-no-text]')) continue
    if (!isFirst) append(reading, '\n')
    isFirst = false
    if (block instanceof HTMLTableElement) readTable(block, reading)
    else readInlines(block, reading)
  }
  return { segments: reading.segments, text: reading.parts.join('') }
}

/** The canonical text read back from the rendered article. */
export function readBackText(root: Element): string {
  return readTextMap(root).text
}

/** Index of the first segment that ends after `offset`; the number of segments when there is none. */
function firstEndingAfter(segments: readonly TextSegment[], offset: number): number {
  let low = 0
  let high = segments.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((segments[middle] as TextSegment).end > offset) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The `Range` that holds the words from `start` to `end` (exclusive), or null when no text stands there.
 * It begins and ends inside text, never in the space between two blocks.
 */
export function rangeBetween(map: TextMap, start: number, end: number): Range | null {
  const first = map.segments[firstEndingAfter(map.segments, start)]
  // The last segment that begins before `end` is the one that holds the code unit before it, or stands before a gap.
  const lastIndex = firstEndingAfter(map.segments, end - 1)
  const candidate = map.segments[lastIndex]
  const last = candidate && candidate.start < end ? candidate : map.segments[lastIndex - 1]
  if (!first || !last || first.start >= end || last.end <= start) return null
  const range = document.createRange()
  if (first.node instanceof Text) range.setStart(first.node, Math.max(0, start - first.start))
  else range.setStartBefore(first.node)
  if (last.node instanceof Text) range.setEnd(last.node, Math.min(end, last.end) - last.start)
  else range.setEndAfter(last.node)
  return range
}

/** The words that `range` covers, in canonical-text offsets; null when it covers none. */
export function offsetsOf(map: TextMap, range: Range): { start: number; end: number } | null {
  let start: number | null = null
  let end = 0
  for (const segment of map.segments) {
    if (!range.intersectsNode(segment.node)) continue
    const isText = segment.node instanceof Text
    const from = isText && range.startContainer === segment.node ? range.startOffset : 0
    const length = segment.end - segment.start
    const to = isText && range.endContainer === segment.node ? range.endOffset : length
    if (to <= from) continue
    start ??= segment.start + from
    end = segment.start + to
  }
  return start === null ? null : { start, end }
}

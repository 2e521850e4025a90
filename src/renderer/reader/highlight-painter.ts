/**
 * Paints stretches of the article with the CSS Custom Highlight API: no element is added to the article, and nothing
 * is drawn anew when colours change. How each name looks is in `highlights.css`.
 */
import { rangeBetween, type TextMap } from './text-map.ts'

/** A stretch in canonical-text offsets, end exclusive. */
export interface Stretch {
  start: number
  end: number
}

/** Paints the stretches under each name and returns the undo. A higher `priority` lies on top where two overlap. */
export function paintHighlights(
  map: TextMap,
  stretchesByName: ReadonlyMap<string, readonly Stretch[]>,
  priority = 0,
): () => void {
  const painted = new Map<string, Highlight>()
  for (const [name, stretches] of stretchesByName) {
    const highlight = new Highlight()
    highlight.priority = priority
    for (const { start, end } of stretches) {
      const range = rangeBetween(map, start, end)
      if (range) highlight.add(range)
    }
    CSS.highlights.set(name, highlight)
    painted.set(name, highlight)
  }
  return () => {
    for (const [name, highlight] of painted) {
      // A later painting may have taken the name over.
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name)
    }
  }
}

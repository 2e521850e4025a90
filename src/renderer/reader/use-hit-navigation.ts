/**
 * Steps from hit to hit: marks the current one, brings it into sight and has its place read out.
 */
import { useCallback, useEffect, useState } from 'react'
import { announce } from '../ui/announcer.tsx'
import { paintHighlights, type Stretch } from './highlight-painter.ts'
import { rangeBetween, type TextMap } from './text-map.ts'

export interface HitNavigation {
  /** Null before the first step. */
  currentIndex: number | null
  /** Steps over the hits that `isWanted` accepts (all when absent), around the ends. */
  step(direction: 1 | -1, isWanted?: (index: number) => boolean): void
}

/** Scrolls the stretch to the upper third of its scroller unless it is in sight already. */
export function revealStretch(map: TextMap, stretch: Stretch): void {
  const range = rangeBetween(map, stretch.start, stretch.end)
  const element = range?.startContainer.parentElement
  const scroller = element?.closest('[data-scroller]')
  if (!range || !scroller) return
  const place = range.getBoundingClientRect()
  const frame = scroller.getBoundingClientRect()
  const margin = 48
  if (place.top >= frame.top + margin && place.bottom <= frame.bottom - margin) return
  scroller.scrollBy({ top: place.top - frame.top - frame.height / 3, behavior: 'instant' })
}

/** The next index in `direction` from `current` that is wanted, around the ends; null when there is none. */
export function nextIndex(
  count: number,
  current: number | null,
  direction: 1 | -1,
  isWanted: (index: number) => boolean,
): number | null {
  const start = current ?? (direction === 1 ? -1 : count)
  for (let distance = 1; distance <= count; distance++) {
    const index = (((start + direction * distance) % count) + count) % count
    if (isWanted(index)) return index
  }
  return null
}

/** `hits` must be sorted; `wordOf` says what a hit is called when its place is read out. */
export function useHitNavigation<Hit extends Stretch>(
  map: TextMap | null,
  hits: readonly Hit[],
  wordOf: (hit: Hit) => string,
): HitNavigation {
  const [current, setCurrent] = useState<{ hits: readonly Hit[]; index: number } | null>(null)
  // An index into other hits means nothing: another article, or other keywords.
  const currentIndex = current?.hits === hits ? current.index : null

  useEffect(() => {
    const hit = currentIndex === null ? undefined : hits[currentIndex]
    if (!map || !hit) return
    return paintHighlights(map, new Map([['keyword-current', [hit]]]), 2)
  }, [map, hits, currentIndex])

  const step = useCallback(
    (direction: 1 | -1, isWanted: (index: number) => boolean = () => true) => {
      const index = nextIndex(hits.length, currentIndex, direction, isWanted)
      const hit = index === null ? undefined : hits[index]
      if (!map || index === null || !hit) return
      setCurrent({ hits, index })
      revealStretch(map, hit)
      announce(`${index + 1} of ${hits.length}, ${wordOf(hit)}`)
    },
    [map, hits, currentIndex, wordOf],
  )
  return { currentIndex, step }
}

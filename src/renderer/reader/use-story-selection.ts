/** What is selected in the article, and where that is in the window. */
import { useEffect, useState } from 'react'
import { offsetsOf, type TextMap } from './text-map.ts'

export interface StorySelection {
  /** In canonical-text offsets, end exclusive. */
  start: number
  end: number
  text: string
  /** In pixels of the window. */
  place: { left: number; right: number; top: number; bottom: number }
}

function readSelection(map: TextMap, story: Element): StorySelection | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!story.contains(range.commonAncestorContainer)) return null
  const offsets = offsetsOf(map, range)
  if (!offsets) return null
  const { left, right, top, bottom } = range.getBoundingClientRect()
  return { ...offsets, text: map.text.slice(offsets.start, offsets.end), place: { left, right, top, bottom } }
}

/** Null while nothing of the story is selected, and while a selection is still being drawn. */
export function useStorySelection(map: TextMap | null, story: Element | null): StorySelection | null {
  const [selection, setSelection] = useState<StorySelection | null>(null)
  useEffect(() => {
    setSelection(null)
    if (!map || !story) return
    const lifetime = new AbortController()
    const options = { signal: lifetime.signal }
    let isDrawing = false
    const read = () => setSelection(isDrawing ? null : readSelection(map, story))
    document.addEventListener('selectionchange', read, options)
    document.addEventListener(
      'pointerdown',
      (event) => (isDrawing = story.contains(event.target as Node)),
      options,
    )
    document.addEventListener(
      'pointerup',
      () => {
        isDrawing = false
        read()
      },
      options,
    )
    // The button beside the selection would stay behind when the text moves on.
    story.closest('[data-scroller]')?.addEventListener('scroll', () => setSelection(null), options)
    return () => lifetime.abort()
  }, [map, story])
  return selection
}

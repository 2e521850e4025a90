/** How many panes the window has room for. The same bounds stand in the style sheets. */
import { useSyncExternalStore } from 'react'

/** `wide`: list, reader and side panel. `medium`: list and reader, or reader and panel. `narrow`: one at a time. */
export type WindowLayout = 'wide' | 'medium' | 'narrow'

const wide = window.matchMedia('(min-width: 1180px)')
const narrow = window.matchMedia('(max-width: 759px)')

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener)
  narrow.addEventListener('change', listener)
  return () => {
    wide.removeEventListener('change', listener)
    narrow.removeEventListener('change', listener)
  }
}

function currentLayout(): WindowLayout {
  if (wide.matches) return 'wide'
  return narrow.matches ? 'narrow' : 'medium'
}

export function useWindowLayout(): WindowLayout {
  return useSyncExternalStore(subscribe, currentLayout)
}

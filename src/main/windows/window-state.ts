/**
 * Where the window stood when it was last used. What is stored may be damaged or belong to a screen that is gone, so
 * it is read with suspicion and the window always ends up where a person can reach it.
 */
import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'
import { MINIMUM_SIZE } from './window-options.ts'

export interface WindowState {
  width: number
  height: number
  /** Null lets the system choose. */
  position: { x: number; y: number } | null
  isMaximized: boolean
}

export const DEFAULT_WINDOW_STATE: WindowState = {
  width: 1320,
  height: 860,
  position: null,
  isMaximized: false,
}

const storedSchema = z.object({
  width: z.int().min(MINIMUM_SIZE.width).max(20_000),
  height: z.int().min(MINIMUM_SIZE.height).max(20_000),
  position: z.object({ x: z.int(), y: z.int() }).nullable(),
  isMaximized: z.boolean(),
})

// So much of the title bar must lie on a screen that the window can be taken hold of.
const REACHABLE = { width: 120, height: 32 }

function isReachable(
  position: { x: number; y: number },
  width: number,
  screens: readonly Rectangle[],
): boolean {
  return screens.some((screen) => {
    const shared = Math.min(position.x + width, screen.x + screen.width) - Math.max(position.x, screen.x)
    const isInHeight = position.y >= screen.y && position.y + REACHABLE.height <= screen.y + screen.height
    return shared >= REACHABLE.width && isInHeight
  })
}

/** The state to open with: the stored one as far as it is sound. `screens`: the work areas there are now. */
export function readWindowState(stored: unknown, screens: readonly Rectangle[]): WindowState {
  const result = storedSchema.safeParse(stored)
  if (!result.success) return DEFAULT_WINDOW_STATE
  const { position, ...state } = result.data
  const isKept = position !== null && isReachable(position, state.width, screens)
  return { ...state, position: isKept ? position : null }
}

type TrackedWindow = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'on'>

/** Saves the state shortly after the window was moved or resized, and when it closes. `later` returns its undo. */
export function trackWindowState(
  window: TrackedWindow,
  save: (state: WindowState) => void,
  later: (run: () => void) => () => void,
): void {
  let cancel: (() => void) | undefined
  const saveNow = () => {
    cancel?.()
    cancel = undefined
    // The bounds before maximising: leaving the maximised state later must lead back to them.
    const { x, y, width, height } = window.getNormalBounds()
    save({ width, height, position: { x, y }, isMaximized: window.isMaximized() })
  }
  const saveLater = () => {
    cancel?.()
    cancel = later(saveNow)
  }
  window.on('resize', saveLater)
  window.on('move', saveLater)
  window.on('close', saveNow)
}

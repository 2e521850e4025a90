/**
 * What main and the core's process say to each other over the parent port. Only plain data travels; the page's
 * calls do not pass here, they go through ports of their own.
 */
import type { Settings } from '../../shared/contract/schemas.ts'

/** Everything the core's process needs to open a library. */
export interface CoreStart {
  libraryDir: string
  assetBase: string
  version: string
  samplesDir: string
  /** The stored preferences; main alone writes the file, see `settings-changed`. */
  settings: Settings
}

export interface RefusedFile {
  name: string
  /** A sentence for people. */
  message: string
}

export type ToCore =
  | { type: 'open'; start: CoreStart }
  /** Comes with one MessagePortMain: a window's line to the core. */
  | { type: 'connect' }
  | { type: 'grant'; requestId: number; paths: string[] }
  /** Files opened from outside the window: a double click, the command line, another start of the program. */
  | { type: 'import'; paths: string[] }
  | { type: 'close' }

export type FromCore =
  | { type: 'opened' }
  /** `message` is a sentence for people. Opening again without a change would fail again. */
  | { type: 'open-failed'; message: string }
  | { type: 'granted'; requestId: number; handles: string[] }
  | { type: 'settings-changed'; settings: Settings }
  | { type: 'import-finished'; refused: RefusedFile[] }

/**
 * What the desktop window can do beyond the contract. The preload puts it on `window.offprintNative`;
 * in the browser door it is absent and the page uses the browser's own means.
 */
export interface NativeCapabilities {
  /** `darwin`, `win32`, `linux`: for shortcut names and window chrome. */
  platform: string
  /** Opens the system's dialog; the answer holds handles for `import.start`, never paths. Empty when dismissed. */
  chooseFiles(kind: 'files' | 'folder'): Promise<string[]>
  /** Handles for files or folders dropped on the window, in the same order. */
  handlesForDropped(files: File[]): Promise<string[]>
  /** Opens an http, https or mailto address outside; false when it was refused. */
  openExternal(url: string): Promise<boolean>
  /** Called for each menu command; returns the undo of the subscription. */
  onCommand(listener: (command: MenuCommand) => void): () => void
}

export const MENU_COMMANDS = [
  'import-files',
  'import-folder',
  'paste-text',
  'find-in-library',
  'next-article',
  'previous-article',
  'toggle-read',
  'toggle-star',
  'toggle-archive',
  'move-to-trash',
  'toggle-note',
  'toggle-keywords',
  'next-hit',
  'previous-hit',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

/** The `window` message that hands the core's MessagePort to the page. */
export const PORT_MESSAGE = 'offprint:port'

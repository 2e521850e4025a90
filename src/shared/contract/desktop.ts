/**
 * Names that the desktop's main process and its preload must agree on. The preload bundles them, so it needs nothing
 * of ours at run time.
 */

/** The page's origin in the desktop window, as Chromium writes it for a standard scheme. */
export const APP_ORIGIN = 'app://offprint'

/** IPC channels between the preload and main; the page itself reaches none of them. */
export const CHANNELS = {
  /** Main to preload: carries a fresh MessagePort to the core. */
  port: 'offprint:port',
  /** Main to preload: a menu command. */
  command: 'offprint:command',
  /** Preload to main: the open dialog; answers with handles. */
  chooseFiles: 'offprint:choose-files',
  /** Preload to main: paths of dropped files; answers with handles. */
  grantDropped: 'offprint:grant-dropped',
  /** Preload to main: an address for the system's own programs; answers whether it was allowed. */
  openExternal: 'offprint:open-external',
} as const

/**
 * How the reader's window is made. Every protection is written out although most are Electron's defaults, so that a
 * changed default, or a careless edit, shows in a test.
 */
import type { BrowserWindowConstructorOptions } from 'electron'
import type { WindowState } from './window-state.ts'

export interface WindowSurroundings {
  /** Absolute path of the built preload. */
  preloadPath: string
  platform: NodeJS.Platform
  hasDevTools: boolean
  isDark: boolean
}

export const MINIMUM_SIZE = { width: 720, height: 480 }

export function windowOptions(
  state: WindowState,
  around: WindowSurroundings,
): BrowserWindowConstructorOptions {
  return {
    title: 'Offprint',
    width: state.width,
    height: state.height,
    ...(state.position && { x: state.position.x, y: state.position.y }),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    // Shown when the page has painted; until then this colour stands in for it, so that nothing flashes.
    show: false,
    backgroundColor: around.isDark ? '#17181a' : '#fbfaf7',
    webPreferences: {
      preload: around.preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      webgl: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: around.hasDevTools,
      // macOS and Windows check spelling themselves; on Linux Chromium would have to download dictionaries.
      spellcheck: around.platform !== 'linux',
    },
  }
}

/** Makes the reader's window and ties together what belongs to its life: place, port, menu under the mouse. */
import type { BrowserWindow, Menu, MenuItemConstructorOptions, Rectangle } from 'electron'
import type { PortBroker } from '../core-link/port-broker.ts'
import { contextMenu } from '../menu/context-menu.ts'
import type { PreferenceFile } from '../preferences/preference-file.ts'
import { createRestartPolicy } from '../restart-policy.ts'
import { APP_PAGE } from '../security/app-origin.ts'
import { type WindowSurroundings, windowOptions } from './window-options.ts'
import { readWindowState, trackWindowState } from './window-state.ts'

export interface ReaderWindowOptions {
  create: (options: ReturnType<typeof windowOptions>) => BrowserWindow
  around: WindowSurroundings
  /** Work areas of the screens there are. */
  screens: readonly Rectangle[]
  placeFile: PreferenceFile
  broker: PortBroker
  buildMenu: (template: MenuItemConstructorOptions[]) => Menu
  now: () => number
  later: (run: () => void, delayMs: number) => () => void
}

const SAVE_DELAY_MS = 500

// The page's process is gone, its data is not: the core lives elsewhere, and a fresh page connects by itself.
function reloadWhenGone(window: BrowserWindow, options: ReaderWindowOptions): void {
  const policy = createRestartPolicy(options.now)
  const reload = () => {
    if (!window.isDestroyed()) window.webContents.reload()
  }
  window.webContents.on('did-finish-load', () => policy.opened())
  window.webContents.on('render-process-gone', (_event, details) => {
    const delayMs = details.reason === 'clean-exit' ? null : policy.died()
    if (delayMs !== null) options.later(reload, delayMs)
  })
}

/** Resolves when the page is loaded; the window shows itself once it has something to show. */
export async function openReaderWindow(options: ReaderWindowOptions): Promise<BrowserWindow> {
  const state = readWindowState(options.placeFile.read(), options.screens)
  const window = options.create(windowOptions(state, options.around))
  trackWindowState(
    window,
    (changed) => options.placeFile.write({ ...changed }),
    (run) => options.later(run, SAVE_DELAY_MS),
  )
  window.once('ready-to-show', () => {
    // Maximising shows the window, so it waits for the page too.
    if (state.isMaximized) window.maximize()
    window.show()
  })
  // The page's own title is the article's; the window keeps the program's name.
  window.on('page-title-updated', (event) => event.preventDefault())
  const contents = window.webContents
  options.broker.serve(contents)
  contents.on('context-menu', (_event, target) => {
    const template = contextMenu(target, contents)
    if (template.length > 0) options.buildMenu(template).popup({ window })
  })
  reloadWhenGone(window, options)
  await window.loadURL(APP_PAGE)
  return window
}

/**
 * Answers what the page asks of the desktop: the open dialog, handles for dropped files, an address for the system's
 * browser. Paths come from the system and go to the core; the page gets handles.
 */
import { isAbsolute } from 'node:path'
import type { BrowserWindow, Dialog, IpcMain, IpcMainInvokeEvent, OpenDialogOptions } from 'electron'
import { z } from 'zod'
import { CHANNELS } from '../../shared/contract/desktop.ts'
import { openExternalUrl } from '../../shared/security/urls.ts'
import type { CoreLink } from '../core-link/core-link.ts'
import { forOwnPage } from '../security/ipc-guard.ts'

export interface NativeRequestsOptions {
  ipcMain: Pick<IpcMain, 'handle'>
  dialog: Pick<Dialog, 'showOpenDialog'>
  link: Pick<CoreLink, 'grant'>
  /** The window that asks, so that its dialog hangs on it; null when it is gone. */
  windowOf: (event: IpcMainInvokeEvent) => BrowserWindow | null
  openExternal: (url: string) => void
}

const kindSchema = z.enum(['files', 'folder'])
const pathsSchema = z.array(z.string().max(32_768).refine(isAbsolute)).max(10_000)
const addressSchema = z.string().max(32_768)

const DIALOGS: Record<z.infer<typeof kindSchema>, OpenDialogOptions> = {
  files: {
    title: 'Import articles',
    buttonLabel: 'Import',
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
    filters: [
      { name: 'Articles', extensions: ['txt', 'text', 'md', 'markdown', 'html', 'htm', 'xhtml'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  folder: {
    title: 'Import a folder of articles',
    buttonLabel: 'Import',
    properties: ['openDirectory', 'multiSelections', 'dontAddToRecent'],
  },
}

export function handleNativeRequests(options: NativeRequestsOptions): void {
  const { ipcMain, dialog, link } = options
  ipcMain.handle(
    CHANNELS.chooseFiles,
    forOwnPage(async (event, kind) => {
      const wanted = DIALOGS[kindSchema.parse(kind)]
      const window = options.windowOf(event)
      if (!window) return []
      const { canceled, filePaths } = await dialog.showOpenDialog(window, wanted)
      return canceled || filePaths.length === 0 ? [] : link.grant(filePaths)
    }),
  )
  ipcMain.handle(
    CHANNELS.grantDropped,
    forOwnPage(async (_event, paths) => {
      const dropped = pathsSchema.parse(paths)
      return dropped.length === 0 ? [] : link.grant(dropped)
    }),
  )
  ipcMain.handle(
    CHANNELS.openExternal,
    forOwnPage((_event, address) => openExternalUrl(addressSchema.parse(address), options.openExternal)),
  )
}

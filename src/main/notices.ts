/** What the person is told outside the page: the library does not open, files were refused, another library is open. */
import type { App, BrowserWindow, Dialog } from 'electron'
import type { RefusedFile } from './core-link/messages.ts'

export interface NoticeParts {
  app: Pick<App, 'quit'>
  dialog: Pick<Dialog, 'showMessageBox'>
}

/** `cause` is a sentence for people. */
export async function offerAnotherTry(parts: NoticeParts, cause: string, start: () => void): Promise<void> {
  const { response } = await parts.dialog.showMessageBox({
    type: 'error',
    message: 'The library is not open.',
    detail: cause,
    buttons: ['Try Again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) start()
  else parts.app.quit()
}

const MAX_TOLD = 8

/** Says nothing when nothing was refused. */
export async function tellRefused(
  parts: NoticeParts,
  window: BrowserWindow | null,
  refused: readonly RefusedFile[],
): Promise<void> {
  if (refused.length === 0) return
  const lines = refused.slice(0, MAX_TOLD).map(({ name, message }) => `${name}: ${message}`)
  if (refused.length > MAX_TOLD) lines.push(`… and ${refused.length - MAX_TOLD} more.`)
  await showNotice(parts, window, {
    message:
      refused.length === 1 ? 'One file was not imported.' : `${refused.length} files were not imported.`,
    detail: lines.join('\n'),
  })
}

export async function tellOtherLibrary(
  parts: NoticeParts,
  window: BrowserWindow | null,
  libraryDir: string,
): Promise<void> {
  await showNotice(parts, window, {
    message: 'Offprint is open with another library.',
    detail: `Quit it first, then open “${libraryDir}”.`,
  })
}

async function showNotice(
  parts: NoticeParts,
  window: BrowserWindow | null,
  notice: { message: string; detail: string },
): Promise<void> {
  const box = { type: 'warning' as const, buttons: ['OK'], noLink: true, ...notice }
  if (window) await parts.dialog.showMessageBox(window, box)
  else await parts.dialog.showMessageBox(box)
}

/** Gives Chromium's own files (caches, the lock for one running program) a folder of theirs beside the preferences. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'

/** Call before the app is ready. Where the folder cannot be made, Electron's usual one stays, and `remark` is told. */
export function placeUserData(
  app: Pick<App, 'setPath'>,
  settingsDir: string,
  remark: (sentence: string) => void,
): void {
  const folder = join(settingsDir, 'desktop')
  try {
    // Electron refuses a path that does not exist.
    mkdirSync(folder, { recursive: true })
    app.setPath('userData', folder)
  } catch {
    remark(`“${folder}” cannot be used; check that you may write there.`)
  }
}

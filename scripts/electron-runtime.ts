/** Tells whether this machine has the Electron runtime, without starting or fetching it. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Null when the runtime is there; else the reason why not, in one sentence. */
export function missingElectronReason(): string | null {
  let folder: string
  try {
    folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return 'The package electron is not installed.'
  }
  const overridden = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const name = existsSync(join(folder, 'path.txt'))
    ? readFileSync(join(folder, 'path.txt'), 'utf8').trim()
    : null
  if (name !== null && existsSync(join(overridden ?? join(folder, 'dist'), name))) return null
  return 'The Electron runtime is not on this machine; `npm start` fetches it where the network allows.'
}

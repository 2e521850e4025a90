/** `offprint serve`: the reader in a browser, on this machine only. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadSaveKey } from '../../adapters/save-key.ts'
import { currentSurroundings, settingsDir } from '../../adapters/user-folders.ts'
import { serveLibrary } from '../../serve/serve-library.ts'
import { CommandFailure } from '../command-failure.ts'
import { assertInboxDir } from '../inbox-dir.ts'
import type { Output } from '../output.ts'
import { PROGRAM_VERSION, RENDERER_DIR, SAMPLES_DIR } from '../program-files.ts'
import { untilSignal } from '../until-signal.ts'
import { printBookmarklet } from './bookmarklet.ts'

export interface ServeOptions {
  /** 0 for any free port. */
  port: number
  /** Opens the person's browser, where there is one. */
  isOpened: boolean
  /** Prints the bookmarklet too. */
  isBookmarkletShown: boolean
  /** Folder whose files are imported as they appear; null for none. */
  inboxDir: string | null
}

// A machine without a browser is no reason to stop: the address is printed all the same.
async function openInBrowser(address: string): Promise<void> {
  try {
    const { default: open } = await import('open')
    const opener = await open(address)
    opener.on('error', () => undefined)
  } catch {
    // Nothing to open it with.
  }
}

/** Without a folder for it there is no saving from the browser, which is no reason not to read. */
async function saveKeyIn(folder: string, output: Output): Promise<string | null> {
  try {
    return await loadSaveKey(folder)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    output.remark(`Pages cannot be saved from the browser: the save key could not be kept (${cause}).`)
    return null
  }
}

/** Prints the address on a line of its own and serves until SIGINT or SIGTERM. */
export async function serveCommand(options: ServeOptions, libraryDir: string, output: Output): Promise<void> {
  if (!existsSync(join(RENDERER_DIR, 'index.html'))) {
    throw new CommandFailure('The reader’s page is not built yet. Run “npm run build” first.')
  }
  if (options.inboxDir !== null) assertInboxDir(options.inboxDir)
  const ended = untilSignal()
  const settings = settingsDir(currentSurroundings())
  const saveKey = await saveKeyIn(settings, output)
  const server = await serveLibrary({
    libraryDir,
    settingsDir: settings,
    rendererDir: RENDERER_DIR,
    samplesDir: SAMPLES_DIR,
    version: PROGRAM_VERSION,
    port: options.port,
    saveKey,
    inboxDir: options.inboxDir,
    onBug: (error) => output.remark(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
  output.remark(
    'Offprint runs. The address holds the key to your library: keep it to yourself. Ctrl+C stops it.',
  )
  output.line(server.address)
  output.json({ address: server.address })
  if (options.isBookmarkletShown && saveKey !== null) printBookmarklet(server.port, saveKey, output)
  if (options.isOpened) await openInBrowser(server.address)
  await ended
  await server.close()
}

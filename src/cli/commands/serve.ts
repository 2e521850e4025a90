/** `offprint serve`: the reader in a browser, on this machine only. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { currentSurroundings, settingsDir } from '../../adapters/user-folders.ts'
import { serveLibrary } from '../../serve/serve-library.ts'
import { CommandFailure } from '../command-failure.ts'
import type { Output } from '../output.ts'
import { PROGRAM_VERSION, RENDERER_DIR, SAMPLES_DIR } from '../program-files.ts'

export interface ServeOptions {
  /** 0 for any free port. */
  port: number
  /** Opens the person's browser, where there is one. */
  isOpened: boolean
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

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    // `once`: a second signal ends the process in the system's own way, whatever the first is still waiting for.
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

/** Prints the address on a line of its own and serves until SIGINT or SIGTERM. */
export async function serveCommand(options: ServeOptions, libraryDir: string, output: Output): Promise<void> {
  if (!existsSync(join(RENDERER_DIR, 'index.html'))) {
    throw new CommandFailure('The reader’s page is not built yet. Run “npm run build” first.')
  }
  const ended = untilSignal()
  const server = await serveLibrary({
    libraryDir,
    settingsDir: settingsDir(currentSurroundings()),
    rendererDir: RENDERER_DIR,
    samplesDir: SAMPLES_DIR,
    version: PROGRAM_VERSION,
    port: options.port,
    onBug: (error) => output.remark(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
  output.remark(
    'Offprint runs. The address holds the key to your library: keep it to yourself. Ctrl+C stops it.',
  )
  output.line(server.address)
  output.json({ address: server.address })
  if (options.isOpened) await openInBrowser(server.address)
  await ended
  await server.close()
}

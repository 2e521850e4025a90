/** Opens a library and starts the browser door on it. */
import { confSettings } from '../adapters/conf-settings.ts'
import { openCore } from '../adapters/open-core.ts'
import { createDirectClient } from '../core/direct-client.ts'
import { savePage } from './save-page.ts'
import { newSecret, type RunningServer, startServer } from './start-server.ts'
import { imageBase } from './stored-image.ts'

export interface ServeLibraryOptions {
  libraryDir: string
  /** Folder of the preferences. */
  settingsDir: string
  rendererDir: string
  samplesDir: string
  version: string
  /** 0 for any free port. */
  port: number
  onBug: (error: unknown) => void
  /** What lets a bookmarklet save pages; null where none may. */
  saveKey: string | null
  /** Folder whose files are imported as they appear; null for none. */
  inboxDir: string | null
}

/** Closing the server closes the library too. Rejects when the library or the port cannot be had. */
export async function serveLibrary(options: ServeLibraryOptions): Promise<RunningServer> {
  const assetKey = newSecret()
  const library = await openCore({
    libraryDir: options.libraryDir,
    settings: confSettings({ cwd: options.settingsDir }),
    assetBase: imageBase(assetKey),
    version: options.version,
    samplesDir: options.samplesDir,
    ...(options.inboxDir !== null && { inboxDir: options.inboxDir }),
  })
  const { saveKey } = options
  const client = createDirectClient(library.core)
  try {
    const server = await startServer({
      router: library.core.router,
      assets: library.assets,
      assetKey,
      rendererDir: options.rendererDir,
      port: options.port,
      onBug: options.onBug,
      ...(saveKey !== null && { saving: { key: saveKey, save: (page) => savePage(client, page) } }),
    })
    return {
      ...server,
      async close() {
        await server.close()
        await library.close()
      },
    }
  } catch (error) {
    await library.close()
    throw error
  }
}

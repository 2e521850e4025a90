/** Opens the library that a command works on and closes it whatever happens. */
import type { FileHandles } from '../adapters/file-sources.ts'
import type { OffprintClient } from '../shared/contract/client.ts'
import { PROGRAM_VERSION, SAMPLES_DIR } from './program-files.ts'

export interface Library {
  client: OffprintClient
  handles: FileHandles
}

/**
 * Runs `work` on the library in `libraryDir`, which is made when it is missing. `inboxDir`: a folder whose files are
 * imported as they appear.
 */
export async function withLibrary<Result>(
  libraryDir: string,
  work: (library: Library) => Promise<Result>,
  options: { inboxDir?: string } = {},
): Promise<Result> {
  const [{ openCore }, { memorySettings }, { createDirectClient }] = await Promise.all([
    import('../adapters/open-core.ts'),
    import('../adapters/readable-settings.ts'),
    import('../core/direct-client.ts'),
  ])
  const opened = await openCore({
    libraryDir,
    // No command reads or changes preferences.
    settings: memorySettings(),
    assetBase: '',
    version: PROGRAM_VERSION,
    samplesDir: SAMPLES_DIR,
    ...options,
  })
  try {
    return await work({ client: createDirectClient(opened.core), handles: opened.handles })
  } finally {
    await opened.close()
  }
}

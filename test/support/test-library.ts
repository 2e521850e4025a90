/** A real library in a folder of its own, opened through the same door as the program's. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { type OpenCore, type OpenCoreOptions, openCore } from '../../src/adapters/open-core.ts'
import { memorySettings } from '../../src/adapters/readable-settings.ts'
import type { BugLog } from '../../src/core/ports/ports.ts'
import type { OffprintClient } from '../../src/shared/contract/client.ts'
import type { ImportItem, ImportJobId } from '../../src/shared/contract/schemas.ts'

export interface TestLibrary {
  folder: string
  open: OpenCore
  client: OffprintClient
  /** What was recorded as a bug; a test that expects none checks that it is empty. */
  bugs: unknown[]
  importTexts(...texts: string[]): Promise<ImportItem[]>
  importFiles(...files: { name: string; content: string | Uint8Array }[]): Promise<ImportItem[]>
  importPath(path: string): Promise<ImportItem[]>
  /** The report of a job, when it is over. */
  finish(jobId: ImportJobId): Promise<ImportItem[]>
  /** Closes the library and opens it again, as a restart does. */
  reopen(): Promise<void>
  close(): Promise<void>
}

function recordingBugLog(bugs: unknown[]): BugLog {
  return {
    record(error) {
      bugs.push(error)
      return `bug${bugs.length}`
    },
  }
}

/** `options` go to `openCore` at each start. */
export async function openTestLibrary(options: Partial<OpenCoreOptions> = {}): Promise<TestLibrary> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-test-'))
  const bugs: unknown[] = []
  const settings = memorySettings()
  const start = () =>
    openCore({
      libraryDir: folder,
      settings,
      assetBase: '/assets/',
      version: '0.0.0-test',
      samplesDir: join(import.meta.dirname, '../../resources/samples'),
      bugs: recordingBugLog(bugs),
      ...options,
    })
  const open = await start()
  const library: TestLibrary = {
    folder,
    open,
    bugs,
    client: createRouterClient(open.core.router),
    importTexts: (...texts) => finish(library.client, library.client.import.start({ texts })),
    importFiles: (...files) =>
      finish(
        library.client,
        library.client.import.start({
          files: files.map(({ name, content }) => new File([content as BlobPart], name)),
        }),
      ),
    importPath: (path) =>
      finish(library.client, library.client.import.start({ handles: [library.open.handles.grant(path)] })),
    finish: (jobId) => finish(library.client, Promise.resolve({ jobId })),
    async reopen() {
      await library.open.close()
      library.open = await start()
      library.client = createRouterClient(library.open.core.router)
    },
    async close() {
      await library.open.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return library
}

async function finish(
  client: OffprintClient,
  started: Promise<{ jobId: ImportJobId }>,
): Promise<ImportItem[]> {
  const { jobId } = await started
  for await (const event of await client.import.watch({ jobId })) {
    if (event.type === 'finished') return event.items
  }
  throw new Error('The import ended without its report.')
}

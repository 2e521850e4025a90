/** A real library in a temporary folder, with faults that a test can switch on at the rim. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenCore, openCore } from '../../src/adapters/open-core.ts'
import { memorySettings } from '../../src/adapters/readable-settings.ts'
import type { PageFetcher } from '../../src/core/ports/page-fetcher.ts'
import type { SettingsStore } from '../../src/core/ports/ports.ts'

export const ASSET_BASE = '/test-assets/'
export const TEST_VERSION = '9.8.7'

export interface ContractLibrary {
  open: OpenCore
  /** Path of the library's folder. */
  folder: string
  /** What the core reported as bugs, in order. */
  bugs: unknown[]
  /** While set, reading and changing the settings throws it. */
  settingsFault: { error: Error | null }
  dispose(): Promise<void>
}

function faultySettings(fault: { error: Error | null }): SettingsStore {
  const settings = memorySettings()
  const check = () => {
    if (fault.error) throw fault.error
  }
  return {
    get() {
      check()
      return settings.get()
    },
    set(changes) {
      check()
      return settings.set(changes)
    },
  }
}

export async function openContractLibrary(fetcher?: PageFetcher): Promise<ContractLibrary> {
  const root = await mkdtemp(join(tmpdir(), 'offprint-library-'))
  const folder = join(root, 'library')
  const bugs: unknown[] = []
  const settingsFault: ContractLibrary['settingsFault'] = { error: null }
  const open = await openCore({
    libraryDir: folder,
    settings: faultySettings(settingsFault),
    assetBase: ASSET_BASE,
    version: TEST_VERSION,
    samplesDir: join(import.meta.dirname, '../../resources/samples'),
    ...(fetcher && { fetcher }),
    bugs: { record: (error) => `bug-${bugs.push(error)}` },
  })
  return {
    open,
    folder,
    bugs,
    settingsFault,
    async dispose() {
      await open.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

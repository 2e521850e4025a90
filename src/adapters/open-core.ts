/**
 * Opens a library folder and gives back the running core: the one way in for every door.
 */
import { mkdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { type Core, createCore } from '../core/core.ts'
import type { PageFetcher } from '../core/ports/page-fetcher.ts'
import type { BlobStore, BugLog, SettingsStore } from '../core/ports/ports.ts'
import { createBlobStore, sha256Hex } from './blob-store.ts'
import { errorCode } from './disk-errors.ts'
import { createFileBugLog } from './file-bug-log.ts'
import { createFileHandles, type FileHandles } from './file-sources.ts'
import { createInboxFolder, type InboxFolderOptions } from './inbox-folder.ts'
import { createPageFetcher } from './page-fetcher.ts'
import { createParserPool } from './parser-pool.ts'
import { sampleArticles } from './sample-articles.ts'
import { openSqliteDatabase, UnopenableLibraryError } from './sqlite-database.ts'

export interface OpenCoreOptions {
  /** Made when it is missing. */
  libraryDir: string
  settings: SettingsStore
  /** Prefix for the address of a stored asset. */
  assetBase: string
  version: string
  samplesDir: string
  parserWorkerUrl?: URL
  bugs?: BugLog
  fetcher?: PageFetcher
  /** Folder whose files are imported as they appear; none when absent. */
  inboxDir?: string
  inboxTiming?: InboxFolderOptions
}

export interface OpenCore {
  core: Core
  handles: FileHandles
  /** Images, as they are served. */
  assets: BlobStore
  close(): Promise<void>
}

function ensureFolder(libraryDir: string): void {
  try {
    mkdirSync(libraryDir, { recursive: true })
    if (statSync(libraryDir).isDirectory()) return
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      const message = `The folder “${libraryDir}” may not be made or changed. Choose another library folder, or give yourself permission.`
      throw new UnopenableLibraryError(message, { cause: error })
    }
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw error
  }
  throw new UnopenableLibraryError(`“${libraryDir}” is a file. A library is a folder: choose or make one.`)
}

/** Throws `UnopenableLibraryError`, `NewerLibraryError` or `StorageError`, each with a sentence for people. */
export async function openCore(options: OpenCoreOptions): Promise<OpenCore> {
  const libraryDir = resolve(options.libraryDir)
  ensureFolder(libraryDir)
  const database = openSqliteDatabase(libraryDir)
  const handles = createFileHandles()
  const assets = createBlobStore(join(libraryDir, 'assets'), false)
  try {
    const core = createCore({
      database,
      handles,
      assets,
      originals: createBlobStore(join(libraryDir, 'originals'), true),
      parser: createParserPool(options.parserWorkerUrl ? { workerUrl: options.parserWorkerUrl } : {}),
      settings: options.settings,
      samples: sampleArticles(options.samplesDir),
      inbox:
        options.inboxDir === undefined
          ? null
          : createInboxFolder(options.inboxDir, handles, options.inboxTiming),
      fetcher: options.fetcher ?? createPageFetcher({ version: options.version }),
      clock: { now: () => Date.now() },
      ids: { next: () => uuidv7() },
      hash: sha256Hex,
      bugs: options.bugs ?? createFileBugLog(join(libraryDir, 'logs')),
      libraryName: basename(libraryDir),
      assetBase: options.assetBase,
      version: options.version,
    })
    return { core, handles, assets, close: () => core.close() }
  } catch (error) {
    database.close()
    throw error
  }
}

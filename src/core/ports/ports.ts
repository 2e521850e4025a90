/**
 * What the core needs from the world, as interfaces. Adapters implement them for Node; tests fake only clock and ids.
 */
import type { DocumentResource, ParsedArticle, SourceDocument } from '../../shared/article/parsed-article.ts'
import type { Settings } from '../../shared/contract/schemas.ts'
import type { InboxFolder } from './inbox-folder.ts'
import type { PageFetcher } from './page-fetcher.ts'

export type SqlValue = string | number | bigint | null | Uint8Array
export type SqlRow = Record<string, unknown>

/** A prepared statement. Parameters are always bound by name (`:name` in SQL, `name` here). */
export interface SqlStatement {
  run(parameters?: Record<string, SqlValue>): { changes: number }
  get(parameters?: Record<string, SqlValue>): SqlRow | undefined
  all(parameters?: Record<string, SqlValue>): SqlRow[]
  iterate(parameters?: Record<string, SqlValue>): IterableIterator<SqlRow>
}

/** A synchronous SQLite connection: WAL, foreign keys on, `synchronous=NORMAL`. Statements are cached by text. */
export interface SqlDatabase {
  prepare(sql: string): SqlStatement
  exec(sql: string): void
  /** Runs `work` in one immediate transaction; nested calls join the outer one. Rolls back when `work` throws. */
  transaction<Result>(work: () => Result): Result
  /** Writes a consistent copy of the whole database to `backups/<name>` in the library folder. */
  backup(name: string): void
  close(): void
}

/**
 * Content-addressed bytes inside the library folder. A blob is durable and complete once `put` resolves, or absent:
 * nothing half-written is ever found under its hash.
 */
export interface BlobStore {
  /** Stores the bytes (a no-op when they are there) and returns their SHA-256 in hex. Throws `StorageError`. */
  put(bytes: Uint8Array): Promise<string>
  /** The bytes, or null when there are none under this hash. */
  get(hash: string): Promise<Uint8Array | null>
}

/** The disk is full, read-only or forbidden. `message` is a sentence for people. */
export class StorageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageError'
  }
}

/** Parses in a worker with a size cap and a deadline. Throws `RefusedDocument`, or the signal's reason. */
export interface DocumentParser {
  parse(source: SourceDocument, signal: AbortSignal): Promise<ParsedArticle>
  close(): Promise<void>
}

/** A document the import can read when its turn comes. */
export interface ImportSource {
  /** Name shown in the report: the file name, or its path below the chosen folder. */
  name: string
  /** Reads the bytes. Throws `UnreadableSource`, or the signal's reason. */
  read(signal?: AbortSignal): Promise<Uint8Array>
  /** The address it was saved from, where that is known. A source that is fetched knows it only after `read`. */
  url?: string
  /** WHATWG label of its encoding, where the giver knows better than the bytes do. Known after `read`. */
  encoding?: string
  /**
   * The pictures beside the document that it names by these paths; what is missing, too large or no picture is left
   * out. Never throws. Absent where nothing can lie beside it.
   */
  readResources?(paths: readonly string[]): Promise<DocumentResource[]>
  /** The archive it lies in, if any. */
  within?: ArchivePlace
}

/** Where in archives within archives a source lies, and what may still be unpacked from the outermost one. */
export interface ArchivePlace {
  /** 1 in the outermost archive. */
  depth: number
  budget: { bytes: number }
}

export type UnreadableCode =
  | 'FILE_MISSING'
  | 'NO_PERMISSION'
  | 'TOO_LARGE'
  | 'READ_FAILED'
  // Of what is fetched from the web.
  | 'BAD_ADDRESS'
  | 'PRIVATE_ADDRESS'
  | 'SITE_UNREACHABLE'
  | 'SITE_REFUSED'
  | 'FETCH_TIMEOUT'
  | 'TOO_MANY_REDIRECTS'
  | 'NOT_AN_ARTICLE'

/** A source whose bytes cannot be had; `message` is a sentence for people that says what to do. */
export class UnreadableSource extends Error {
  readonly code: UnreadableCode
  constructor(code: UnreadableCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnreadableSource'
    this.code = code
  }
}

/** Turns handles given out by this door into sources; a folder's handle yields all articles below it. */
export interface HandleResolver {
  /** Null when the handle was not given out by this door. */
  resolve(handle: string): AsyncIterable<ImportSource> | null
}

export interface SettingsStore {
  /** Falls back to the defaults where the stored settings are missing or damaged. */
  get(): Settings
  set(changes: Partial<Settings>): Settings
}

export interface SampleArticles {
  list(): { name: string; title: string }[]
  sources(): ImportSource[]
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
}

export interface IdSource {
  /** A new UUIDv7. */
  next(): string
}

/** SHA-256 of the bytes, in hex. */
export type HashBytes = (bytes: Uint8Array) => string

/** Records an unexpected exception and returns the id under which it is found in the log. */
export interface BugLog {
  record(error: unknown): string
}

export interface CorePorts {
  database: SqlDatabase
  originals: BlobStore
  assets: BlobStore
  parser: DocumentParser
  handles: HandleResolver
  settings: SettingsStore
  samples: SampleArticles
  fetcher: PageFetcher
  /** Null when no folder is watched. */
  inbox: InboxFolder | null
  clock: Clock
  ids: IdSource
  hash: HashBytes
  bugs: BugLog
  /** Name of the library's folder. */
  libraryName: string
  /** Prefix for the address of a stored asset. */
  assetBase: string
  version: string
}

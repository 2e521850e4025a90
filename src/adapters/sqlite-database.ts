/**
 * The SQL port on better-sqlite3: synchronous, so it must never run in Electron's main process.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import {
  type SqlDatabase,
  type SqlRow,
  type SqlStatement,
  type SqlValue,
  StorageError,
} from '../core/ports/ports.ts'

/** The file is there but is no library that can be opened; `message` is a sentence for people. */
export class UnopenableLibraryError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnopenableLibraryError'
  }
}

// Result codes that mean the disk, not a bug: https://sqlite.org/rescode.html
const STORAGE_CODES: Record<string, string> = {
  SQLITE_FULL: 'The disk is full. Make room, then try again; what was saved before is safe.',
  SQLITE_READONLY: 'The library may not be written. Check that you may change files in its folder.',
  SQLITE_IOERR:
    'The disk reported an error while the library was written. Check the disk; what was saved before is safe.',
  SQLITE_BUSY: 'Another Offprint is writing to this library. Try again in a moment.',
}

function translate(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = Object.keys(STORAGE_CODES).find((key) => code === key || code.startsWith(`${key}_`))
  return known ? new StorageError(STORAGE_CODES[known] as string, { cause: error }) : error
}

function guarded<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw translate(error)
  }
}

function wrap(statement: Database.Statement): SqlStatement {
  const bind = (parameters: Record<string, SqlValue> | undefined) => (parameters ? [parameters] : [])
  return {
    run: (parameters) => guarded(() => ({ changes: statement.run(...bind(parameters)).changes })),
    get: (parameters) => guarded(() => statement.get(...bind(parameters)) as SqlRow | undefined),
    all: (parameters) => guarded(() => statement.all(...bind(parameters)) as SqlRow[]),
    iterate: (parameters) => statement.iterate(...bind(parameters)) as IterableIterator<SqlRow>,
  }
}

function connect(path: string): Database.Database {
  const database = new Database(path, { timeout: 10_000 })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  // Word-like searches over many articles read much of the index; the default of 2 MB would thrash.
  database.pragma('cache_size = -32000')
  return database
}

/** Opens or creates `<libraryDir>/library.db`. Throws `UnopenableLibraryError` or `StorageError`. */
export function openSqliteDatabase(libraryDir: string): SqlDatabase {
  const path = join(libraryDir, 'library.db')
  let database: Database.Database
  try {
    database = connect(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
      throw new UnopenableLibraryError(
        `The file library.db in “${libraryDir}” is not an Offprint library or is damaged. Nothing was changed; choose another folder, or put back a copy from its backups folder.`,
        { cause: error },
      )
    }
    if (code === 'SQLITE_CANTOPEN') {
      throw new UnopenableLibraryError(
        `The library in “${libraryDir}” cannot be opened. Check that you may read and change files in this folder.`,
        { cause: error },
      )
    }
    throw translate(error)
  }
  const statements = new Map<string, SqlStatement>()
  return {
    prepare(sql) {
      let statement = statements.get(sql)
      if (!statement) {
        statement = wrap(database.prepare(sql))
        statements.set(sql, statement)
      }
      return statement
    },
    exec: (sql) => guarded(() => void database.exec(sql)),
    transaction: (work) =>
      database.inTransaction ? work() : guarded(() => database.transaction(work).immediate()),
    backup(name) {
      const target = join(libraryDir, 'backups', name)
      guarded(() => {
        mkdirSync(dirname(target), { recursive: true })
        // After a full checkpoint the main file alone is the whole database.
        database.pragma('wal_checkpoint(TRUNCATE)')
        if (existsSync(path)) copyFileSync(path, target)
      })
    },
    close() {
      statements.clear()
      database.close()
    },
  }
}

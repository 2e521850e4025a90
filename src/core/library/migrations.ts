/**
 * The library's schema as numbered, frozen migrations: a shipped one is never edited, a change is a new one at the end.
 */
import type { SqlDatabase } from '../ports/ports.ts'
import { FOUNDATION } from './migrations/001-foundation.ts'
import { STRUCTURE } from './migrations/002-structure.ts'
import { REMOTE_SOURCES } from './migrations/003-remote-sources.ts'

export interface Migration {
  version: number
  sql: string
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: FOUNDATION },
  { version: 2, sql: STRUCTURE },
  { version: 3, sql: REMOTE_SOURCES },
]

/** The library was made by a newer Offprint; nothing was touched. `message` is a sentence for people. */
export class NewerLibraryError extends Error {
  constructor(found: number, known: number) {
    super(
      `This library was last used by a newer Offprint (its format is ${found}, this one knows ${known}). Update Offprint to open it.`,
    )
    this.name = 'NewerLibraryError'
  }
}

function userVersion(database: SqlDatabase): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0)
}

/**
 * Brings the database to the newest version: a backup first (unless it is new), then all missing migrations in one
 * transaction. Throws `NewerLibraryError`.
 */
export function migrate(database: SqlDatabase, migrations: readonly Migration[] = MIGRATIONS): void {
  const found = userVersion(database)
  const known = migrations.at(-1)?.version ?? 0
  if (found > known) throw new NewerLibraryError(found, known)
  const missing = migrations.filter((migration) => migration.version > found)
  if (missing.length === 0) return
  if (found > 0) database.backup(`before-format-${known}.db`)
  database.transaction(() => {
    for (const migration of missing) database.exec(migration.sql)
    // A pragma takes no parameters; the number is ours.
    database.exec(`PRAGMA user_version = ${known}`)
  })
}

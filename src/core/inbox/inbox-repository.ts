/** SQL for what the inbox folder has given to the import already. */
import type { InboxFile } from '../ports/inbox-folder.ts'
import type { SqlDatabase } from '../ports/ports.ts'

export interface InboxRepository {
  /** Whether the file was taken in the state it is in. */
  isTaken(file: InboxFile): boolean
  remember(files: readonly InboxFile[], now: number): void
}

export function createInboxRepository(database: SqlDatabase): InboxRepository {
  return {
    isTaken({ path, sizeBytes, modifiedAt }) {
      const row = database
        .prepare(
          `SELECT 1 FROM inbox_file
            WHERE path = :path AND size_bytes = :sizeBytes AND modified_at = :modifiedAt`,
        )
        .get({ path, sizeBytes, modifiedAt })
      return row !== undefined
    },
    remember(files, now) {
      const statement = database.prepare(
        `INSERT INTO inbox_file (path, size_bytes, modified_at, taken_at)
          VALUES (:path, :sizeBytes, :modifiedAt, :now)
          ON CONFLICT (path) DO UPDATE SET size_bytes = excluded.size_bytes,
            modified_at = excluded.modified_at, taken_at = excluded.taken_at`,
      )
      database.transaction(() => {
        for (const { path, sizeBytes, modifiedAt } of files) {
          statement.run({ path, sizeBytes, modifiedAt, now })
        }
      })
    },
  }
}

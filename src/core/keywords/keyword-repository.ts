/** SQL for keyword lists and their terms. Removed lists stay as tombstones, so that removal can be undone. */
import {
  type KeywordList,
  type KeywordListId,
  keywordColorSchema,
  keywordListIdSchema,
} from '../../shared/contract/schemas.ts'
import type { SqlDatabase, SqlRow } from '../ports/ports.ts'

export interface KeywordRepository {
  all(): KeywordList[]
  find(id: KeywordListId): KeywordList | null
  /** Inserts the list at the end, or replaces what is stored under its id. */
  save(list: KeywordList, now: number): void
  /** False when there is no such list (`isRemoved`: no such removed list). */
  setRemoved(id: KeywordListId, isRemoved: boolean, now: number): boolean
}

export function createKeywordRepository(database: SqlDatabase): KeywordRepository {
  const termsOf = (listId: string) =>
    database
      .prepare('SELECT text FROM keyword_term WHERE list_id = :listId ORDER BY position')
      .all({ listId })
      .map((row) => String(row.text))
  const toList = (row: SqlRow): KeywordList => ({
    id: keywordListIdSchema.parse(row.id),
    name: String(row.name),
    color: keywordColorSchema.parse(row.color),
    isEnabled: row.is_enabled === 1,
    terms: termsOf(String(row.id)),
  })
  const columns = 'id, name, color, is_enabled'
  return {
    all: () =>
      database
        .prepare(`SELECT ${columns} FROM keyword_list WHERE deleted_at IS NULL ORDER BY position, id`)
        .all()
        .map(toList),
    find(id) {
      const row = database
        .prepare(`SELECT ${columns} FROM keyword_list WHERE id = :id AND deleted_at IS NULL`)
        .get({ id })
      return row ? toList(row) : null
    },
    save(list, now) {
      database
        .prepare(
          `INSERT INTO keyword_list (id, position, name, color, is_enabled, updated_at)
            VALUES (:id, (SELECT coalesce(max(position), 0) + 1 FROM keyword_list), :name, :color, :isEnabled, :now)
            ON CONFLICT (id) DO UPDATE SET name = :name, color = :color, is_enabled = :isEnabled, updated_at = :now`,
        )
        .run({ id: list.id, name: list.name, color: list.color, isEnabled: Number(list.isEnabled), now })
      database.prepare('DELETE FROM keyword_term WHERE list_id = :id').run({ id: list.id })
      const insert = database.prepare(
        'INSERT INTO keyword_term (list_id, position, text) VALUES (:id, :position, :text)',
      )
      for (const [position, text] of list.terms.entries()) insert.run({ id: list.id, position, text })
    },
    setRemoved: (id, isRemoved, now) =>
      database
        .prepare(
          `UPDATE keyword_list SET deleted_at = CASE WHEN :isRemoved = 1 THEN :now END, updated_at = :now
            WHERE id = :id AND (deleted_at IS NULL) = (:isRemoved = 1)`,
        )
        .run({ id, isRemoved: Number(isRemoved), now }).changes > 0,
  }
}

/** SQL for corrections of an article's structure and for lines hidden in everything from one source. */
import { asLineRole, type Correction } from '../../shared/article/corrections.ts'
import type { ArticleId } from '../../shared/contract/schemas.ts'
import type { SqlDatabase, SqlRow } from '../ports/ports.ts'

export interface StoredCorrection {
  id: string
  correction: Correction
}

export interface SourceRule {
  id: string
  lineText: string
}

export interface StructureRepository {
  /** Oldest first: ids are UUIDv7, which sort by time. */
  corrections(articleId: ArticleId): StoredCorrection[]
  addCorrection(id: string, articleId: ArticleId, correction: Correction, now: number): void
  /** False when it was not in force. */
  removeCorrection(id: string, articleId: ArticleId, now: number): boolean
  rules(source: string): SourceRule[]
  addRule(id: string, source: string, lineText: string, now: number): void
  removeRule(id: string, now: number): boolean
}

// Rows that a damaged or foreign database might hold are passed over, not guessed at.
function toCorrection(row: SqlRow): Correction | null {
  const text = String(row.text)
  if (row.kind === 'title' || row.kind === 'byline') return { kind: row.kind, text }
  const role = asLineRole(row.role)
  return role && { kind: 'role', lineText: text, occurrence: Number(row.occurrence), role }
}

export function createStructureRepository(database: SqlDatabase): StructureRepository {
  return {
    corrections: (articleId) =>
      database
        .prepare(
          `SELECT id, kind, text, occurrence, role FROM correction
            WHERE article_id = :articleId AND deleted_at IS NULL ORDER BY id`,
        )
        .all({ articleId })
        .flatMap((row) => {
          const correction = toCorrection(row)
          return correction ? [{ id: String(row.id), correction }] : []
        }),
    addCorrection(id, articleId, correction, now) {
      const isRole = correction.kind === 'role'
      database
        .prepare(
          `INSERT INTO correction (id, article_id, kind, text, occurrence, role, updated_at)
            VALUES (:id, :articleId, :kind, :text, :occurrence, :role, :now)`,
        )
        .run({
          id,
          articleId,
          kind: correction.kind,
          text: isRole ? correction.lineText : correction.text,
          occurrence: isRole ? correction.occurrence : 0,
          role: isRole ? correction.role : '',
          now,
        })
    },
    removeCorrection: (id, articleId, now) =>
      database
        .prepare(
          `UPDATE correction SET deleted_at = :now, updated_at = :now
            WHERE id = :id AND article_id = :articleId AND deleted_at IS NULL`,
        )
        .run({ id, articleId, now }).changes > 0,
    rules: (source) =>
      database
        .prepare(
          'SELECT id, line_text FROM source_rule WHERE source = :source AND deleted_at IS NULL ORDER BY id',
        )
        .all({ source })
        .map((row) => ({ id: String(row.id), lineText: String(row.line_text) })),
    addRule(id, source, lineText, now) {
      database
        .prepare(
          'INSERT INTO source_rule (id, source, line_text, updated_at) VALUES (:id, :source, :lineText, :now)',
        )
        .run({ id, source, lineText, now })
    },
    removeRule: (id, now) =>
      database
        .prepare(
          'UPDATE source_rule SET deleted_at = :now, updated_at = :now WHERE id = :id AND deleted_at IS NULL',
        )
        .run({ id, now }).changes > 0,
  }
}

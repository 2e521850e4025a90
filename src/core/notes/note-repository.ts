/** SQL for the one Markdown note of each article. */
import type { ArticleId, Note } from '../../shared/contract/schemas.ts'
import type { SqlDatabase } from '../ports/ports.ts'

export interface NoteRepository {
  /** Null when the article does not exist; an empty note when nothing was ever noted. */
  find(articleId: ArticleId): Note | null
  save(articleId: ArticleId, markdown: string, now: number): void
}

export function createNoteRepository(database: SqlDatabase): NoteRepository {
  return {
    find(articleId) {
      const row = database
        .prepare(
          `SELECT note.markdown, note.updated_at FROM article
            LEFT JOIN note ON note.article_id = article.id WHERE article.id = :articleId`,
        )
        .get({ articleId })
      if (!row) return null
      return {
        articleId,
        markdown: typeof row.markdown === 'string' ? row.markdown : '',
        updatedAt: typeof row.updated_at === 'number' ? row.updated_at : null,
      }
    },
    save(articleId, markdown, now) {
      database
        .prepare(
          `INSERT INTO note (article_id, markdown, updated_at) VALUES (:articleId, :markdown, :now)
            ON CONFLICT (article_id) DO UPDATE SET markdown = :markdown, updated_at = :now`,
        )
        .run({ articleId, markdown, now })
      database
        .prepare('UPDATE article SET has_note = :hasNote, updated_at = :now WHERE id = :articleId')
        .run({ articleId, hasNote: Number(markdown.trim() !== ''), now })
    },
  }
}

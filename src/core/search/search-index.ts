/**
 * SQL for the full-text index: one entry per article, made anew whenever its text or note changes.
 */
import type { ArticleId, ArticleSummary } from '../../shared/contract/schemas.ts'
import { indexText } from '../../shared/query/search-tokens.ts'
import { rowToSummary, SUMMARY_COLUMNS } from '../library/article-row.ts'
import type { SqlDatabase } from '../ports/ports.ts'

export interface FoundArticle {
  article: ArticleSummary
  text: string
  note: string
}

export interface SearchIndex {
  /** Writes the article's entry from what the tables hold. Call it in the transaction that changed them. */
  refresh(id: ArticleId): void
  /** `queryFts` is an FTS5 expression (`toFtsExpression`). Best first; the trash is left out. */
  search(queryFts: string, offset: number, limit: number): FoundArticle[]
  count(queryFts: string): number
}

// bm25 weights: a word in the title says most about an article; byline and site, then one's own note, more than its text.
const RANK = 'bm25(article_search, 8.0, 1.0, 3.0, 4.0)'

const SEARCH_SQL = `SELECT ${SUMMARY_COLUMNS}, revision.text, coalesce(note.markdown, '') AS note_markdown
  FROM (SELECT article_search.rowid AS found_seq, ${RANK} AS score FROM article_search
      JOIN article ON article.seq = article_search.rowid
      WHERE article_search MATCH :queryFts AND article.trashed_at IS NULL
      ORDER BY score, found_seq DESC LIMIT :limit OFFSET :offset)
  JOIN article ON article.seq = found_seq
  JOIN revision ON revision.id = article.current_revision_id
  LEFT JOIN note ON note.article_id = article.id
  ORDER BY score, found_seq DESC`

const COUNT_SQL = `SELECT count(*) AS count FROM article_search JOIN article ON article.seq = article_search.rowid
  WHERE article_search MATCH :queryFts AND article.trashed_at IS NULL`

export function createSearchIndex(database: SqlDatabase): SearchIndex {
  return {
    refresh(id) {
      const row = database
        .prepare(
          `SELECT article.seq, article.title, article.byline, article.site_name, revision.text,
            coalesce(note.markdown, '') AS note_markdown
            FROM article JOIN revision ON revision.id = article.current_revision_id
            LEFT JOIN note ON note.article_id = article.id WHERE article.id = :id`,
        )
        .get({ id })
      if (!row) return
      const seq = Number(row.seq)
      database.prepare('DELETE FROM article_search WHERE rowid = :seq').run({ seq })
      database
        .prepare(
          'INSERT INTO article_search (rowid, title, body, note, about) VALUES (:seq, :title, :body, :note, :about)',
        )
        .run({
          seq,
          title: indexText(String(row.title)),
          body: indexText(String(row.text)),
          note: indexText(String(row.note_markdown)),
          about: indexText(`${row.byline ?? ''} ${row.site_name ?? ''}`),
        })
    },
    search(queryFts, offset, limit) {
      const rows = database.prepare(SEARCH_SQL).all({ queryFts, offset, limit })
      return rows.map((row) => ({
        article: rowToSummary(row),
        text: String(row.text),
        note: String(row.note_markdown),
      }))
    },
    count: (queryFts) => Number(database.prepare(COUNT_SQL).get({ queryFts })?.count),
  }
}

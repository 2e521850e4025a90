/** SQL for bringing an article into the library, and for finding what is there already. */
import { type ArticleId, articleIdSchema } from '../../shared/contract/schemas.ts'
import type { SqlDatabase, SqlRow } from '../ports/ports.ts'
import { articleValues, type NewRevision } from '../revisions/revision-repository.ts'

export interface KnownArticle {
  id: ArticleId
  title: string
  isTrashed: boolean
}

/** An article that may be nearly the same as a new text. */
export interface LikelyArticle extends KnownArticle {
  text: string
}

export interface ImportRepository {
  /** The article that these bytes already made, if any. */
  findByOriginal(hash: string): KnownArticle | null
  /** An article whose current text is the same to the letter, if any. */
  findByText(textHash: string): KnownArticle | null
  /** Articles outside the trash saved from this address, newest first. */
  findByUrl(url: string): LikelyArticle[]
  /** Articles outside the trash that share a likeness band, at most 20. */
  findByBands(bands: readonly number[]): LikelyArticle[]
  /** Writes the article's row; its revision must be inserted in the same transaction. */
  insertArticle(revision: NewRevision): void
  saveBands(articleId: ArticleId, bands: readonly number[]): void
}

const KNOWN_COLUMNS = 'article.id, article.title, article.trashed_at'
const MAX_CANDIDATES = 20

function toKnown(row: SqlRow): KnownArticle {
  return { id: articleIdSchema.parse(row.id), title: String(row.title), isTrashed: row.trashed_at !== null }
}

function toLikely(row: SqlRow): LikelyArticle {
  return { ...toKnown(row), text: String(row.text) }
}

export function createImportRepository(database: SqlDatabase): ImportRepository {
  const one = (row: SqlRow | undefined) => (row ? toKnown(row) : null)
  return {
    findByOriginal: (hash) =>
      one(
        database
          .prepare(
            `SELECT ${KNOWN_COLUMNS} FROM revision
              JOIN article ON article.id = revision.article_id WHERE revision.original_hash = :hash LIMIT 1`,
          )
          .get({ hash }),
      ),
    findByText: (textHash) =>
      one(
        database
          .prepare(
            `SELECT ${KNOWN_COLUMNS} FROM revision
              JOIN article ON article.current_revision_id = revision.id
              WHERE revision.text_hash = :textHash LIMIT 1`,
          )
          .get({ textHash }),
      ),
    findByUrl: (url) =>
      database
        .prepare(
          `SELECT ${KNOWN_COLUMNS}, revision.text FROM article
            JOIN revision ON revision.id = article.current_revision_id
            WHERE article.url = :url AND article.trashed_at IS NULL ORDER BY article.seq DESC LIMIT :limit`,
        )
        .all({ url, limit: MAX_CANDIDATES })
        .map(toLikely),
    findByBands(bands) {
      const found = new Map<string, LikelyArticle>()
      const statement = database.prepare(
        `SELECT ${KNOWN_COLUMNS}, revision.text FROM likeness_band
          JOIN article ON article.seq = likeness_band.article_seq
          JOIN revision ON revision.id = article.current_revision_id
          WHERE likeness_band.band = :band AND likeness_band.hash = :hash AND article.trashed_at IS NULL LIMIT :limit`,
      )
      for (const [band, hash] of bands.entries()) {
        if (found.size >= MAX_CANDIDATES) break
        for (const row of statement.all({ band, hash, limit: MAX_CANDIDATES })) {
          const article = toLikely(row)
          found.set(article.id, article)
        }
      }
      return [...found.values()]
    },
    insertArticle(revision) {
      database
        .prepare(
          `INSERT INTO article (id, current_revision_id, title, title_origin, byline, site_name, url, published_at,
            published_time, lang, dir, excerpt, word_count, saved_at, updated_at)
            VALUES (:id, :revisionId, :title, :titleOrigin, :byline, :siteName, :url, :publishedAt,
            :publishedTime, :lang, :dir, :excerpt, :wordCount, :now, :now)`,
        )
        .run(articleValues(revision))
    },
    saveBands(articleId, bands) {
      const seq = Number(
        database.prepare('SELECT seq FROM article WHERE id = :articleId').get({ articleId })?.seq,
      )
      database.prepare('DELETE FROM likeness_band WHERE article_seq = :seq').run({ seq })
      const insert = database.prepare(
        'INSERT OR IGNORE INTO likeness_band (band, hash, article_seq) VALUES (:band, :hash, :seq)',
      )
      for (const [band, hash] of bands.entries()) insert.run({ band, hash, seq })
    },
  }
}

/** SQL for bringing an article into the library: original, assets, article and revision, in one go. */
import { CANONICAL_TEXT_VERSION } from '../../shared/article/canonical-text.ts'
import type { ParsedArticle } from '../../shared/article/parsed-article.ts'
import { type ArticleId, articleIdSchema, type RevisionId } from '../../shared/contract/schemas.ts'
import type { SqlDatabase, SqlRow } from '../ports/ports.ts'
import type { StoredAsset } from './store-assets.ts'

/** Raised whenever a change to the parsers changes what they make of the same bytes. */
export const PIPELINE_VERSION = 1

export interface NewArticle {
  id: ArticleId
  revisionId: RevisionId
  parsed: ParsedArticle
  original: { hash: string; sizeBytes: number }
  assets: readonly StoredAsset[]
  sourceName: string
  text: string
  textHash: string
  excerpt: string
  wordCount: number
  savedAt: number
}

export interface KnownArticle {
  id: ArticleId
  title: string
  isTrashed: boolean
}

export interface ImportRepository {
  /** The article that these bytes already made, if any. */
  findByOriginal(hash: string): KnownArticle | null
  /** An article whose current text is the same to the letter, if any. */
  findByText(textHash: string): KnownArticle | null
  insert(article: NewArticle): void
}

function toKnown(row: SqlRow | undefined): KnownArticle | null {
  if (!row) return null
  return { id: articleIdSchema.parse(row.id), title: String(row.title), isTrashed: row.trashed_at !== null }
}

function insertFiles(database: SqlDatabase, article: NewArticle): void {
  database
    .prepare(
      `INSERT INTO original (hash, size_bytes, created_at) VALUES (:hash, :sizeBytes, :now)
        ON CONFLICT (hash) DO NOTHING`,
    )
    .run({ ...article.original, now: article.savedAt })
  const insertAsset = database.prepare(
    `INSERT INTO asset (hash, media_type, size_bytes, created_at) VALUES (:hash, :mediaType, :sizeBytes, :now)
      ON CONFLICT (hash) DO NOTHING`,
  )
  for (const asset of article.assets) insertAsset.run({ ...asset, now: article.savedAt })
}

function insertArticle(database: SqlDatabase, article: NewArticle): void {
  const { parsed } = article
  const publishedTime = Date.parse(parsed.publishedAt ?? '')
  database
    .prepare(
      `INSERT INTO article (id, current_revision_id, title, title_origin, byline, site_name, url, published_at,
        published_time, lang, dir, excerpt, word_count, saved_at, updated_at)
        VALUES (:id, :revisionId, :title, :titleOrigin, :byline, :siteName, :url, :publishedAt,
        :publishedTime, :lang, :dir, :excerpt, :wordCount, :savedAt, :savedAt)`,
    )
    .run({
      id: article.id,
      revisionId: article.revisionId,
      title: parsed.titleText,
      titleOrigin: parsed.titleOrigin,
      byline: parsed.byline,
      siteName: parsed.siteName,
      url: parsed.url,
      publishedAt: parsed.publishedAt,
      publishedTime: Number.isNaN(publishedTime) ? null : publishedTime,
      lang: parsed.lang,
      dir: parsed.dir,
      excerpt: article.excerpt,
      wordCount: article.wordCount,
      savedAt: article.savedAt,
    })
}

function insertRevision(database: SqlDatabase, article: NewArticle): void {
  const { parsed } = article
  database
    .prepare(
      `INSERT INTO revision (id, article_id, original_hash, pipeline_version, source_kind, source_name, tree,
        text_version, text, text_hash, trace, created_at)
        VALUES (:id, :articleId, :originalHash, :pipelineVersion, :sourceKind, :sourceName, :tree,
        :textVersion, :text, :textHash, :trace, :now)`,
    )
    .run({
      id: article.revisionId,
      articleId: article.id,
      originalHash: article.original.hash,
      pipelineVersion: PIPELINE_VERSION,
      sourceKind: parsed.sourceKind,
      sourceName: article.sourceName,
      tree: JSON.stringify(parsed.tree),
      textVersion: CANONICAL_TEXT_VERSION,
      text: article.text,
      textHash: article.textHash,
      trace: JSON.stringify(parsed.trace),
      now: article.savedAt,
    })
  const insertLink = database.prepare(
    'INSERT INTO revision_asset (revision_id, asset_hash) VALUES (:revisionId, :hash)',
  )
  for (const { hash } of article.assets) insertLink.run({ revisionId: article.revisionId, hash })
}

export function createImportRepository(database: SqlDatabase): ImportRepository {
  return {
    findByOriginal: (hash) =>
      toKnown(
        database
          .prepare(
            `SELECT article.id, article.title, article.trashed_at FROM revision
              JOIN article ON article.id = revision.article_id WHERE revision.original_hash = :hash LIMIT 1`,
          )
          .get({ hash }),
      ),
    findByText: (textHash) =>
      toKnown(
        database
          .prepare(
            `SELECT article.id, article.title, article.trashed_at FROM revision
              JOIN article ON article.current_revision_id = revision.id
              WHERE revision.text_hash = :textHash LIMIT 1`,
          )
          .get({ textHash }),
      ),
    insert(article) {
      insertFiles(database, article)
      insertArticle(database, article)
      insertRevision(database, article)
    },
  }
}

/** SQL for revisions: writing one, making it the article's current one, and what is needed to read an original again. */
import { CANONICAL_TEXT_VERSION } from '../../shared/article/canonical-text.ts'
import type { ParsedArticle } from '../../shared/article/parsed-article.ts'
import type { Root } from '../../shared/article/tree.ts'
import { type ArticleId, type RevisionId, revisionIdSchema } from '../../shared/contract/schemas.ts'
import type { StoredAsset } from '../importing/store-assets.ts'
import type { SqlDatabase } from '../ports/ports.ts'

/** Raised whenever a change to the parsers changes what they make of the same bytes. */
export const PIPELINE_VERSION = 1

export type RevisionReason = 'imported' | 'newer-copy' | 'corrected' | 'reparsed'

/** A reading of an original: what its article is when this revision is the current one. */
export interface NewRevision {
  id: RevisionId
  articleId: ArticleId
  reason: RevisionReason
  parsed: ParsedArticle
  original: { hash: string; sizeBytes: number }
  assets: readonly StoredAsset[]
  sourceName: string
  /** WHATWG label that a person chose; null when it was detected. */
  encoding: string | null
  text: string
  textHash: string
  excerpt: string
  wordCount: number
  createdAt: number
}

/** Where a revision came from. */
export interface RevisionSource {
  revisionId: RevisionId
  originalHash: string
  sizeBytes: number
  sourceName: string
  url: string | null
  encoding: string | null
}

export interface RevisionRepository {
  /** Writes original, assets and revision. */
  insert(revision: NewRevision): void
  /** Makes the article what the revision says. */
  makeCurrent(revision: NewRevision): void
  /** Of the current revision; null when there is no such article. */
  findSource(articleId: ArticleId): RevisionSource | null
  /** Throws when there is no such revision. */
  treeOf(revisionId: RevisionId): Root
}

/** The article's columns that follow its current revision, for INSERT and UPDATE alike. */
export function articleValues(revision: NewRevision) {
  const { parsed } = revision
  const publishedTime = Date.parse(parsed.publishedAt ?? '')
  return {
    id: revision.articleId,
    revisionId: revision.id,
    title: parsed.titleText,
    titleOrigin: parsed.titleOrigin,
    byline: parsed.byline,
    siteName: parsed.siteName,
    url: parsed.url,
    publishedAt: parsed.publishedAt,
    publishedTime: Number.isNaN(publishedTime) ? null : publishedTime,
    lang: parsed.lang,
    dir: parsed.dir,
    excerpt: revision.excerpt,
    wordCount: revision.wordCount,
    now: revision.createdAt,
  }
}

function insertFiles(database: SqlDatabase, revision: NewRevision): void {
  const now = revision.createdAt
  database
    .prepare(
      `INSERT INTO original (hash, size_bytes, created_at) VALUES (:hash, :sizeBytes, :now)
        ON CONFLICT (hash) DO NOTHING`,
    )
    .run({ ...revision.original, now })
  const insertAsset = database.prepare(
    `INSERT INTO asset (hash, media_type, size_bytes, created_at) VALUES (:hash, :mediaType, :sizeBytes, :now)
      ON CONFLICT (hash) DO NOTHING`,
  )
  for (const asset of revision.assets) insertAsset.run({ ...asset, now })
}

export function createRevisionRepository(database: SqlDatabase): RevisionRepository {
  return {
    insert(revision) {
      const { parsed } = revision
      insertFiles(database, revision)
      database
        .prepare(
          `INSERT INTO revision (id, article_id, original_hash, pipeline_version, source_kind, source_name, tree,
            text_version, text, text_hash, trace, created_at, reason, encoding)
            VALUES (:id, :articleId, :originalHash, :pipelineVersion, :sourceKind, :sourceName, :tree,
            :textVersion, :text, :textHash, :trace, :now, :reason, :encoding)`,
        )
        .run({
          id: revision.id,
          articleId: revision.articleId,
          originalHash: revision.original.hash,
          pipelineVersion: PIPELINE_VERSION,
          sourceKind: parsed.sourceKind,
          sourceName: revision.sourceName,
          tree: JSON.stringify(parsed.tree),
          textVersion: CANONICAL_TEXT_VERSION,
          text: revision.text,
          textHash: revision.textHash,
          trace: JSON.stringify(parsed.trace),
          now: revision.createdAt,
          reason: revision.reason,
          encoding: revision.encoding,
        })
      const insertLink = database.prepare(
        'INSERT INTO revision_asset (revision_id, asset_hash) VALUES (:revisionId, :hash)',
      )
      for (const { hash } of revision.assets) insertLink.run({ revisionId: revision.id, hash })
    },
    makeCurrent(revision) {
      database
        .prepare(
          `UPDATE article SET current_revision_id = :revisionId, title = :title, title_origin = :titleOrigin,
            byline = :byline, site_name = :siteName, url = :url, published_at = :publishedAt,
            published_time = :publishedTime, lang = :lang, dir = :dir, excerpt = :excerpt,
            word_count = :wordCount, updated_at = :now WHERE id = :id`,
        )
        .run(articleValues(revision))
    },
    treeOf(revisionId) {
      const row = database.prepare('SELECT tree FROM revision WHERE id = :revisionId').get({ revisionId })
      return JSON.parse(String(row?.tree)) as Root
    },
    findSource(articleId) {
      const row = database
        .prepare(
          `SELECT revision.id, revision.original_hash, revision.source_name, revision.encoding, article.url,
            original.size_bytes FROM article JOIN revision ON revision.id = article.current_revision_id
            JOIN original ON original.hash = revision.original_hash WHERE article.id = :articleId`,
        )
        .get({ articleId })
      if (!row) return null
      return {
        revisionId: revisionIdSchema.parse(row.id),
        originalHash: String(row.original_hash),
        sizeBytes: Number(row.size_bytes),
        sourceName: String(row.source_name),
        url: typeof row.url === 'string' ? row.url : null,
        encoding: typeof row.encoding === 'string' ? row.encoding : null,
      }
    },
  }
}

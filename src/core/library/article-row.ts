/**
 * Turns rows of the article table into articles: the one place where stored values are checked and named.
 */
import type { TraceEntry } from '../../shared/article/parsed-article.ts'
import type { Root } from '../../shared/article/tree.ts'
import {
  type ArticleDetail,
  type ArticleSummary,
  articleIdSchema,
  directionSchema,
  revisionIdSchema,
  sourceKindSchema,
  titleOriginSchema,
} from '../../shared/contract/schemas.ts'
import type { SqlRow } from '../ports/ports.ts'

export const SUMMARY_COLUMNS = `article.seq, article.id, article.title, article.title_origin, article.byline,
  article.site_name, article.url, article.published_at, article.lang, article.dir, article.excerpt,
  article.word_count, article.saved_at, article.updated_at, article.is_read, article.is_starred,
  article.is_archived, article.trashed_at, article.has_note`

export const DETAIL_COLUMNS = `${SUMMARY_COLUMNS}, revision.id AS revision_id, revision.source_kind,
  revision.source_name, revision.tree, revision.text, revision.text_hash, revision.trace`

function optionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function rowToSummary(row: SqlRow): ArticleSummary {
  return {
    id: articleIdSchema.parse(row.id),
    title: String(row.title),
    titleOrigin: titleOriginSchema.parse(row.title_origin),
    byline: optionalText(row.byline),
    siteName: optionalText(row.site_name),
    url: optionalText(row.url),
    publishedAt: optionalText(row.published_at),
    lang: optionalText(row.lang),
    dir: directionSchema.parse(row.dir),
    excerpt: String(row.excerpt),
    wordCount: Number(row.word_count),
    savedAt: Number(row.saved_at),
    updatedAt: Number(row.updated_at),
    isRead: row.is_read === 1,
    isStarred: row.is_starred === 1,
    isArchived: row.is_archived === 1,
    isTrashed: row.trashed_at !== null,
    hasNote: row.has_note === 1,
  }
}

export function rowToDetail(row: SqlRow): ArticleDetail {
  return {
    ...rowToSummary(row),
    revisionId: revisionIdSchema.parse(row.revision_id),
    sourceKind: sourceKindSchema.parse(row.source_kind),
    sourceName: String(row.source_name),
    tree: JSON.parse(String(row.tree)) as Root,
    text: String(row.text),
    textHash: String(row.text_hash),
    trace: JSON.parse(String(row.trace)) as TraceEntry[],
  }
}

/**
 * Brings one document into the library: read, compare with what is there, parse, store, index. It is durable, complete
 * and searchable once this resolves, or not there at all.
 */
import { RefusedDocument } from '../../shared/article/parsed-article.ts'
import { type ArticleId, articleIdSchema, type ImportOutcome } from '../../shared/contract/schemas.ts'
import { nameOfAddress } from '../fetching/typed-address.ts'
import type { ArticleRepository } from '../library/article-repository.ts'
import { type ImportSource, type SqlDatabase, StorageError, UnreadableSource } from '../ports/ports.ts'
import { type ReadingParts, readOriginal } from '../revisions/read-original.ts'
import type { NewRevision } from '../revisions/revision-repository.ts'
import type { RevisionWriter } from '../revisions/revision-writer.ts'
import { relativePaths } from './containers/page-references.ts'
import { findSimilar } from './find-similar.ts'
import type { ImportRepository, KnownArticle } from './import-repository.ts'

export interface ImportParts extends ReadingParts {
  database: SqlDatabase
  imports: ImportRepository
  articles: ArticleRepository
  writer: RevisionWriter
}

/** What to do with a document that is nearly an article that is there: leave it and say so, or take it in. */
export type SimilarPolicy = { as: 'offer' } | { as: 'article' } | { as: 'revision'; articleId: ArticleId }

/** Refusals are outcomes; the signal's abort and bugs are thrown. */
export async function importDocument(
  source: ImportSource,
  parts: ImportParts,
  signal: AbortSignal,
  policy: SimilarPolicy = { as: 'offer' },
): Promise<ImportOutcome> {
  try {
    const bytes = await source.read(signal)
    signal.throwIfAborted()
    const known = parts.imports.findByOriginal(parts.hash(bytes))
    if (known) return takeKnown(known, parts)
    return await importBytes(source, bytes, parts, signal, policy)
  } catch (error) {
    if (error instanceof UnreadableSource || error instanceof RefusedDocument) {
      return { status: 'refused', code: error.code, message: error.message }
    }
    if (error instanceof StorageError) {
      return { status: 'refused', code: 'LIBRARY_UNWRITABLE', message: error.message }
    }
    throw error
  }
}

// Importing again what lies in the trash means that it is wanted again.
function takeKnown(known: KnownArticle, parts: ImportParts): ImportOutcome {
  if (!known.isTrashed) return { status: 'duplicate', articleId: known.id, title: known.title }
  const state = parts.articles.findState(known.id)
  if (state) {
    parts.database.transaction(() =>
      parts.articles.saveState(known.id, { ...state, isTrashed: false }, parts.clock.now()),
    )
  }
  return { status: 'imported', articleId: known.id, title: known.title }
}

export function fileNameOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}

async function importBytes(
  { name, readResources, url, encoding }: ImportSource,
  bytes: Uint8Array,
  parts: ImportParts,
  signal: AbortSignal,
  policy: SimilarPolicy,
): Promise<ImportOutcome> {
  const sourceName = url === undefined ? fileNameOf(name) : nameOfAddress(url)
  const paths = readResources ? relativePaths(bytes) : []
  const resources = readResources && paths.length > 0 ? await readResources(paths) : []
  const revision = await readOriginal(
    {
      source: {
        bytes,
        name: sourceName,
        ...(url !== undefined && { url }),
        ...(encoding !== undefined && { encoding }),
        ...(resources.length > 0 && { resources }),
      },
      sourceName,
      articleId: policy.as === 'revision' ? policy.articleId : articleIdSchema.parse(parts.ids.next()),
      reason: policy.as === 'revision' ? 'newer-copy' : 'imported',
      corrections: policy.as === 'revision' ? parts.correctionsOf(policy.articleId) : [],
    },
    parts,
    signal,
  )
  // Compared and written in one transaction: the same words may have come in meanwhile under another name.
  return parts.database.transaction(() => place(revision, parts, policy))
}

function place(revision: NewRevision, parts: ImportParts, policy: SimilarPolicy): ImportOutcome {
  const { imports, writer } = parts
  const same = imports.findByOriginal(revision.original.hash) ?? imports.findByText(revision.textHash)
  if (same) return takeKnown(same, parts)
  const { articleId, parsed } = revision
  const title = parsed.titleText
  if (policy.as === 'revision') {
    writer.addRevision(revision)
    return { status: 'revised', articleId, title }
  }
  const similar = policy.as === 'offer' ? findSimilar(revision.text, parsed.url, imports) : null
  if (similar) {
    const { article, reason, similarity } = similar
    const originalHash = revision.original.hash
    return {
      status: 'similar',
      articleId: article.id,
      title: article.title,
      originalHash,
      reason,
      similarity,
    }
  }
  writer.addArticle(revision)
  return { status: 'imported', articleId, title }
}

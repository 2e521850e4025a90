/**
 * Brings one document into the library: read, compare with what is there, parse, store, index. It is durable, complete
 * and searchable once this resolves, or not there at all.
 */
import { canonicalBlocks } from '../../shared/article/canonical-text.ts'
import { RefusedDocument } from '../../shared/article/parsed-article.ts'
import { articleIdSchema, type ImportOutcome, revisionIdSchema } from '../../shared/contract/schemas.ts'
import type { ArticleRepository } from '../library/article-repository.ts'
import {
  type BlobStore,
  type Clock,
  type DocumentParser,
  type HashBytes,
  type IdSource,
  type ImportSource,
  type SqlDatabase,
  StorageError,
  UnreadableSource,
} from '../ports/ports.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { ImportRepository, KnownArticle, NewArticle } from './import-repository.ts'
import { storeAssets } from './store-assets.ts'
import { countWords, makeOpening } from './summarize.ts'

export interface ImportParts {
  database: SqlDatabase
  imports: ImportRepository
  articles: ArticleRepository
  index: SearchIndex
  originals: BlobStore
  assets: BlobStore
  parser: DocumentParser
  clock: Clock
  ids: IdSource
  hash: HashBytes
}

/** Refusals are outcomes; the signal's abort and bugs are thrown. */
export async function importDocument(
  source: ImportSource,
  parts: ImportParts,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  try {
    const bytes = await source.read()
    signal.throwIfAborted()
    const originalHash = parts.hash(bytes)
    const known = parts.imports.findByOriginal(originalHash)
    if (known) return takeKnown(known, parts)
    return await importBytes(source.name, bytes, parts, signal)
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

async function importBytes(
  name: string,
  bytes: Uint8Array,
  parts: ImportParts,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const fileName = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const parsed = await parts.parser.parse({ bytes, name: fileName }, signal)
  signal.throwIfAborted()
  const { tree, stored } = await storeAssets(parsed.tree, parsed.assets, parts.assets)
  const blocks = canonicalBlocks(tree)
  const text = blocks.map((block) => block.text).join('\n')
  const original = { hash: await parts.originals.put(bytes), sizeBytes: bytes.length }
  const article: NewArticle = {
    id: articleIdSchema.parse(parts.ids.next()),
    revisionId: revisionIdSchema.parse(parts.ids.next()),
    parsed: { ...parsed, tree },
    original,
    assets: stored,
    sourceName: fileName,
    text,
    textHash: parts.hash(new TextEncoder().encode(text)),
    excerpt: makeOpening(blocks, parsed.titleText, parsed.titleOrigin),
    wordCount: countWords(text),
    savedAt: parts.clock.now(),
  }
  // Checked again inside the transaction: the same words may have come in meanwhile under another name.
  const known = parts.database.transaction((): KnownArticle | null => {
    const same = parts.imports.findByOriginal(original.hash) ?? parts.imports.findByText(article.textHash)
    if (same) return same
    parts.imports.insert(article)
    parts.index.refresh(article.id)
    return null
  })
  if (known) return takeKnown(known, parts)
  return { status: 'imported', articleId: article.id, title: parsed.titleText }
}

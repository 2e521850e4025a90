/**
 * Reads bytes into a revision: parse, apply what a person decided for the source and the article, store the images.
 * Every way to a revision (import, correction, another encoding, newer copy) goes through here.
 */
import { canonicalBlocks } from '../../shared/article/canonical-text.ts'
import { applyCorrections, type Correction, hideLines } from '../../shared/article/corrections.ts'
import type { ParsedArticle, SourceDocument } from '../../shared/article/parsed-article.ts'
import { type ArticleId, revisionIdSchema } from '../../shared/contract/schemas.ts'
import { remoteImageAddresses } from '../fetching/remote-images.ts'
import { type StoredAsset, storeAssets } from '../importing/store-assets.ts'
import { countWords, makeOpening } from '../importing/summarize.ts'
import type { BlobStore, Clock, DocumentParser, HashBytes, IdSource } from '../ports/ports.ts'
import type { NewRevision, RevisionReason } from './revision-repository.ts'

export interface ReadingParts {
  originals: BlobStore
  assets: BlobStore
  parser: DocumentParser
  clock: Clock
  ids: IdSource
  hash: HashBytes
  /** Lines that a person hid for the source of these articles. */
  hiddenLines(parsed: ParsedArticle): ReadonlySet<string>
  /** What a person corrected in the article, oldest first. */
  correctionsOf(articleId: ArticleId): readonly Correction[]
  /** Images that were fetched from these addresses before. */
  fetchedImages(addresses: Iterable<string>): ReadonlyMap<string, StoredAsset>
}

export interface ReadingRequest {
  source: SourceDocument
  sourceName: string
  articleId: ArticleId
  reason: RevisionReason
  /** Applied on top of what the parser decided. */
  corrections: readonly Correction[]
}

/** Throws `RefusedDocument`, `StorageError`, or the signal's reason. Writes files only; no row. */
export async function readOriginal(
  request: ReadingRequest,
  parts: ReadingParts,
  signal: AbortSignal,
): Promise<NewRevision> {
  const { source } = request
  const fresh = await parts.parser.parse(source, signal)
  signal.throwIfAborted()
  const hidden = parts.hiddenLines(fresh)
  const parsed = applyCorrections({ ...fresh, tree: hideLines(fresh.tree, hidden) }, request.corrections)
  const fetched = parts.fetchedImages(remoteImageAddresses(parsed.tree))
  const { tree, stored } = await storeAssets(parsed.tree, parsed.assets, parts.assets, fetched)
  const blocks = canonicalBlocks(tree)
  const text = blocks.map((block) => block.text).join('\n')
  return {
    id: revisionIdSchema.parse(parts.ids.next()),
    articleId: request.articleId,
    reason: request.reason,
    parsed: { ...parsed, tree, assets: [] },
    original: { hash: await parts.originals.put(source.bytes), sizeBytes: source.bytes.length },
    assets: stored,
    sourceName: request.sourceName,
    encoding: source.encoding ?? null,
    text,
    textHash: parts.hash(new TextEncoder().encode(text)),
    excerpt: makeOpening(blocks, parsed.titleText, parsed.titleOrigin),
    wordCount: countWords(text),
    createdAt: parts.clock.now(),
  }
}

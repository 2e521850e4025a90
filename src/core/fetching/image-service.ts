/**
 * Brings the images of an article that are still out on the web into the library, on a person's explicit word. They
 * are remembered by address, so every later reading of the article shows them.
 */
import type { ArticleId } from '../../shared/contract/schemas.ts'
import { sniffImageType } from '../../shared/security/image-type.ts'
import { MAX_ASSET_BYTES, type StoredAsset } from '../importing/store-assets.ts'
import type { ArticleRepository } from '../library/article-repository.ts'
import type { PageFetcher } from '../ports/page-fetcher.ts'
import { type BlobStore, type Clock, type SqlDatabase, UnreadableSource } from '../ports/ports.ts'
import { failure, ok } from '../result.ts'
import type { ReadAgain, ReadFailure } from '../revisions/read-again.ts'
import type { ReadingParts } from '../revisions/read-original.ts'
import type { RemoteImageRepository } from './remote-image-repository.ts'
import { remoteImageAddresses } from './remote-images.ts'

/** `left`: images beyond what is fetched at a time; asking again goes on with them. */
export interface FetchedImages {
  stored: number
  failed: number
  left: number
}

export interface ImageService {
  /** Throws `StorageError`, or the signal's reason; then what was fetched so far is kept for the next time. */
  fetchImages(
    articleId: ArticleId,
    signal: AbortSignal | undefined,
  ): Promise<{ isOk: true; value: FetchedImages } | ReadFailure>
}

const MAX_IMAGES = 100
const CONCURRENCY = 4

export function createImageService(
  parts: Pick<ReadingParts, 'correctionsOf'> & {
    articles: ArticleRepository
    images: RemoteImageRepository
    assets: BlobStore
    fetcher: PageFetcher
    database: SqlDatabase
    clock: Clock
    readAgain: ReadAgain
  },
): ImageService {
  /** Null when it cannot be had or is no image. */
  async function fetchOne(address: string, signal: AbortSignal | undefined): Promise<StoredAsset | null> {
    try {
      const { bytes } = await parts.fetcher.fetchImage(address, { allowPrivate: false, signal })
      const mediaType = sniffImageType(bytes)
      if (mediaType === null || bytes.length > MAX_ASSET_BYTES) return null
      return { hash: await parts.assets.put(bytes), mediaType, sizeBytes: bytes.length }
    } catch (error) {
      if (error instanceof UnreadableSource) return null
      throw error
    }
  }

  async function fetchAll(addresses: readonly string[], signal: AbortSignal | undefined) {
    const fetched = new Map<string, StoredAsset>()
    const queue = addresses.values()
    const work = async () => {
      for (const address of queue) {
        signal?.throwIfAborted()
        const asset = await fetchOne(address, signal)
        if (asset) fetched.set(address, asset)
      }
    }
    const ends = await Promise.allSettled(Array.from({ length: CONCURRENCY }, work))
    parts.database.transaction(() => parts.images.save(fetched, parts.clock.now()))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return fetched
  }

  return {
    async fetchImages(articleId, signal) {
      const article = parts.articles.find(articleId)
      if (!article) return failure('ARTICLE_NOT_FOUND')
      const wanted = remoteImageAddresses(article.tree)
      const known = parts.images.find(wanted)
      const missing = [...wanted].filter((address) => !known.has(address))
      const asked = missing.slice(0, MAX_IMAGES)
      const fetched = await fetchAll(asked, signal)
      const stored = known.size + fetched.size
      if (stored > 0) {
        const corrections = parts.correctionsOf(articleId)
        const request = { articleId, reason: 'reparsed', encoding: undefined, alongside: () => {} } as const
        const reading = await parts.readAgain({ ...request, corrections })
        if (!reading.isOk) return reading
      }
      return ok({ stored, failed: asked.length - fetched.size, left: missing.length - asked.length })
    },
  }
}

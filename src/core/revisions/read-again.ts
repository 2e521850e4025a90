/**
 * Reads an article's original once more and makes the reading its current revision: after a correction, in another
 * encoding, with images that have come meanwhile.
 */
import type { Correction } from '../../shared/article/corrections.ts'
import { RefusedDocument } from '../../shared/article/parsed-article.ts'
import type { ArticleId, LibraryEvent } from '../../shared/contract/schemas.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { SqlDatabase } from '../ports/ports.ts'
import { failure, ok } from '../result.ts'
import { picturesBeside } from './pictures-beside.ts'
import { type ReadingParts, readOriginal } from './read-original.ts'
import type { RevisionReason, RevisionRepository } from './revision-repository.ts'
import type { RevisionWriter } from './revision-writer.ts'

export type ReadFailure =
  | { isOk: false; code: 'ARTICLE_NOT_FOUND' | 'ORIGINAL_NOT_FOUND'; data: undefined }
  | { isOk: false; code: 'DOCUMENT_REFUSED'; data: { code: string; message: string } }

export interface ReadAgainRequest {
  articleId: ArticleId
  reason: RevisionReason
  corrections: readonly Correction[]
  /** WHATWG label; null to detect it, undefined to leave it as it was chosen. */
  encoding: string | null | undefined
  /** Written in the same transaction as the revision. */
  alongside: () => void
}

/** Throws `StorageError`. */
export type ReadAgain = (
  request: ReadAgainRequest,
) => Promise<{ isOk: true; value: Record<string, never> } | ReadFailure>

const DEADLINE_MS = 60_000

export function createReadAgain(
  parts: ReadingParts & {
    database: SqlDatabase
    revisions: RevisionRepository
    writer: RevisionWriter
    events: EventHub<LibraryEvent>
  },
): ReadAgain {
  return async ({ articleId, reason, corrections, encoding, alongside }) => {
    const from = parts.revisions.findSource(articleId)
    if (!from) return failure('ARTICLE_NOT_FOUND')
    const bytes = await parts.originals.get(from.originalHash)
    if (!bytes) return failure('ORIGINAL_NOT_FOUND')
    const label = encoding === undefined ? from.encoding : encoding
    try {
      const resources = await picturesBeside(parts.revisions.treeOf(from.revisionId), parts.assets)
      const source = {
        bytes,
        ...(resources.length > 0 && { resources }),
        name: from.sourceName,
        ...(from.url !== null && { url: from.url }),
        ...(label !== null && { encoding: label }),
      }
      const request = { source, sourceName: from.sourceName, articleId, reason, corrections }
      const revision = await readOriginal(request, parts, AbortSignal.timeout(DEADLINE_MS))
      parts.database.transaction(() => {
        alongside()
        parts.writer.addRevision(revision)
      })
    } catch (error) {
      if (!(error instanceof RefusedDocument)) throw error
      return { isOk: false, code: 'DOCUMENT_REFUSED', data: { code: error.code, message: error.message } }
    }
    parts.events.publish({ type: 'articlesChanged', ids: [articleId] })
    return ok({})
  }
}

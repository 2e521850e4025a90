/**
 * Rules for correcting what the parser decided: a correction is remembered for the article, makes a new revision from
 * the original, and can be taken back.
 */
import { type Correction, structureSource } from '../../shared/article/corrections.ts'
import { RefusedDocument, type TraceEntry } from '../../shared/article/parsed-article.ts'
import { structureLines } from '../../shared/article/structure-lines.ts'
import type {
  ArticleDetail,
  ArticleId,
  LibraryEvent,
  RevisionId,
  Structure,
  StructureChange,
} from '../../shared/contract/schemas.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { ArticleRepository } from '../library/article-repository.ts'
import type { SqlDatabase } from '../ports/ports.ts'
import { failure, ok, type Result } from '../result.ts'
import { type ReadingParts, readOriginal } from '../revisions/read-original.ts'
import type { RevisionReason, RevisionRepository } from '../revisions/revision-repository.ts'
import type { RevisionWriter } from '../revisions/revision-writer.ts'
import type { StructureRepository } from './structure-repository.ts'

type ReadFailure =
  | { isOk: false; code: 'ARTICLE_NOT_FOUND' | 'ORIGINAL_NOT_FOUND'; data: undefined }
  | { isOk: false; code: 'DOCUMENT_REFUSED'; data: { code: string; message: string } }

export interface StructureService {
  get(articleId: ArticleId): Result<Structure, 'ARTICLE_NOT_FOUND'>
  correct(
    articleId: ArticleId,
    revisionId: RevisionId,
    change: StructureChange,
  ): Promise<
    | { isOk: true; value: { correctionId: string; siteOffer: { source: string; lineText: string } | null } }
    | Result<never, 'REVISION_CHANGED'>
    | ReadFailure
  >
  undo(
    articleId: ArticleId,
    correctionId: string,
  ): Promise<{ isOk: true; value: Record<string, never> } | Result<never, 'NOTHING_TO_UNDO'> | ReadFailure>
  reparse(
    articleId: ArticleId,
    encoding: string | null,
  ): Promise<{ isOk: true; value: Record<string, never> } | ReadFailure>
  hideForSource(source: string, lineText: string): { ruleId: string }
  showForSource(ruleId: string): Result<Record<string, never>, 'NOTHING_TO_UNDO'>
}

const QUOTE_LENGTH = 200

function summarize(correction: Correction): string {
  if (correction.kind === 'role') return `${correction.role}: ${correction.lineText.slice(0, 80)}`
  return `${correction.kind}: ${correction.text.slice(0, 80)}`
}

function reasonsFor(lineText: string, trace: readonly TraceEntry[]): Structure['lines'][number]['reasons'] {
  const quote = lineText.slice(0, QUOTE_LENGTH)
  return trace
    .filter((entry) => entry.quote === quote)
    .map(({ decision, reason, score }) => ({ decision, reason, ...(score !== undefined && { score }) }))
}

function describeStructure(
  article: ArticleDetail,
  parts: { structure: StructureRepository; encoding: string | null },
): Structure {
  const corrections = parts.structure.corrections(article.id)
  const lines = structureLines(article.tree)
  const quotes = new Set(lines.map((line) => line.text.slice(0, QUOTE_LENGTH)))
  const source = structureSource(article)
  const isCorrected = (text: string, occurrence: number) =>
    corrections.some(
      ({ correction }) =>
        correction.kind === 'role' && correction.lineText === text && correction.occurrence === occurrence,
    )
  return {
    articleId: article.id,
    revisionId: article.revisionId,
    title: article.title,
    byline: article.byline,
    lines: lines.map(({ occurrence, ...line }) => ({
      ...line,
      reasons: reasonsFor(line.text, article.trace),
      isCorrected: isCorrected(line.text, occurrence),
    })),
    decisions: article.trace
      .filter((entry) => entry.quote === undefined || !quotes.has(entry.quote))
      .map(({ decision, reason, quote }) => ({ decision, reason, ...(quote !== undefined && { quote }) })),
    encoding: parts.encoding,
    corrections: corrections.map(({ id, correction }) => ({ id, summary: summarize(correction) })),
    source,
    hiddenForSource: source === null ? [] : parts.structure.rules(source),
  }
}

export function createStructureService(
  parts: ReadingParts & {
    structure: StructureRepository
    articles: ArticleRepository
    revisions: RevisionRepository
    writer: RevisionWriter
    events: EventHub<LibraryEvent>
    database: SqlDatabase
  },
): StructureService {
  const { structure, articles, revisions, writer, events, clock, ids } = parts

  /** Reads the article's original once more and makes the reading its current revision. */
  async function readAgain(
    articleId: ArticleId,
    reason: RevisionReason,
    corrections: readonly Correction[],
    encoding: string | null | undefined,
    alongside: () => void,
  ): Promise<{ isOk: true; value: Record<string, never> } | ReadFailure> {
    const from = revisions.findSource(articleId)
    if (!from) return failure('ARTICLE_NOT_FOUND')
    const bytes = await parts.originals.get(from.originalHash)
    if (!bytes) return failure('ORIGINAL_NOT_FOUND')
    const label = encoding === undefined ? from.encoding : encoding
    try {
      const source = {
        bytes,
        name: from.sourceName,
        ...(from.url !== null && { url: from.url }),
        ...(label !== null && { encoding: label }),
      }
      const request = { source, sourceName: from.sourceName, articleId, reason, corrections }
      const revision = await readOriginal(request, parts, AbortSignal.timeout(60_000))
      parts.database.transaction(() => {
        alongside()
        writer.addRevision(revision)
      })
    } catch (error) {
      if (!(error instanceof RefusedDocument)) throw error
      return { isOk: false, code: 'DOCUMENT_REFUSED', data: { code: error.code, message: error.message } }
    }
    events.publish({ type: 'articlesChanged', ids: [articleId] })
    return ok({})
  }

  return {
    get(articleId) {
      const article = articles.find(articleId)
      if (!article) return failure('ARTICLE_NOT_FOUND')
      return ok(
        describeStructure(article, {
          structure,
          encoding: revisions.findSource(articleId)?.encoding ?? null,
        }),
      )
    },
    async correct(articleId, revisionId, change) {
      const article = articles.find(articleId)
      if (!article) return failure('ARTICLE_NOT_FOUND')
      const line = change.kind === 'role' ? structureLines(article.tree)[change.line] : undefined
      if (article.revisionId !== revisionId || (change.kind === 'role' && !line))
        return failure('REVISION_CHANGED')
      const correction: Correction =
        change.kind === 'role' && line
          ? { kind: 'role', lineText: line.text, occurrence: line.occurrence, role: change.role }
          : (change as Extract<Correction, { kind: 'title' | 'byline' }>)
      const id = ids.next()
      const corrections = [...parts.correctionsOf(articleId), correction]
      const result = await readAgain(articleId, 'corrected', corrections, undefined, () =>
        structure.addCorrection(id, articleId, correction, clock.now()),
      )
      if (!result.isOk) return result
      const source = structureSource(article)
      const isHiding = correction.kind === 'role' && correction.role === 'boilerplate'
      const siteOffer = source !== null && isHiding ? { source, lineText: correction.lineText } : null
      return ok({ correctionId: id, siteOffer })
    },
    async undo(articleId, correctionId) {
      const stored = structure.corrections(articleId)
      if (!stored.some(({ id }) => id === correctionId)) return failure('NOTHING_TO_UNDO')
      const rest = stored.filter(({ id }) => id !== correctionId).map(({ correction }) => correction)
      return readAgain(articleId, 'corrected', rest, undefined, () =>
        structure.removeCorrection(correctionId, articleId, clock.now()),
      )
    },
    reparse: (articleId, encoding) =>
      readAgain(articleId, 'reparsed', parts.correctionsOf(articleId), encoding, () => {}),
    hideForSource(source, lineText) {
      const existing = structure.rules(source).find((rule) => rule.lineText === lineText)
      if (existing) return { ruleId: existing.id }
      const ruleId = ids.next()
      structure.addRule(ruleId, source, lineText, clock.now())
      return { ruleId }
    },
    showForSource: (ruleId) =>
      structure.removeRule(ruleId, clock.now()) ? ok({}) : failure('NOTHING_TO_UNDO'),
  }
}

/**
 * Rules for correcting what the parser decided: a correction is remembered for the article, makes a new revision from
 * the original, and can be taken back.
 */
import { type Correction, structureSource } from '../../shared/article/corrections.ts'
import type { TraceEntry } from '../../shared/article/parsed-article.ts'
import { structureLines } from '../../shared/article/structure-lines.ts'
import type {
  ArticleDetail,
  ArticleId,
  RevisionId,
  Structure,
  StructureChange,
} from '../../shared/contract/schemas.ts'
import type { ArticleRepository } from '../library/article-repository.ts'
import { failure, ok, type Result } from '../result.ts'
import type { ReadAgain, ReadFailure } from '../revisions/read-again.ts'
import type { ReadingParts } from '../revisions/read-original.ts'
import type { RevisionRepository } from '../revisions/revision-repository.ts'
import type { StructureRepository } from './structure-repository.ts'

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
  parts: Pick<ReadingParts, 'clock' | 'ids' | 'correctionsOf'> & {
    structure: StructureRepository
    articles: ArticleRepository
    revisions: RevisionRepository
    readAgain: ReadAgain
  },
): StructureService {
  const { structure, articles, revisions, readAgain, clock, ids } = parts

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
      const result = await readAgain({
        articleId,
        reason: 'corrected',
        corrections,
        encoding: undefined,
        alongside: () => structure.addCorrection(id, articleId, correction, clock.now()),
      })
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
      return readAgain({
        articleId,
        reason: 'corrected',
        corrections: rest,
        encoding: undefined,
        alongside: () => structure.removeCorrection(correctionId, articleId, clock.now()),
      })
    },
    reparse: (articleId, encoding) =>
      readAgain({
        articleId,
        reason: 'reparsed',
        corrections: parts.correctionsOf(articleId),
        encoding,
        alongside: () => {},
      }),
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

/**
 * The rows of the library list, whether they come from a view or from a search, and the rule that keeps the article
 * being read in its place when it no longer belongs to the view.
 */
import type { ArticleId, ArticleSummary, ExcerptPart, SearchHit } from '../../../shared/contract/schemas.ts'

export interface ListEntry {
  id: ArticleId
  article: ArticleSummary
  titleParts: readonly ExcerptPart[]
  excerptParts: readonly ExcerptPart[]
  /** The words were found in the note, not in the article. */
  isFoundInNote: boolean
}

export function entryOfArticle(article: ArticleSummary): ListEntry {
  return {
    id: article.id,
    article,
    titleParts: [{ text: article.title, isHit: false }],
    excerptParts: article.excerpt === '' ? [] : [{ text: article.excerpt, isHit: false }],
    isFoundInNote: false,
  }
}

export function entryOfHit(hit: SearchHit): ListEntry {
  return {
    id: hit.article.id,
    article: hit.article,
    titleParts: hit.titleParts,
    excerptParts: hit.excerptParts,
    isFoundInNote: hit.foundIn === 'note',
  }
}

/**
 * `entries` with the entry of `keptId` put back where it stood in `previous`, if it has gone from them: an unread
 * article that is read while it is open must not vanish under the reader's eyes.
 */
export function keepInPlace(
  previous: readonly ListEntry[],
  entries: readonly ListEntry[],
  keptId: ArticleId | null,
): readonly ListEntry[] {
  if (keptId === null || entries.some((entry) => entry.id === keptId)) return entries
  const place = previous.findIndex((entry) => entry.id === keptId)
  const kept = previous[place]
  if (!kept) return entries
  const before = new Set(previous.slice(0, place).map((entry) => entry.id))
  const after = entries.findLastIndex((entry) => before.has(entry.id)) + 1
  return [...entries.slice(0, after), kept, ...entries.slice(after)]
}

/** The entry `step` places after the one of `currentId`; the first when none is current; null at the ends. */
export function neighbour(
  entries: readonly ListEntry[],
  currentId: ArticleId | null,
  step: 1 | -1,
): ListEntry | null {
  const index = entries.findIndex((entry) => entry.id === currentId)
  if (index === -1) return entries[0] ?? null
  return entries[index + step] ?? null
}

/**
 * Rules for listing articles, opening one, and changing what state it is in.
 */
import type {
  ArticleDetail,
  ArticleId,
  ArticleState,
  ArticleSummary,
  LibraryEvent,
  LibraryInfo,
  LibraryView,
} from '../../shared/contract/schemas.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { Clock, SqlDatabase } from '../ports/ports.ts'
import { failure, ok, type Result } from '../result.ts'
import type { ArticleRepository, ListCursor } from './article-repository.ts'

export interface LibraryService {
  info(): LibraryInfo
  list(
    view: LibraryView,
    cursor: string | null,
    limit: number,
  ): { items: ArticleSummary[]; total: number; nextCursor: string | null }
  get(id: ArticleId): Result<ArticleDetail, 'ARTICLE_NOT_FOUND'>
  setState(
    ids: readonly ArticleId[],
    state: ArticleState,
  ): Result<{ id: ArticleId; state: ArticleState }[], 'ARTICLE_NOT_FOUND'>
}

function encodeCursor(cursor: ListCursor | null): string | null {
  return cursor && `${cursor.savedAt}.${cursor.seq}`
}

/** Null for a cursor that is not ours: the list then begins at the top. */
function decodeCursor(cursor: string | null): ListCursor | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor ?? '')
  return match ? { savedAt: Number(match[1]), seq: Number(match[2]) } : null
}

export function createLibraryService(parts: {
  articles: ArticleRepository
  database: SqlDatabase
  events: EventHub<LibraryEvent>
  clock: Clock
  libraryName: string
}): LibraryService {
  const { articles, database, events, clock } = parts
  return {
    info: () => ({ name: parts.libraryName, counts: articles.counts() }),
    list(view, cursor, limit) {
      const page = articles.list(view, decodeCursor(cursor), limit)
      return { items: page.items, total: page.total, nextCursor: encodeCursor(page.next) }
    },
    get(id) {
      const article = articles.find(id)
      return article ? ok(article) : failure('ARTICLE_NOT_FOUND')
    },
    setState(ids, state) {
      const result = database.transaction(() => {
        const before = ids.map((id) => ({ id, current: articles.findState(id) }))
        const previous: { id: ArticleId; state: ArticleState }[] = []
        for (const { id, current } of before) {
          if (!current) return failure('ARTICLE_NOT_FOUND')
          previous.push({ id, state: changedPart(current, state) })
        }
        const now = clock.now()
        for (const { id, current } of before) {
          if (current) articles.saveState(id, { ...current, ...state }, now)
        }
        return ok(previous)
      })
      if (result.isOk) events.publish({ type: 'articlesChanged', ids: [...ids] })
      return result
    },
  }
}

/** The former values of just what is being set: what undo has to set again. */
function changedPart(current: Required<ArticleState>, state: ArticleState): ArticleState {
  const entries = Object.keys(state).map((key) => [key, current[key as keyof ArticleState]])
  return Object.fromEntries(entries) as ArticleState
}

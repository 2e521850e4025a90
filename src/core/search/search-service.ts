/**
 * Rules for searching: parse what was typed, ask the index, and show for each article why it was found.
 */
import type { SearchHit } from '../../shared/contract/schemas.ts'
import { findQuery, makeExcerpt, markRanges } from '../../shared/query/excerpt.ts'
import { isEmptyQuery, parseQuery, type Query, toFtsExpression } from '../../shared/query/parse-query.ts'
import type { FoundArticle, SearchIndex } from './search-index.ts'

export interface SearchPage {
  hits: SearchHit[]
  total: number
  nextCursor: string | null
}

export interface SearchService {
  query(queryText: string, cursor: string | null, limit: number): SearchPage
}

function toHit(found: FoundArticle, query: Query): SearchHit {
  const { article, text, note } = found
  const titleParts = markRanges(article.title, findQuery(article.title, query))
  if (findQuery(text, query, 1).length > 0) {
    return { article, titleParts, excerptParts: makeExcerpt(text, query), foundIn: 'text' }
  }
  if (findQuery(note, query, 1).length > 0) {
    return { article, titleParts, excerptParts: makeExcerpt(note, query), foundIn: 'note' }
  }
  return { article, titleParts, excerptParts: [{ text: article.excerpt, isHit: false }], foundIn: 'title' }
}

export function createSearchService(index: SearchIndex): SearchService {
  return {
    query(queryText, cursor, limit) {
      const query = parseQuery(queryText)
      if (isEmptyQuery(query)) return { hits: [], total: 0, nextCursor: null }
      const queryFts = toFtsExpression(query)
      const offset = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0
      const found = index.search(queryFts, offset, limit + 1)
      return {
        hits: found.slice(0, limit).map((article) => toHit(article, query)),
        total: index.count(queryFts),
        nextCursor: found.length > limit ? String(offset + limit) : null,
      }
    },
  }
}

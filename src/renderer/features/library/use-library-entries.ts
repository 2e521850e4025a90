/** The rows that the list shows now: a view, or what a search found while there is a query. */
import { useMemo, useRef } from 'react'
import type { ArticleId, LibraryView } from '../../../shared/contract/schemas.ts'
import { useArticles, useSearch } from '../../api/queries.ts'
import { entryOfArticle, entryOfHit, keepInPlace, type ListEntry } from './list-entries.ts'

export interface LibraryEntries {
  entries: readonly ListEntry[]
  /** How many there are in all, loaded or not. */
  total: number
  isLoading: boolean
  isSearch: boolean
  error: unknown
  loadMore: () => void
}

/** `keptId` stays in the list of unread ones although it has been read; pass null to keep none. */
export function useLibraryEntries(
  view: LibraryView,
  queryText: string,
  keptId: ArticleId | null,
): LibraryEntries {
  const isSearch = queryText.trim() !== ''
  const articles = useArticles(view)
  const search = useSearch(queryText)
  const place = `${view}\n${queryText}`
  const previous = useRef<{ place: string; entries: readonly ListEntry[] }>({ place, entries: [] })

  const entries = useMemo(() => {
    const found = isSearch
      ? (search.data?.pages.flatMap((page) => page.hits.map(entryOfHit)) ?? [])
      : (articles.data?.pages.flatMap((page) => page.items.map(entryOfArticle)) ?? [])
    const before = previous.current.place === place ? previous.current.entries : []
    const kept = view === 'unread' && !isSearch ? keepInPlace(before, found, keptId) : found
    previous.current = { place, entries: kept }
    return kept
  }, [isSearch, search.data, articles.data, place, view, keptId])

  const source = isSearch ? search : articles
  return {
    entries,
    total: source.data?.pages[0]?.total ?? 0,
    isLoading: source.isPending,
    isSearch,
    error: source.error,
    loadMore: () => {
      if (source.hasNextPage && !source.isFetchingNextPage) void source.fetchNextPage()
    },
  }
}

/**
 * What the window reads from the core, as TanStack queries. The keys are the vocabulary of `watch-library.ts`, which
 * marks them stale when the core says that something changed.
 */
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { OffprintClient } from '../../shared/contract/client.ts'
import type { ArticleId, LibraryView, Settings } from '../../shared/contract/schemas.ts'
import { useClient } from './connection.tsx'

const PAGE_SIZE = 100

export const keys = {
  appInfo: ['appInfo'] as const,
  library: ['library'] as const,
  articles: ['articles'] as const,
  articlesIn: (view: LibraryView) => ['articles', view] as const,
  search: ['search'] as const,
  searchFor: (queryText: string) => ['search', queryText] as const,
  article: (id: ArticleId | null) => ['article', id] as const,
  note: (id: ArticleId) => ['note', id] as const,
  keywords: ['keywords'] as const,
  settings: ['settings'] as const,
}

export type ArticlePage = Awaited<ReturnType<OffprintClient['article']['list']>>
export type ArticlePages = InfiniteData<ArticlePage, string | null>

export function useAppInfo() {
  const client = useClient()
  return useQuery({ queryKey: keys.appInfo, queryFn: ({ signal }) => client.app.info(undefined, { signal }) })
}

export function useLibraryInfo() {
  const client = useClient()
  return useQuery({
    queryKey: keys.library,
    queryFn: ({ signal }) => client.library.info(undefined, { signal }),
  })
}

export function useArticles(view: LibraryView) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keys.articlesIn(view),
    queryFn: ({ pageParam, signal }) =>
      client.article.list({ view, cursor: pageParam, limit: PAGE_SIZE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** Disabled while `queryText` is blank. */
export function useSearch(queryText: string) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keys.searchFor(queryText),
    queryFn: ({ pageParam, signal }) =>
      client.search.query({ queryText, cursor: pageParam, limit: PAGE_SIZE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: queryText.trim() !== '',
    placeholderData: keepPreviousData,
  })
}

/** Disabled while `id` is null. */
export function useArticle(id: ArticleId | null) {
  const client = useClient()
  return useQuery({
    queryKey: keys.article(id),
    queryFn: ({ signal }) => client.article.get({ id: id as ArticleId }, { signal }),
    enabled: id !== null,
  })
}

export function useKeywordLists() {
  const client = useClient()
  return useQuery({
    queryKey: keys.keywords,
    queryFn: ({ signal }) => client.keyword.list(undefined, { signal }),
  })
}

export function useSettings() {
  const client = useClient()
  return useQuery({
    queryKey: keys.settings,
    queryFn: ({ signal }) => client.settings.get(undefined, { signal }),
  })
}

/** Shows a setting at once and stores it; on failure the stored one comes back. */
export function useChangeSettings(): (changes: Partial<Settings>) => void {
  const client = useClient()
  const queryClient = useQueryClient()
  const mutation = useMutation({
    mutationFn: (changes: Partial<Settings>) => client.settings.set(changes),
    onMutate: (changes) => {
      queryClient.setQueryData<Settings>(
        keys.settings,
        (current) =>
          current && {
            theme: changes.theme ?? current.theme,
            fontSize: changes.fontSize ?? current.fontSize,
            measure: changes.measure ?? current.measure,
            sidePanel: changes.sidePanel ?? current.sidePanel,
          },
      )
    },
    onError: () => queryClient.invalidateQueries({ queryKey: keys.settings }),
  })
  return mutation.mutate
}

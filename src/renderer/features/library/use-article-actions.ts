/**
 * What can be done to an article from anywhere: shown at once, stored, and undoable from the notice that says it.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OffprintClient } from '../../../shared/contract/client.ts'
import type {
  ArticleDetail,
  ArticleId,
  ArticleState,
  ArticleSummary,
} from '../../../shared/contract/schemas.ts'
import { useClient } from '../../api/connection.tsx'
import { failureSentence } from '../../api/failure-sentence.ts'
import { type ArticlePages, keys } from '../../api/queries.ts'
import { showDone, showFailure } from '../../ui/toast.tsx'

function withState<Article extends ArticleSummary>(article: Article, state: ArticleState): Article {
  return {
    ...article,
    isRead: state.isRead ?? article.isRead,
    isStarred: state.isStarred ?? article.isStarred,
    isArchived: state.isArchived ?? article.isArchived,
    isTrashed: state.isTrashed ?? article.isTrashed,
  }
}

function showState(queryClient: QueryClient, id: ArticleId, state: ArticleState): void {
  queryClient.setQueryData<ArticleDetail>(keys.article(id), (article) => article && withState(article, state))
  queryClient.setQueriesData<ArticlePages>({ queryKey: keys.articles }, (data) => {
    if (!data) return data
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === id ? withState(item, state) : item)),
    }))
    return { ...data, pages }
  })
}

async function applyState(
  client: OffprintClient,
  queryClient: QueryClient,
  id: ArticleId,
  state: ArticleState,
): Promise<ArticleState | null> {
  showState(queryClient, id, state)
  try {
    const { previous } = await client.article.setState({ ids: [id], state })
    return previous[0]?.state ?? null
  } catch (error) {
    showFailure(failureSentence(error))
    // What was shown did not come true. On success the core's own event brings the truth.
    for (const queryKey of [keys.articles, keys.article(id)]) void queryClient.invalidateQueries({ queryKey })
    return null
  }
}

export interface ArticleActions {
  /** Marks as read without a word: done by reading. */
  markRead(article: ArticleSummary): void
  toggleRead(article: ArticleSummary): void
  toggleStar(article: ArticleSummary): void
  toggleArchive(article: ArticleSummary): void
  moveToTrash(article: ArticleSummary): void
  restore(article: ArticleSummary): void
}

export function useArticleActions(): ArticleActions {
  const client = useClient()
  const queryClient = useQueryClient()
  return useMemo(() => {
    async function change(article: ArticleSummary, state: ArticleState, said: string) {
      const previous = await applyState(client, queryClient, article.id, state)
      if (previous) showDone(said, () => void applyState(client, queryClient, article.id, previous))
    }
    return {
      markRead: (article) => void applyState(client, queryClient, article.id, { isRead: true }),
      toggleRead: (article) =>
        void change(
          article,
          { isRead: !article.isRead },
          article.isRead ? 'Marked as unread' : 'Marked as read',
        ),
      toggleStar: (article) =>
        void change(
          article,
          { isStarred: !article.isStarred },
          article.isStarred ? 'Star removed' : 'Star added',
        ),
      toggleArchive: (article) =>
        void change(
          article,
          { isArchived: !article.isArchived },
          article.isArchived ? 'Moved back to the library' : 'Moved to the archive',
        ),
      moveToTrash: (article) => void change(article, { isTrashed: true }, 'Moved to the trash'),
      restore: (article) => void change(article, { isTrashed: false }, 'Restored from the trash'),
    }
  }, [client, queryClient])
}

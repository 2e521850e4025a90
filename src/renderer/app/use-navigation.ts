/** Where the person is: the view, the search, the open article, and which pane a small window shows. */
import { useCallback, useMemo, useState } from 'react'
import type { ArticleId, LibraryView } from '../../shared/contract/schemas.ts'

export type Pane = 'list' | 'reader' | 'panel'

export interface Navigation {
  view: LibraryView
  queryText: string
  articleId: ArticleId | null
  pane: Pane
  showView(view: LibraryView): void
  search(queryText: string): void
  openArticle(id: ArticleId): void
  closeArticle(): void
  showPane(pane: Pane): void
}

const STORAGE_KEY = 'offprint.article'

function rememberedArticle(): ArticleId | null {
  return window.sessionStorage.getItem(STORAGE_KEY) as ArticleId | null
}

export function useNavigation(): Navigation {
  const [view, setView] = useState<LibraryView>('library')
  const [queryText, setQueryText] = useState('')
  // Reloading the window leads back to the article.
  const [articleId, setArticleId] = useState<ArticleId | null>(rememberedArticle)
  const [pane, setPane] = useState<Pane>(articleId === null ? 'list' : 'reader')

  const openArticle = useCallback((id: ArticleId) => {
    window.sessionStorage.setItem(STORAGE_KEY, id)
    setArticleId(id)
    setPane('reader')
  }, [])
  return useMemo(
    () => ({
      view,
      queryText,
      articleId,
      pane,
      openArticle,
      showView: (next) => {
        setView(next)
        setQueryText('')
        setPane('list')
      },
      search: setQueryText,
      closeArticle: () => {
        window.sessionStorage.removeItem(STORAGE_KEY)
        setArticleId(null)
        setPane('list')
      },
      showPane: setPane,
    }),
    [view, queryText, articleId, pane, openArticle],
  )
}

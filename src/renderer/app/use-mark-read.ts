/** Marks an article as read once it has been open for a moment: passing by is not reading. */
import { useEffect, useRef } from 'react'
import type { ArticleDetail, ArticleId } from '../../shared/contract/schemas.ts'
import type { ArticleActions } from '../features/library/use-article-actions.ts'

const READ_AFTER_MS = 2_000

export function useMarkRead(article: ArticleDetail | null, actions: ArticleActions): void {
  // Marked as unread by hand, an open article stays unread.
  const doneFor = useRef<ArticleId | null>(null)
  const id = article?.id ?? null
  const latest = useRef(article)
  useEffect(() => {
    latest.current = article
  })
  useEffect(() => {
    if (id === null || doneFor.current === id) return
    const timer = setTimeout(() => {
      doneFor.current = id
      const current = latest.current
      if (current && current.id === id && !current.isRead) actions.markRead(current)
    }, READ_AFTER_MS)
    return () => clearTimeout(timer)
  }, [id, actions])
}

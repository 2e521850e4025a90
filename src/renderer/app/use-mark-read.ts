/** Marks an article as read once it has been open for a moment: passing by is not reading. */
import { useEffect, useRef } from 'react'
import type { ArticleDetail, ArticleId } from '../../shared/contract/schemas.ts'
import type { ArticleActions } from '../features/library/use-article-actions.ts'

const READ_AFTER_MS = 2_000

export function useMarkRead(article: ArticleDetail | null, actions: ArticleActions): void {
  // Once an open article was marked, by time or by hand, it is left alone: unread by hand stays unread.
  const doneFor = useRef<ArticleId | null>(null)
  const latest = useRef<ArticleDetail | null>(null)
  const id = article?.id ?? null
  useEffect(() => {
    const before = latest.current
    if (article && before?.id === article.id && before.isRead !== article.isRead) doneFor.current = article.id
    latest.current = article
  }, [article])
  useEffect(() => {
    if (id === null) return
    const timer = setTimeout(() => {
      const current = latest.current
      if (current?.id !== id || doneFor.current === id) return
      doneFor.current = id
      if (!current.isRead) actions.markRead(current)
    }, READ_AFTER_MS)
    return () => clearTimeout(timer)
  }, [id, actions])
}

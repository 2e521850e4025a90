/** The saver of an article's note, fed with what the core has stored. */
import { useQuery } from '@tanstack/react-query'
import { createContext, use, useEffect, useState } from 'react'
import type { ArticleId } from '../../../shared/contract/schemas.ts'
import { useClient } from '../../api/connection.tsx'
import { keys } from '../../api/queries.ts'
import type { NoteBook } from './note-book.ts'
import type { NoteSaver } from './note-saver.ts'

export const NoteBookContext = createContext<NoteBook | null>(null)

export interface OpenNote {
  /** Null until the stored note was read. */
  saver: NoteSaver | null
  error: unknown
}

export function useNote(articleId: ArticleId): OpenNote {
  const client = useClient()
  const book = use(NoteBookContext)
  const { data, error } = useQuery({
    queryKey: keys.note(articleId),
    queryFn: ({ signal }) => client.note.get({ articleId }, { signal }),
  })
  const [saver, setSaver] = useState<NoteSaver | null>(null)
  useEffect(() => {
    if (book && data) setSaver(book.open(data))
  }, [book, data])
  useEffect(() => () => book?.close(articleId), [book, articleId])
  return { saver: saver?.articleId === articleId ? saver : null, error }
}

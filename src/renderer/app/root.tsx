/** What stands around the window: the connection, the query cache, the book of notes, and the stream of changes. */
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useEffect, useState } from 'react'
import { type Connection, ConnectionProvider } from '../api/connection.tsx'
import { createQueryClient } from '../api/query-client.ts'
import { watchLibrary } from '../api/watch-library.ts'
import { NoteBook } from '../features/note/note-book.ts'
import { NoteBookContext } from '../features/note/use-note.ts'
import { App } from './app.tsx'

export function Root({ connection }: { connection: Connection }) {
  const [queryClient] = useState(createQueryClient)
  const [book] = useState(() => new NoteBook(connection.client))
  useEffect(() => {
    const lifetime = new AbortController()
    void watchLibrary(connection.client, connection.health, queryClient, lifetime.signal)
    return () => lifetime.abort()
  }, [connection, queryClient])
  useEffect(() => book.guard(window, connection.health), [book, connection])
  return (
    <StrictMode>
      <ConnectionProvider value={connection}>
        <QueryClientProvider client={queryClient}>
          <NoteBookContext value={book}>
            <App />
          </NoteBookContext>
        </QueryClientProvider>
      </ConnectionProvider>
    </StrictMode>
  )
}

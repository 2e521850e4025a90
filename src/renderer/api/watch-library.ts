/**
 * Follows the core's changes and marks what the window shows as stale. When the stream breaks it subscribes again by
 * itself, and reads everything anew, since changes made in between were not heard.
 */
import { ORPCError } from '@orpc/client'
import type { QueryClient } from '@tanstack/react-query'
import type { OffprintClient } from '../../shared/contract/client.ts'
import type { LibraryEvent } from '../../shared/contract/schemas.ts'
import type { LinkHealth } from './link-health.ts'
import { keys } from './queries.ts'

const FIRST_DELAY_MS = 300
const LONGEST_DELAY_MS = 4_000

/** Marks stale what the event is about. */
export function applyLibraryEvent(queryClient: QueryClient, event: LibraryEvent): void {
  const invalidate = (queryKey: readonly unknown[]) => void queryClient.invalidateQueries({ queryKey })
  switch (event.type) {
    case 'articlesChanged':
      invalidate(keys.library)
      invalidate(keys.articles)
      invalidate(keys.search)
      for (const id of event.ids) invalidate(keys.article(id))
      break
    case 'noteChanged':
      invalidate(keys.note(event.articleId))
      invalidate(keys.articles)
      invalidate(keys.search)
      break
    case 'keywordsChanged':
      invalidate(keys.keywords)
      break
    case 'settingsChanged':
      invalidate(keys.settings)
      break
    case 'inboxImportStarted':
      // Each article that comes of it is an event of its own.
      break
    default:
      event satisfies never
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}

/** Runs until `signal` aborts; never rejects. */
export async function watchLibrary(
  client: OffprintClient,
  health: LinkHealth,
  queryClient: QueryClient,
  signal: AbortSignal,
): Promise<void> {
  let delayMs = FIRST_DELAY_MS
  let isFirst = true
  while (!signal.aborted) {
    try {
      const events = await client.library.watch(undefined, { signal })
      health.set('answering')
      delayMs = FIRST_DELAY_MS
      if (!isFirst) void queryClient.invalidateQueries()
      isFirst = false
      for await (const event of events) applyLibraryEvent(queryClient, event)
    } catch (error) {
      if (error instanceof ORPCError && error.status === 401) health.set('refused')
    }
    if (signal.aborted) return
    if (health.get() !== 'refused') health.set('lost')
    await wait(delayMs, signal)
    delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)
  }
}

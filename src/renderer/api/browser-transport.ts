/**
 * The contract over HTTP, for the browser door: the same origin, a bearer token, event streams.
 */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { OffprintClient } from '../../shared/contract/client.ts'
import type { LinkHealth } from './link-health.ts'

/** What the link needs from the page, given by `main.tsx` and by tests. */
export interface BrowserDoor {
  origin: string
  token: string
  fetch: typeof fetch
  /** True while the page is going away: what is sent then must outlive it. */
  isLeaving: () => boolean
}

// Browsers refuse a kept-alive request above 64 KiB; a larger note takes its chance as an ordinary request.
const KEEPALIVE_NOTE_LENGTH = 15_000

function isShortNote(path: readonly string[], input: unknown): boolean {
  if (path.join('.') !== 'note.save' || typeof input !== 'object' || input === null) return false
  return 'markdown' in input && String(input.markdown).length < KEEPALIVE_NOTE_LENGTH
}

export function connectToBrowserDoor(door: BrowserDoor, health: LinkHealth): OffprintClient {
  const link = new RPCLink({
    url: `${door.origin}/rpc`,
    headers: { authorization: `Bearer ${door.token}` },
    fetch: async (request, init, _options, path, input) => {
      const keepalive = door.isLeaving() && isShortNote(path, input)
      try {
        const response = await door.fetch(request, { ...init, keepalive })
        health.set(response.status === 401 ? 'refused' : 'answering')
        return response
      } catch (error) {
        if (!request.signal.aborted) health.set('lost')
        throw error
      }
    },
  })
  return createORPCClient(link)
}

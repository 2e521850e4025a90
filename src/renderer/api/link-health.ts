/**
 * Whether the core answers, as the window shows it. Transports report what they see; the banner and the note listen.
 */
import { createStore, type Store } from '../ui/store.ts'

/** `refused`: a core answers but does not accept this window's token, because it was started anew. */
export type LinkStatus = 'connecting' | 'answering' | 'lost' | 'refused'

export type LinkHealth = Store<LinkStatus>

export function createLinkHealth(): LinkHealth {
  return createStore<LinkStatus>('connecting')
}

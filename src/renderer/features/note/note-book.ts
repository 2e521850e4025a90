/**
 * The notes that this window has open or still has to save. A note that could not be saved outlives its editor, so
 * that changing to another article never loses a word.
 */
import type { OffprintClient } from '../../../shared/contract/client.ts'
import type { ArticleId, Note } from '../../../shared/contract/schemas.ts'
import type { LinkHealth } from '../../api/link-health.ts'
import { NoteSaver, type NoteTimers } from './note-saver.ts'

const windowTimers: NoteTimers = {
  set: (callback, delayMs) => window.setTimeout(callback, delayMs),
  clear: (timer) => window.clearTimeout(timer),
}

export class NoteBook {
  readonly #savers = new Map<ArticleId, NoteSaver>()
  readonly #client: OffprintClient
  readonly #timers: NoteTimers

  constructor(client: OffprintClient, timers: NoteTimers = windowTimers) {
    this.#client = client
    this.#timers = timers
  }

  /** The saver of this article's note: the one with unsaved words if there is one, else a new one. */
  open(stored: Note): NoteSaver {
    const known = this.#savers.get(stored.articleId)
    if (known) {
      known.takeStored(stored)
      return known
    }
    const saver = new NoteSaver(this.#client, stored, this.#timers)
    this.#savers.set(stored.articleId, saver)
    return saver
  }

  /** Saves what waits; forgets the note once it is safe. */
  close(articleId: ArticleId): void {
    const saver = this.#savers.get(articleId)
    if (!saver) return
    saver.flush()
    if (saver.isSafe) this.#savers.delete(articleId)
  }

  flush(): void {
    for (const saver of this.#savers.values()) saver.flush()
  }

  get isSafe(): boolean {
    return [...this.#savers.values()].every((saver) => saver.isSafe)
  }

  /** Saves when the page is hidden or left and when the core is back; returns the undo. */
  guard(page: Window, health: LinkHealth): () => void {
    const lifetime = new AbortController()
    const options = { signal: lifetime.signal }
    page.addEventListener('pagehide', () => this.flush(), options)
    page.document.addEventListener('visibilitychange', () => this.flush(), options)
    page.addEventListener(
      'beforeunload',
      (event) => {
        this.flush()
        // Only a note that the core does not take is worth holding the window for.
        if (!this.isSafe && health.get() !== 'answering') event.preventDefault()
      },
      options,
    )
    const unsubscribe = health.subscribe(() => {
      if (health.get() === 'answering') this.flush()
    })
    return () => {
      lifetime.abort()
      unsubscribe()
    }
  }
}

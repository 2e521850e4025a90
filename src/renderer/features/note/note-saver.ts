/**
 * Keeps one article's note safe: saves what is typed after a short pause, one save at a time, again and again while
 * the core is silent, and stops for a decision when the stored note was changed elsewhere.
 */
import { isDefinedError, ORPCError } from '@orpc/client'
import type { OffprintClient } from '../../../shared/contract/client.ts'
import type { Note } from '../../../shared/contract/schemas.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { createStore, type Store } from '../../ui/store.ts'

export const SAVE_DELAY_MS = 600
export const RETRY_DELAY_MS = 2_000

/** `unsaved`: typed, will be saved by itself. `refused`: cannot be saved, `failure` says why. */
export type NoteStatus = 'saved' | 'unsaved' | 'saving' | 'conflict' | 'refused'

export interface StoredNote {
  markdown: string
  /** Null when no note was ever saved. */
  updatedAt: number | null
}

export interface NoteState {
  status: NoteStatus
  /** What the person sees and types. */
  markdown: string
  /** Grows when `markdown` was replaced from outside, so that the editor takes it over. */
  replacedCount: number
  /** The other note, while `status` is `conflict`. */
  theirs: StoredNote | null
  /** A sentence for people; null when the last try did not fail. */
  failure: string | null
}

export interface NoteTimers {
  set(callback: () => void, delayMs: number): number
  clear(timer: number): void
}

export class NoteSaver {
  readonly articleId: Note['articleId']
  readonly state: Store<NoteState>
  readonly #client: OffprintClient
  readonly #timers: NoteTimers
  #base: StoredNote
  #timer: number | null = null
  #isSaving = false

  constructor(client: OffprintClient, stored: Note, timers: NoteTimers) {
    this.articleId = stored.articleId
    this.#client = client
    this.#timers = timers
    this.#base = { markdown: stored.markdown, updatedAt: stored.updatedAt }
    this.state = createStore<NoteState>({
      status: 'saved',
      markdown: stored.markdown,
      replacedCount: 0,
      theirs: null,
      failure: null,
    })
  }

  get isSafe(): boolean {
    return this.state.get().status === 'saved'
  }

  edit(markdown: string): void {
    const { status } = this.state.get()
    if (status === 'conflict') {
      this.#change({ markdown })
      return
    }
    this.#change({ markdown, status: 'unsaved' })
    this.#schedule(SAVE_DELAY_MS)
  }

  /** Saves now what waits to be saved: on leaving the field, the article or the page, and when the core is back. */
  flush(): void {
    if (this.state.get().status === 'unsaved') void this.#save()
  }

  /** Takes a note read anew from the core, unless there is something of our own to save first. */
  takeStored(stored: Note): void {
    const isNewer = stored.updatedAt !== null && stored.updatedAt > (this.#base.updatedAt ?? 0)
    if (!isNewer || this.#isSaving || this.state.get().status !== 'saved') return
    this.#replace(stored)
  }

  /** Ends a conflict by saving our note over theirs. */
  keepMine(): void {
    const { theirs } = this.state.get()
    if (!theirs) return
    this.#base = theirs
    this.#change({ status: 'unsaved', theirs: null })
    void this.#save()
  }

  /** Ends a conflict by dropping our note. */
  takeTheirs(): void {
    const { theirs } = this.state.get()
    if (theirs) this.#replace(theirs)
  }

  #replace(stored: StoredNote): void {
    this.#base = { markdown: stored.markdown, updatedAt: stored.updatedAt }
    this.#change({
      status: 'saved',
      markdown: stored.markdown,
      replacedCount: this.state.get().replacedCount + 1,
      theirs: null,
      failure: null,
    })
  }

  #schedule(delayMs: number): void {
    if (this.#timer !== null) this.#timers.clear(this.#timer)
    this.#timer = this.#timers.set(() => void this.#save(), delayMs)
  }

  async #save(): Promise<void> {
    if (this.#timer !== null) this.#timers.clear(this.#timer)
    this.#timer = null
    // The running save looks again when it is done.
    if (this.#isSaving) return
    const { markdown } = this.state.get()
    if (markdown === this.#base.markdown) {
      this.#change({ status: 'saved', failure: null })
      return
    }
    this.#isSaving = true
    this.#change({ status: 'saving' })
    try {
      const saved = await this.#client.note.save({
        articleId: this.articleId,
        markdown,
        baseUpdatedAt: this.#base.updatedAt,
      })
      this.#base = { markdown: saved.markdown, updatedAt: saved.updatedAt }
      this.#isSaving = false
      this.#afterSave(markdown)
    } catch (error) {
      this.#isSaving = false
      this.#afterFailure(error)
    }
  }

  #afterSave(markdown: string): void {
    if (this.state.get().markdown === markdown) this.#change({ status: 'saved', failure: null })
    else {
      this.#change({ status: 'unsaved', failure: null })
      this.#schedule(SAVE_DELAY_MS)
    }
  }

  #afterFailure(error: unknown): void {
    const failure = failureSentence(error)
    const conflict = conflictingNote(error)
    if (conflict) this.#change({ status: 'conflict', theirs: conflict, failure })
    else if (error instanceof ORPCError && error.code === 'ARTICLE_NOT_FOUND')
      this.#change({ status: 'refused', failure })
    else {
      this.#change({ status: 'unsaved', failure })
      this.#schedule(RETRY_DELAY_MS)
    }
  }

  #change(changes: Partial<NoteState>): void {
    this.state.set({ ...this.state.get(), ...changes })
  }
}

function conflictingNote(error: unknown): StoredNote | null {
  if (!(error instanceof ORPCError) || !isDefinedError(error)) return null
  const { code, data } = error as ORPCError<string, unknown>
  if (code !== 'NOTE_CONFLICT' || typeof data !== 'object' || data === null) return null
  const { markdown, updatedAt } = data as Partial<StoredNote>
  return typeof markdown === 'string' ? { markdown, updatedAt: updatedAt ?? null } : null
}

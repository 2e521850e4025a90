/**
 * Rules for notes: a save never silently replaces words that its editor has not seen.
 */
import type { ArticleId, LibraryEvent, Note } from '../../shared/contract/schemas.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { Clock, SqlDatabase } from '../ports/ports.ts'
import { failure, ok, type Result } from '../result.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { NoteRepository } from './note-repository.ts'

type SaveResult =
  | Result<Note, 'ARTICLE_NOT_FOUND'>
  | { isOk: false; code: 'NOTE_CONFLICT'; data: { markdown: string; updatedAt: number | null } }

export interface NoteService {
  get(articleId: ArticleId): Result<Note, 'ARTICLE_NOT_FOUND'>
  save(articleId: ArticleId, markdown: string, baseUpdatedAt: number | null): SaveResult
}

export function createNoteService(parts: {
  notes: NoteRepository
  index: SearchIndex
  database: SqlDatabase
  events: EventHub<LibraryEvent>
  clock: Clock
}): NoteService {
  const { notes, index, database, events, clock } = parts
  const get: NoteService['get'] = (articleId) => {
    const note = notes.find(articleId)
    return note ? ok(note) : failure('ARTICLE_NOT_FOUND')
  }
  return {
    get,
    save(articleId, markdown, baseUpdatedAt) {
      const result = database.transaction((): SaveResult => {
        const stored = notes.find(articleId)
        if (!stored) return failure('ARTICLE_NOT_FOUND')
        if (stored.markdown === markdown) return ok(stored)
        if (stored.updatedAt !== baseUpdatedAt) {
          return {
            isOk: false,
            code: 'NOTE_CONFLICT',
            data: { markdown: stored.markdown, updatedAt: stored.updatedAt },
          }
        }
        // Two saves within one millisecond must still be told apart by their time.
        const now = Math.max(clock.now(), (stored.updatedAt ?? 0) + 1)
        notes.save(articleId, markdown, now)
        index.refresh(articleId)
        return ok({ articleId, markdown, updatedAt: now })
      })
      if (result.isOk) events.publish({ type: 'noteChanged', articleId })
      return result
    },
  }
}

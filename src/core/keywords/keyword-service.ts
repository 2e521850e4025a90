/**
 * Rules for keyword lists: terms are kept in the user's order, each once.
 */
import {
  type KeywordList,
  type KeywordListId,
  keywordListIdSchema,
  type LibraryEvent,
} from '../../shared/contract/schemas.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { Clock, IdSource, SqlDatabase } from '../ports/ports.ts'
import { failure, ok, type Result } from '../result.ts'
import type { KeywordRepository } from './keyword-repository.ts'

export interface KeywordService {
  list(): KeywordList[]
  create(list: Omit<KeywordList, 'id'>): KeywordList
  update(list: KeywordList): Result<KeywordList, 'LIST_NOT_FOUND'>
  remove(id: KeywordListId): Result<Record<string, never>, 'LIST_NOT_FOUND'>
  restore(id: KeywordListId): Result<KeywordList, 'LIST_NOT_FOUND'>
}

function withUniqueTerms<List extends Omit<KeywordList, 'id'>>(list: List): List {
  return { ...list, terms: [...new Set(list.terms)] }
}

export function createKeywordService(parts: {
  keywords: KeywordRepository
  database: SqlDatabase
  events: EventHub<LibraryEvent>
  clock: Clock
  ids: IdSource
}): KeywordService {
  const { keywords, database, events, clock, ids } = parts
  const publish = () => events.publish({ type: 'keywordsChanged' })
  const save = (list: KeywordList) => {
    database.transaction(() => keywords.save(list, clock.now()))
    publish()
    return list
  }
  return {
    list: () => keywords.all(),
    create: (list) => save({ id: keywordListIdSchema.parse(ids.next()), ...withUniqueTerms(list) }),
    update: (list) => (keywords.find(list.id) ? ok(save(withUniqueTerms(list))) : failure('LIST_NOT_FOUND')),
    remove(id) {
      if (!keywords.setRemoved(id, true, clock.now())) return failure('LIST_NOT_FOUND')
      publish()
      return ok({})
    },
    restore(id) {
      keywords.setRemoved(id, false, clock.now())
      const list = keywords.find(id)
      if (!list) return failure('LIST_NOT_FOUND')
      publish()
      return ok(list)
    },
  }
}

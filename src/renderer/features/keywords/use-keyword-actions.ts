/** What can be done to keyword lists: shown at once, stored, and removal undoable. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { KeywordList, KeywordListId } from '../../../shared/contract/schemas.ts'
import { useClient } from '../../api/connection.tsx'
import { failureSentence } from '../../api/failure-sentence.ts'
import { keys } from '../../api/queries.ts'
import { showDone, showFailure } from '../../ui/toast.tsx'
import { unusedColor } from './keyword-colors.ts'
import { addTerm } from './parse-terms.ts'

export type NewKeywordList = Omit<KeywordList, 'id'>

export interface KeywordActions {
  create(list: NewKeywordList): void
  update(list: KeywordList): void
  remove(list: KeywordList): void
  /** Adds a term to the list, or to a new one when `listId` is null. */
  addTerm(lists: readonly KeywordList[], listId: KeywordListId | null, term: string): void
}

export function useKeywordActions(): KeywordActions {
  const client = useClient()
  const queryClient = useQueryClient()
  return useMemo(() => {
    async function attempt(work: () => Promise<unknown>, shown?: (lists: KeywordList[]) => KeywordList[]) {
      if (shown) queryClient.setQueryData<KeywordList[]>(keys.keywords, (lists) => lists && shown(lists))
      try {
        await work()
      } catch (error) {
        showFailure(failureSentence(error))
        // What was shown did not come true. On success the core's own event brings the truth.
        await queryClient.invalidateQueries({ queryKey: keys.keywords })
      }
    }
    const replace = (changed: KeywordList) => (lists: KeywordList[]) =>
      lists.map((list) => (list.id === changed.id ? changed : list))
    const update = (list: KeywordList) => attempt(() => client.keyword.update(list), replace(list))
    return {
      create: (list) => void attempt(() => client.keyword.create(list)),
      update: (list) => void update(list),
      remove: (list) =>
        void attempt(
          async () => {
            await client.keyword.remove({ id: list.id })
            showDone(
              `Removed the list “${list.name}”`,
              () => void attempt(() => client.keyword.restore({ id: list.id })),
            )
          },
          (lists) => lists.filter((other) => other.id !== list.id),
        ),
      addTerm: (lists, listId, term) => {
        const list = lists.find((candidate) => candidate.id === listId)
        if (list) void update({ ...list, terms: addTerm(list.terms, term), isEnabled: true })
        else {
          const name = lists.length === 0 ? 'Keywords' : term
          void attempt(() =>
            client.keyword.create({
              name,
              color: unusedColor(lists),
              isEnabled: true,
              terms: addTerm([], term),
            }),
          )
        }
        showDone(`“${term}” is a keyword now`)
      },
    }
  }, [client, queryClient])
}

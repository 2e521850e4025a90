/** Arranges the hits of an article for painting and for the chips. Pure: offsets in, offsets out. */
import type { KeywordColor, KeywordList, KeywordListId } from '../../../shared/contract/schemas.ts'
import type { KeywordHit } from '../../../shared/keywords/match-keywords.ts'

export interface TermCount {
  /** Unique among the article's terms. */
  key: string
  listId: KeywordListId
  listName: string
  term: string
  color: KeywordColor
  count: number
}

/** The terms that occur, in the order of the lists and their terms. */
export function countTerms(lists: readonly KeywordList[], hits: readonly KeywordHit[]): TermCount[] {
  const counts = new Map<string, number>()
  for (const hit of hits) {
    const key = termKey(hit)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return lists.flatMap((list) =>
    list.terms.flatMap((term, termIndex) => {
      const key = termKey({ listId: list.id, termIndex })
      const count = counts.get(key)
      if (count === undefined) return []
      return [{ key, listId: list.id, listName: list.name, term, color: list.color, count }]
    }),
  )
}

export function termKey(hit: Pick<KeywordHit, 'listId' | 'termIndex'>): string {
  return `${hit.listId}:${hit.termIndex}`
}

/** The hits under the highlight name of their list's colour (`keyword-yellow`, …). */
export function hitsByHighlight(
  lists: readonly KeywordList[],
  hits: readonly KeywordHit[],
): Map<string, KeywordHit[]> {
  const colors = new Map(lists.map((list) => [list.id, list.color]))
  const result = new Map<string, KeywordHit[]>()
  for (const hit of hits) {
    const color = colors.get(hit.listId)
    if (color === undefined) continue
    const name = `keyword-${color}`
    const group = result.get(name)
    if (group) group.push(hit)
    else result.set(name, [hit])
  }
  return result
}

/** The word in the article that a hit stands on is given by its list and term; null when the list has gone. */
export function termOfHit(lists: readonly KeywordList[], hit: KeywordHit): string | null {
  return lists.find((list) => list.id === hit.listId)?.terms[hit.termIndex] ?? null
}

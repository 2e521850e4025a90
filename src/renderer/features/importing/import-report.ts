/** Words for what an import did. */
import type { ImportItem } from '../../../shared/contract/schemas.ts'

type Status = ImportItem['outcome']['status']

/** In the order in which the summary names them; what is not listed is counted as held back. */
const SUMMARY_WORDS: readonly (readonly [Status, string])[] = [
  ['imported', 'added'],
  ['duplicate', 'already there'],
  ['refused', 'refused'],
]

/** "3 added, 1 already there, 2 refused"; says so when nothing was found to import. */
export function reportSummary(items: readonly ImportItem[]): string {
  if (items.length === 0) return 'No articles found'
  const counts = new Map<Status, number>()
  for (const { outcome } of items) counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1)
  const parts: string[] = []
  let named = 0
  for (const [status, words] of SUMMARY_WORDS) {
    const count = counts.get(status) ?? 0
    named += count
    if (count > 0 || status === 'imported') parts.push(`${count} ${words}`)
  }
  if (items.length > named) parts.push(`${items.length - named} to look at`)
  return parts.join(', ')
}

/** Whether the report has to stay until the person has seen it. */
export function needsAttention(item: ImportItem): boolean {
  return item.outcome.status !== 'imported' && item.outcome.status !== 'duplicate'
}

const REMARKS: Record<string, string> = {
  duplicate: 'already there',
  revised: 'newer copy added to it',
  similar: 'nearly the same is there already: not added',
}

/** What to say beside the title of an article that was not simply added; null for one that was. */
export function outcomeRemark(status: Status): string | null {
  return REMARKS[status] ?? null
}

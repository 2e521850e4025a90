/** Words for what an import did. */
import type { ImportItem } from '../../../shared/contract/schemas.ts'

export interface ReportCounts {
  imported: number
  duplicate: number
  refused: number
}

export function countOutcomes(items: readonly ImportItem[]): ReportCounts {
  const counts: ReportCounts = { imported: 0, duplicate: 0, refused: 0 }
  for (const { outcome } of items) counts[outcome.status]++
  return counts
}

/** "3 added, 1 already there, 2 refused"; says so when nothing was found to import. */
export function reportSummary(items: readonly ImportItem[]): string {
  const { imported, duplicate, refused } = countOutcomes(items)
  if (items.length === 0) return 'No articles found'
  const parts = [`${imported} added`]
  if (duplicate > 0) parts.push(`${duplicate} already there`)
  if (refused > 0) parts.push(`${refused} refused`)
  return parts.join(', ')
}

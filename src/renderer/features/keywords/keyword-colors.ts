/** The keyword colours by name, in the order in which they are offered. How they look is in the themes. */
import type { KeywordColor, KeywordList } from '../../../shared/contract/schemas.ts'

export const KEYWORD_COLORS: readonly { color: KeywordColor; name: string }[] = [
  { color: 'yellow', name: 'Yellow, solid line' },
  { color: 'green', name: 'Green, dashed line' },
  { color: 'blue', name: 'Blue, dotted line' },
  { color: 'pink', name: 'Pink, wavy line' },
  { color: 'orange', name: 'Orange, double line' },
  { color: 'violet', name: 'Violet, thick dotted line' },
  { color: 'teal', name: 'Teal, thick dashed line' },
  { color: 'red', name: 'Red, thick solid line' },
]

/** The first colour that no list has yet; yellow when all are taken. */
export function unusedColor(lists: readonly KeywordList[]): KeywordColor {
  const used = new Set(lists.map((list) => list.color))
  return KEYWORD_COLORS.find(({ color }) => !used.has(color))?.color ?? 'yellow'
}

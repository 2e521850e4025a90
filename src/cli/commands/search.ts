/** `offprint search`: articles that hold the words, best first, with excerpts. */
import { type ExcerptPart, PAGE_LIMIT, type SearchHit } from '../../shared/contract/schemas.ts'
import { withLibrary } from '../open-library.ts'
import { marked, type Output, printableLine } from '../output.ts'

function partsText(parts: readonly ExcerptPart[], isTerminal: boolean): string {
  // Each part keeps the spaces at its edges: they are the ones between found words and their neighbours.
  const clean = (part: ExcerptPart) => printableLine(`|${part.text}|`).slice(1, -1)
  return parts.map((part) => (part.isHit && isTerminal ? marked(clean(part)) : clean(part))).join('')
}

function hitLines(hit: SearchHit, isTerminal: boolean): string[] {
  const place = hit.foundIn === 'note' ? 'In the note: ' : ''
  return [
    `${hit.article.id}  ${partsText(hit.titleParts, isTerminal)}`,
    `    ${place}${partsText(hit.excerptParts, isTerminal)}`,
  ]
}

export async function searchCommand(
  queryText: string,
  limit: number,
  libraryDir: string,
  output: Output,
): Promise<void> {
  await withLibrary(libraryDir, async ({ client }) => {
    let left = limit
    let cursor: string | null = null
    let total = 0
    do {
      const page: Awaited<ReturnType<typeof client.search.query>> = await client.search.query({
        queryText,
        cursor,
        limit: Math.min(left, PAGE_LIMIT),
      })
      for (const hit of page.hits) {
        output.json(hit)
        for (const line of hitLines(hit, output.isTerminal)) output.line(line)
      }
      total = page.total
      left -= page.hits.length
      cursor = page.nextCursor
    } while (cursor !== null && left > 0)
    output.line(total === 1 ? '1 article found' : `${total} articles found`)
  })
}

/** Saves a page through the contract, as an import of one document. */
import type { OffprintClient } from '../shared/contract/client.ts'
import type { ImportItem } from '../shared/contract/schemas.ts'
import { type SaveAnswer, saveAnswer } from '../shared/save-answer.ts'
import type { SavedPage } from './save-request.ts'

async function importPage(client: OffprintClient, page: SavedPage): Promise<ImportItem> {
  const { url, html } = page
  const { jobId } = await client.import.start({ pages: [{ url, html }] })
  for await (const event of await client.import.watch({ jobId })) {
    const item = event.type === 'finished' ? event.items[0] : undefined
    if (item) return item
  }
  throw new Error('The import of a page ended without its report')
}

/** Throws when the import was cancelled because the server closes. */
export async function savePage(client: OffprintClient, page: SavedPage): Promise<SaveAnswer> {
  const { name, outcome } = await importPage(client, page)
  if (outcome.status !== 'similar' || page.similar === 'skip') return saveAnswer(outcome)
  const { originalHash, articleId } = outcome
  return saveAnswer(await client.import.decide({ originalHash, name, articleId, as: page.similar }))
}

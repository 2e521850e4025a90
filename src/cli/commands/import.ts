/** `offprint import`: brings files and folders into the library and reports on each. */
import type { OffprintClient } from '../../shared/contract/client.ts'
import type { ImportItem, ImportOutcome } from '../../shared/contract/schemas.ts'
import { CommandFailure } from '../command-failure.ts'
import { withLibrary } from '../open-library.ts'
import { type Output, printableLine } from '../output.ts'
import type { SIMILAR_CHOICES } from '../program.ts'

const LABELS: Record<ImportOutcome['status'], string> = {
  imported: 'imported',
  duplicate: 'there already',
  revised: 'newer copy',
  similar: 'similar',
  refused: 'refused',
}

/** What to do with a document that is nearly an article of the library. */
export type SimilarChoice = (typeof SIMILAR_CHOICES)[number]

function itemText(outcome: ImportOutcome): string {
  if (outcome.status === 'refused') return outcome.message
  const article = `${printableLine(outcome.title)}  ${outcome.articleId}`
  return outcome.status === 'similar' ? `not added; nearly the same as ${article}` : article
}

function itemLine({ name, outcome }: ImportItem): string {
  const what = itemText(outcome)
  return `${LABELS[outcome.status].padEnd(13)}  ${printableLine(name)}: ${what}`
}

function summaryLine(items: readonly ImportItem[], wasCancelled: boolean): string {
  const count = (status: ImportOutcome['status']) =>
    items.filter((item) => item.outcome.status === status).length
  const parts = [`${count('imported')} imported`, `${count('duplicate')} there already`]
  if (count('revised') > 0) parts.push(`${count('revised')} newer copies`)
  if (count('similar') > 0) {
    parts.push(
      `${count('similar')} nearly the same as an article (add them with --similar revision or --similar article)`,
    )
  }
  const counts = [...parts, `${count('refused')} refused`].join(', ')
  return wasCancelled ? `${counts}; stopped before the end` : counts
}

/** Throws `CommandFailure` after the report when a file was refused or the import was stopped. */
export async function importCommand(
  paths: string[],
  libraryDir: string,
  output: Output,
  similar: SimilarChoice = 'skip',
): Promise<void> {
  await withLibrary(libraryDir, async ({ client, handles }) => {
    const { jobId } = await client.import.start({ handles: paths.map((path) => handles.grant(path)) })
    // What was imported so far is kept; a second signal ends the process at once.
    const cancel = () => void client.import.cancel({ jobId }).catch(() => undefined)
    process.once('SIGINT', cancel)
    const items: ImportItem[] = []
    try {
      for await (const event of await client.import.watch({ jobId })) {
        if (event.type === 'itemFinished') {
          const item = await decided(event.item, similar, client)
          items.push(item)
          output.json({ name: item.name, ...item.outcome })
          output.line(itemLine(item))
        }
        if (event.type === 'finished') finish(items, event.wasCancelled, output)
      }
    } finally {
      process.off('SIGINT', cancel)
    }
  })
}

async function decided(
  item: ImportItem,
  similar: SimilarChoice,
  client: OffprintClient,
): Promise<ImportItem> {
  const { name, outcome } = item
  if (outcome.status !== 'similar' || similar === 'skip') return item
  const { originalHash, articleId } = outcome
  return { name, outcome: await client.import.decide({ originalHash, name, articleId, as: similar }) }
}

function finish(items: readonly ImportItem[], wasCancelled: boolean, output: Output): void {
  output.line(summaryLine(items, wasCancelled))
  const refused = items.filter((item) => item.outcome.status === 'refused').length
  if (wasCancelled) throw new CommandFailure('The import was stopped; what was imported before is kept.')
  if (items.length === 0) throw new CommandFailure('There is no article file in what you named.')
  if (refused > 0) {
    const sentence = refused === 1 ? '1 file was refused.' : `${refused} files were refused.`
    throw new CommandFailure(`${sentence} The report says why.`)
  }
}

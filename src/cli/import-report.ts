/** Follows import jobs for a command: a line for each document, the counts at the end, and the report as a file. */
import { writeFile } from 'node:fs/promises'
import type { OffprintClient } from '../shared/contract/client.ts'
import type { ImportItem, ImportJobId, ImportOutcome } from '../shared/contract/schemas.ts'
import { importReportCsv } from '../shared/import-report-csv.ts'
import { CommandFailure } from './command-failure.ts'
import { type Output, printableLine } from './output.ts'
import type { SIMILAR_CHOICES } from './program.ts'

const LABELS: Record<ImportOutcome['status'], string> = {
  imported: 'imported',
  duplicate: 'there already',
  revised: 'newer copy',
  similar: 'similar',
  refused: 'refused',
}

/** What to do with a document that is nearly an article of the library. */
export type SimilarChoice = (typeof SIMILAR_CHOICES)[number]

export interface ReportOptions {
  similar: SimilarChoice
  /** File for the report as CSV, written when all is over; null for none. */
  reportPath: string | null
}

function itemText(outcome: ImportOutcome): string {
  if (outcome.status === 'refused') return outcome.message
  const article = `${printableLine(outcome.title)}  ${outcome.articleId}`
  return outcome.status === 'similar' ? `not added; nearly the same as ${article}` : article
}

/** Reports one document. */
export function reportItem(item: ImportItem, output: Output): void {
  const { name, outcome } = item
  output.json({ name, ...outcome })
  output.line(`${LABELS[outcome.status].padEnd(13)}  ${printableLine(name)}: ${itemText(outcome)}`)
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

/** Reports on each document of the job as it comes, and resolves to all of them; SIGINT cancels the job. */
async function followJob(
  jobId: ImportJobId,
  similar: SimilarChoice,
  client: OffprintClient,
  output: Output,
): Promise<{ items: ImportItem[]; wasCancelled: boolean }> {
  // What was imported so far is kept; a second signal ends the process at once.
  const cancel = () => void client.import.cancel({ jobId }).catch(() => undefined)
  process.once('SIGINT', cancel)
  const items: ImportItem[] = []
  let wasCancelled = false
  try {
    for await (const event of await client.import.watch({ jobId })) {
      if (event.type === 'itemFinished') {
        const item = await decided(event.item, similar, client)
        items.push(item)
        reportItem(item, output)
      }
      if (event.type === 'finished') wasCancelled = event.wasCancelled
    }
  } finally {
    process.off('SIGINT', cancel)
  }
  return { items, wasCancelled }
}

function refusedSentence(count: number): string {
  return `${count === 1 ? '1 document was' : `${count} documents were`} refused. The report says why.`
}

/**
 * Starts the jobs one after the other and reports on them. Throws `CommandFailure` after the report when there was
 * nothing to import (`nothingFound` is the sentence), a document was refused, or the import was stopped.
 */
export async function reportJobs(
  starts: readonly (() => Promise<{ jobId: ImportJobId }>)[],
  options: ReportOptions & { nothingFound: string },
  client: OffprintClient,
  output: Output,
): Promise<void> {
  const items: ImportItem[] = []
  let wasCancelled = false
  for (const start of starts) {
    const { jobId } = await start()
    const job = await followJob(jobId, options.similar, client, output)
    items.push(...job.items)
    wasCancelled = job.wasCancelled
    if (wasCancelled) break
  }
  output.line(summaryLine(items, wasCancelled))
  if (options.reportPath !== null) await writeFile(options.reportPath, importReportCsv(items))
  if (wasCancelled) throw new CommandFailure('The import was stopped; what was imported before is kept.')
  if (items.length === 0) throw new CommandFailure(options.nothingFound)
  const refused = items.filter((item) => item.outcome.status === 'refused').length
  if (refused > 0) throw new CommandFailure(refusedSentence(refused))
}

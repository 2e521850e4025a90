/** `offprint import`: brings files and folders into the library and reports on each. */
import type { ImportItem, ImportOutcome } from '../../shared/contract/schemas.ts'
import { CommandFailure } from '../command-failure.ts'
import { withLibrary } from '../open-library.ts'
import { type Output, printableLine } from '../output.ts'

const LABELS: Record<ImportOutcome['status'], string> = {
  imported: 'imported',
  duplicate: 'there already',
  refused: 'refused',
}

function itemLine({ name, outcome }: ImportItem): string {
  const what =
    outcome.status === 'refused' ? outcome.message : `${printableLine(outcome.title)}  ${outcome.articleId}`
  return `${LABELS[outcome.status].padEnd(13)}  ${printableLine(name)}: ${what}`
}

function summaryLine(items: readonly ImportItem[], wasCancelled: boolean): string {
  const count = (status: ImportOutcome['status']) =>
    items.filter((item) => item.outcome.status === status).length
  const counts = `${count('imported')} imported, ${count('duplicate')} there already, ${count('refused')} refused`
  return wasCancelled ? `${counts}; stopped before the end` : counts
}

/** Throws `CommandFailure` after the report when a file was refused or the import was stopped. */
export async function importCommand(paths: string[], libraryDir: string, output: Output): Promise<void> {
  await withLibrary(libraryDir, async ({ client, handles }) => {
    const { jobId } = await client.import.start({ handles: paths.map((path) => handles.grant(path)) })
    // What was imported so far is kept; a second signal ends the process at once.
    const cancel = () => void client.import.cancel({ jobId }).catch(() => undefined)
    process.once('SIGINT', cancel)
    try {
      for await (const event of await client.import.watch({ jobId })) {
        if (event.type === 'itemFinished') {
          output.json({ name: event.item.name, ...event.item.outcome })
          output.line(itemLine(event.item))
        }
        if (event.type === 'finished') finish(event.items, event.wasCancelled, output)
      }
    } finally {
      process.off('SIGINT', cancel)
    }
  })
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

/** `offprint inbox`: imports what appears in a folder, until it is stopped. */
import { reportItem } from '../import-report.ts'
import { assertInboxDir } from '../inbox-dir.ts'
import { withLibrary } from '../open-library.ts'
import type { Output } from '../output.ts'
import { untilSignal } from '../until-signal.ts'

/** Reports on each document as it comes, until SIGINT or SIGTERM. */
export async function inboxCommand(inboxDir: string, libraryDir: string, output: Output): Promise<void> {
  assertInboxDir(inboxDir)
  const ended = untilSignal()
  await withLibrary(
    libraryDir,
    async ({ client }) => {
      const events = await client.library.watch()
      output.remark(`Offprint imports what you put into “${inboxDir}”. Ctrl+C stops it.`)
      const follow = async () => {
        for await (const event of events) {
          if (event.type !== 'inboxImportStarted') continue
          for await (const { type, ...job } of await client.import.watch({ jobId: event.jobId })) {
            if (type === 'itemFinished' && 'item' in job) reportItem(job.item, output)
          }
        }
      }
      await Promise.race([ended, follow()])
    },
    { inboxDir },
  )
}

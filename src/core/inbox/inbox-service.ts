/**
 * Imports what appears in the inbox folder, each file once for each state it is in, whatever became of it: a refused one
 * is reported once, and one whose article was put into the trash does not come back by itself.
 */
import type { ImportItem, ImportJobId, LibraryEvent } from '../../shared/contract/schemas.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { ImportService } from '../importing/import-service.ts'
import type { InboxFile, InboxFolder } from '../ports/inbox-folder.ts'
import type { BugLog, Clock } from '../ports/ports.ts'
import type { InboxRepository } from './inbox-repository.ts'

export interface InboxService {
  /** Starts no further import; resolves when the one that runs has ended or was cancelled. */
  close(): Promise<void>
}

// What was taken is written down after each batch, so a program that is killed repeats one batch at most.
const BATCH_SIZE = 100

// Not the file's fault, or gone another time: these are tried again at the next start.
const PASSING_REFUSALS = new Set(['LIBRARY_UNWRITABLE', 'FILE_MISSING', 'NO_PERMISSION', 'READ_FAILED'])

/** Whether the import can be done with the file; documents of an archive have its name before theirs. */
function isSettledBy(items: readonly ImportItem[], { name }: InboxFile): boolean {
  return !items.some(
    (item) =>
      (item.name === name || item.name.startsWith(`${name}/`)) &&
      item.outcome.status === 'refused' &&
      PASSING_REFUSALS.has(item.outcome.code),
  )
}

export function createInboxService(parts: {
  folder: InboxFolder
  inbox: InboxRepository
  imports: ImportService
  events: EventHub<LibraryEvent>
  clock: Clock
  bugs: BugLog
}): InboxService {
  const { folder, inbox, imports, events, clock } = parts

  const stateOf = ({ path, sizeBytes, modifiedAt }: InboxFile) => `${sizeBytes} ${modifiedAt} ${path}`
  // What was given to the import since the start, so that nothing is reported twice meanwhile.
  const given = new Set<string>()
  let isClosed = false

  /** The job's report; null when it was cancelled. */
  async function finished(jobId: ImportJobId): Promise<readonly ImportItem[] | null> {
    const watching = imports.watch(jobId, undefined)
    if (!watching.isOk) return null
    for await (const event of watching.value) {
      if (event.type === 'finished') return event.wasCancelled ? null : event.items
    }
    return null
  }

  async function take(files: readonly InboxFile[]): Promise<void> {
    const handles = files.map((file) => file.handle)
    const started = imports.start({ files: [], handles, texts: [], pages: [] })
    if (!started.isOk) throw new Error('The inbox gave a handle that its door does not know')
    events.publish({ type: 'inboxImportStarted', jobId: started.value })
    const items = await finished(started.value)
    // A person who stops the import has seen these files; they come again at the next start.
    for (const file of files) given.add(stateOf(file))
    if (items) {
      inbox.remember(
        files.filter((file) => isSettledBy(items, file)),
        clock.now(),
      )
    }
  }

  const watching = folder.watch(async (settled) => {
    try {
      const fresh = settled.filter((file) => !given.has(stateOf(file)) && !inbox.isTaken(file))
      for (let start = 0; start < fresh.length; start += BATCH_SIZE) {
        if (isClosed) return
        await take(fresh.slice(start, start + BATCH_SIZE))
      }
    } catch (error) {
      parts.bugs.record(error)
    }
  })
  return {
    close() {
      isClosed = true
      return watching.stop()
    },
  }
}

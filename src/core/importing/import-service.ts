/**
 * Runs imports as jobs that can be watched again and cancelled: a window that reloads finds its import and its report.
 */
import {
  type ArticleId,
  type ImportEvent,
  type ImportItem,
  type ImportJobId,
  type ImportOutcome,
  importJobIdSchema,
  type LibraryEvent,
} from '../../shared/contract/schemas.ts'
import { parseWebUrl } from '../../shared/security/urls.ts'
import { createEventHub, type EventHub } from '../events/event-hub.ts'
import type { BugLog, HandleResolver, IdSource, ImportSource } from '../ports/ports.ts'
import { failure, ok, type Result } from '../result.ts'
import { openSource } from './containers/open-source.ts'
import { type ImportParts, importDocument, type SimilarPolicy } from './import-document.ts'
import { createSourceQueue, type SourceQueue } from './source-queue.ts'

export interface ImportRequest {
  files: readonly File[]
  handles: readonly string[]
  texts: readonly string[]
  /** Pages as a browser has them, with the address they were read at. */
  pages: readonly { url: string; html: string }[]
}

export interface ImportService {
  start(request: ImportRequest): Result<ImportJobId, 'HANDLE_NOT_FOUND'>
  startSources(sources: readonly ImportSource[]): ImportJobId
  /** All events of the job from its beginning. */
  watch(
    id: ImportJobId,
    signal: AbortSignal | undefined,
  ): Result<AsyncGenerator<ImportEvent, void, void>, 'JOB_NOT_FOUND'>
  cancel(id: ImportJobId): Result<Record<string, never>, 'JOB_NOT_FOUND'>
  /** Takes in a document that was found similar; null when its bytes are not in the library. */
  decide(decision: SimilarDecision): Promise<ImportOutcome | null>
  /** Cancels what runs and waits for it to stop. */
  close(): Promise<void>
}

/** What a person said about a document that was found similar to an article. */
export interface SimilarDecision {
  originalHash: string
  name: string
  articleId: ArticleId
  as: 'revision' | 'article'
}

interface Job {
  id: ImportJobId
  items: ImportItem[]
  total: number
  finished: ImportEvent | null
  controller: AbortController
  hub: EventHub<ImportEvent>
  done: Promise<void>
}

// Two documents at a time: one is parsed in a worker while the other is read and stored.
const CONCURRENCY = 3
const KEPT_JOBS = 20
const DECISION_DEADLINE_MS = 60_000

function fileSource(file: File): ImportSource {
  return { name: file.name, read: async () => new Uint8Array(await file.arrayBuffer()) }
}

function textSource(text: string): ImportSource {
  return { name: '', read: async () => new TextEncoder().encode(text) }
}

function pageSource({ url, html }: { url: string; html: string }): ImportSource {
  const address = parseWebUrl(url)
  return {
    name: url,
    read: async () => new TextEncoder().encode(html),
    ...(address !== null && { url: address }),
  }
}

export function createImportService(
  parts: ImportParts & {
    handles: HandleResolver
    events: EventHub<LibraryEvent>
    ids: IdSource
    bugs: BugLog
  },
): ImportService {
  const jobs = new Map<ImportJobId, Job>()

  function refusedByBug(name: string, error: unknown): ImportItem {
    const logId = parts.bugs.record(error)
    const message = `Offprint could not read this document because of an error of its own (log ${logId}). The file is untouched.`
    return { name, outcome: { status: 'refused', code: 'PARSE_FAILED', message } }
  }

  /** The report on one document; null for an archive, whose documents are now in the queue. */
  async function importOne(job: Job, source: ImportSource, queue: SourceQueue): Promise<ImportItem | null> {
    const { signal } = job.controller
    const name = source.name === '' ? 'Pasted text' : source.name
    try {
      const opened = await openSource(source, signal)
      signal.throwIfAborted()
      if ('inside' in opened) {
        job.total += opened.inside.length - 1
        queue.putFirst(opened.inside)
        return null
      }
      const outcome = await importDocument(opened.document, parts, signal)
      if (outcome.status === 'imported') {
        parts.events.publish({ type: 'articlesChanged', ids: [outcome.articleId] })
      }
      return { name: opened.document.url ?? name, outcome }
    } catch (error) {
      signal.throwIfAborted()
      return refusedByBug(name, error)
    }
  }

  async function work(job: Job, source: ImportSource, queue: SourceQueue): Promise<void> {
    if (job.controller.signal.aborted) return
    const item = await importOne(job, source, queue)
    if (item) {
      job.items.push(item)
      job.hub.publish({ type: 'itemFinished', item })
    }
    job.hub.publish({ type: 'progressed', done: job.items.length, total: job.total })
  }

  async function run(job: Job, sources: AsyncIterable<ImportSource>): Promise<void> {
    try {
      const found: ImportSource[] = []
      for await (const source of sources) {
        if (job.controller.signal.aborted) break
        found.push(source)
      }
      job.total = found.length
      job.hub.publish({ type: 'progressed', done: 0, total: job.total })
      const queue = createSourceQueue(found)
      const drain = () => queue.drain((source) => work(job, source, queue))
      // All of them must have stopped before the job is over: what one still stores belongs into the report, and the
      // database must not be closed under it.
      const ends = await Promise.allSettled(Array.from({ length: CONCURRENCY }, drain))
      for (const end of ends) if (end.status === 'rejected') throw end.reason
    } catch (error) {
      if (!job.controller.signal.aborted) parts.bugs.record(error)
    }
    job.finished = { type: 'finished', items: job.items, wasCancelled: job.controller.signal.aborted }
    job.hub.publish(job.finished)
    job.hub.close()
    forgetOldJobs()
  }

  function forgetOldJobs(): void {
    const over = [...jobs.values()].filter((job) => job.finished !== null)
    for (const job of over.slice(0, Math.max(0, over.length - KEPT_JOBS))) jobs.delete(job.id)
  }

  function begin(sources: AsyncIterable<ImportSource>): ImportJobId {
    const job: Job = {
      id: importJobIdSchema.parse(parts.ids.next()),
      items: [],
      total: 0,
      finished: null,
      controller: new AbortController(),
      hub: createEventHub(),
      done: Promise.resolve(),
    }
    jobs.set(job.id, job)
    job.done = run(job, sources)
    return job.id
  }

  async function* replay(job: Job, live: AsyncGenerator<ImportEvent, void, void>) {
    for (const item of [...job.items]) yield { type: 'itemFinished', item } satisfies ImportEvent
    yield { type: 'progressed', done: job.items.length, total: job.total } satisfies ImportEvent
    if (job.finished) yield job.finished
    else yield* live
  }

  return {
    start({ files, handles, texts, pages }) {
      const fromHandles: AsyncIterable<ImportSource>[] = []
      for (const handle of handles) {
        const sources = parts.handles.resolve(handle)
        if (!sources) return failure('HANDLE_NOT_FOUND')
        fromHandles.push(sources)
      }
      const all = async function* () {
        yield* files.map(fileSource)
        yield* texts.map(textSource)
        yield* pages.map(pageSource)
        for (const sources of fromHandles) yield* sources
      }
      return ok(begin(all()))
    },
    startSources(sources) {
      return begin(
        (async function* () {
          yield* sources
        })(),
      )
    },
    watch(id, signal) {
      const job = jobs.get(id)
      if (!job) return failure('JOB_NOT_FOUND')
      // What is replayed and what is live are taken at the same moment, so no event is lost or doubled.
      const snapshot = { ...job, items: [...job.items] }
      return ok(replay(snapshot, job.hub.subscribe(signal)))
    },
    cancel(id) {
      const job = jobs.get(id)
      if (!job) return failure('JOB_NOT_FOUND')
      job.controller.abort()
      return ok({})
    },
    async decide({ originalHash, name, articleId, as }) {
      const bytes = await parts.originals.get(originalHash)
      if (!bytes) return null
      const policy: SimilarPolicy = as === 'revision' ? { as, articleId } : { as }
      // A page that was fetched is named by its address.
      const url = parseWebUrl(name)
      const source = { name, read: async () => bytes, ...(url !== null && { url }) }
      const outcome = await importDocument(source, parts, AbortSignal.timeout(DECISION_DEADLINE_MS), policy)
      if (outcome.status === 'imported' || outcome.status === 'revised') {
        parts.events.publish({ type: 'articlesChanged', ids: [outcome.articleId] })
      }
      return outcome
    },
    async close() {
      const running = [...jobs.values()]
      for (const job of running) job.controller.abort()
      await Promise.all(running.map((job) => job.done))
    },
  }
}

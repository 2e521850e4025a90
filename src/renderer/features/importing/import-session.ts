/**
 * One import as the window shows it: sends the sources in portions, follows the core's events, and keeps the report.
 * Portions bound how much one request carries; the core's own job streams every document to disk.
 */

import type { OffprintClient } from '../../../shared/contract/client.ts'
import type { ImportItem, ImportJobId } from '../../../shared/contract/schemas.ts'
import { failureSentence } from '../../api/failure-sentence.ts'
import { createStore, type Store } from '../../ui/store.ts'

export interface ImportSources {
  files?: File[]
  handles?: string[]
  texts?: string[]
  /** The sample articles that come with the program. */
  samples?: boolean
}

export interface ImportState {
  done: number
  total: number
  items: readonly ImportItem[]
  isRunning: boolean
  wasCancelled: boolean
}

export interface ImportSession {
  state: Store<ImportState>
  cancel(): void
  /** Settles when the import is over; never rejects. */
  finished: Promise<ImportState>
}

const FILES_PER_PORTION = 200
const BYTES_PER_PORTION = 24_000_000

/** Files in portions of bounded number and size; a file above the bound is a portion of its own. */
export function portionsOf(files: readonly File[]): File[][] {
  const portions: File[][] = []
  let sizeBytes = 0
  for (const file of files) {
    const last = portions.at(-1)
    if (!last || last.length >= FILES_PER_PORTION || sizeBytes + file.size > BYTES_PER_PORTION) {
      portions.push([file])
      sizeBytes = file.size
    } else {
      last.push(file)
      sizeBytes += file.size
    }
  }
  return portions
}

type Start = (client: OffprintClient) => Promise<{ jobId: ImportJobId }>
interface Portion {
  names: string[]
  start: Start
}

function plan(sources: ImportSources): Portion[] {
  const portions: Portion[] = portionsOf(sources.files ?? []).map((files) => ({
    names: files.map((file) => file.name),
    start: (client) => client.import.start({ files }),
  }))
  const { handles = [], texts = [] } = sources
  if (handles.length > 0 || texts.length > 0)
    portions.push({
      names: [...handles.map(() => 'Chosen file'), ...texts.map(() => 'Pasted text')],
      start: (client) => client.import.start({ handles, texts }),
    })
  if (sources.samples === true)
    portions.push({ names: ['Samples'], start: (client) => client.import.samples() })
  return portions
}

class RunningImport implements ImportSession {
  readonly state: Store<ImportState>
  readonly finished: Promise<ImportState>
  readonly #client: OffprintClient
  #jobId: ImportJobId | null = null
  #isCancelled = false

  constructor(client: OffprintClient, sources: ImportSources) {
    this.#client = client
    const portions = plan(sources)
    const total = portions.reduce((sum, portion) => sum + portion.names.length, 0)
    this.state = createStore<ImportState>({ done: 0, total, items: [], isRunning: true, wasCancelled: false })
    this.finished = this.#run(portions)
  }

  cancel(): void {
    this.#isCancelled = true
    // A job that is over by now has nothing left to cancel.
    if (this.#jobId !== null) this.#client.import.cancel({ jobId: this.#jobId }).catch(() => undefined)
  }

  async #run(portions: Portion[]): Promise<ImportState> {
    for (const [index, portion] of portions.entries()) {
      if (this.#isCancelled) break
      const before = this.state.get()
      const later = portions.slice(index + 1).reduce((sum, next) => sum + next.names.length, 0)
      try {
        await this.#follow(portion, before, later)
      } catch (error) {
        const outcome = { status: 'refused' as const, code: 'NOT_SENT', message: failureSentence(error) }
        const items = portion.names.map((name) => ({ name, outcome }))
        this.#change({ items: [...before.items, ...items], done: before.done + items.length })
      }
      this.#jobId = null
    }
    this.#change({ isRunning: false, wasCancelled: this.#isCancelled })
    return this.state.get()
  }

  async #follow(portion: Portion, before: ImportState, later: number): Promise<void> {
    const { jobId } = await portion.start(this.#client)
    this.#jobId = jobId
    if (this.#isCancelled) this.cancel()
    for await (const event of await this.#client.import.watch({ jobId })) {
      if (event.type === 'progressed')
        this.#change({ done: before.done + event.done, total: before.done + event.total + later })
      else if (event.type === 'itemFinished') this.#change({ items: [...this.state.get().items, event.item] })
      else
        this.#change({
          items: [...before.items, ...event.items],
          done: before.done + event.items.length,
        })
    }
  }

  #change(changes: Partial<ImportState>): void {
    this.state.set({ ...this.state.get(), ...changes })
  }
}

export function startImport(client: OffprintClient, sources: ImportSources): ImportSession {
  return new RunningImport(client, sources)
}

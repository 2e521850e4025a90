/** Unexpected exceptions, appended to a file in the library folder, where people find and may send it. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BugLog } from '../core/ports/ports.ts'

/** Never throws: a log that cannot be written must not hide what it was to record. */
export function createFileBugLog(folder: string): BugLog {
  return {
    record(error) {
      const id = Math.random().toString(36).slice(2, 8)
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      try {
        mkdirSync(folder, { recursive: true })
        appendFileSync(join(folder, 'errors.log'), `${new Date().toISOString()} ${id} ${text}\n`)
      } catch {
        process.stderr.write(`Offprint: ${text}\n`)
      }
      return id
    },
  }
}

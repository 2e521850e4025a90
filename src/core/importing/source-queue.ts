/**
 * The documents of one import job, in their order. An archive puts its documents in its own place when it is opened, so
 * whoever takes from here waits for what others may still find instead of leaving.
 */
import type { ImportSource } from '../ports/ports.ts'

export interface SourceQueue {
  /** Takes the next source and hands it to `work`, until there are none left. Throws what `work` throws. */
  drain(work: (source: ImportSource) => Promise<void>): Promise<void>
  /** Puts the sources before all that wait. */
  putFirst(sources: readonly ImportSource[]): void
}

export function createSourceQueue(sources: readonly ImportSource[]): SourceQueue {
  const waiting = [...sources].reverse()
  let busy = 0
  let wakers: (() => void)[] = []

  function wakeAll(): void {
    for (const wake of wakers) wake()
    wakers = []
  }

  return {
    async drain(work) {
      while (waiting.length > 0 || busy > 0) {
        const source = waiting.pop()
        if (source === undefined) {
          await new Promise<void>((resolve) => wakers.push(resolve))
          continue
        }
        busy++
        try {
          await work(source)
        } finally {
          busy--
          wakeAll()
        }
      }
    },
    putFirst(more) {
      for (const source of more.toReversed()) waiting.push(source)
      wakeAll()
    },
  }
}

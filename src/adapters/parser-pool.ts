/**
 * Parses in worker threads with a deadline and a memory limit, so that one hostile document neither freezes the program
 * nor ends an import: a worker that overruns is ended and replaced.
 */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { DocumentParser } from '../core/ports/ports.ts'
import { RefusedDocument } from '../shared/article/parsed-article.ts'
import type { ParserAnswer } from './parser-worker.ts'

const DEADLINE_MS = 30_000
// Enough for the largest page that is let in; V8 collects earlier under a lower limit, which keeps long imports small.
const MAX_HEAP_MB = 512

export interface ParserPoolOptions {
  /** The worker's file; `parser-worker.ts` beside this one by default, a bundle in the packaged program. */
  workerUrl?: URL
  deadlineMs?: number
  maxHeapMb?: number
}

function refuse(error: unknown): unknown {
  const isOutOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (!isOutOfMemory) return error
  return new RefusedDocument(
    'TOO_LARGE',
    'This document needs more memory than reading an article may take. Save just the article’s text and import that.',
  )
}

export function createParserPool(options: ParserPoolOptions = {}): DocumentParser {
  const workerUrl = options.workerUrl ?? new URL('./parser-worker.ts', import.meta.url)
  const deadlineMs = options.deadlineMs ?? DEADLINE_MS
  let pool: Piscina | undefined
  // Made when first needed: opening a library should not start threads.
  const getPool = () => {
    pool ??= new Piscina({
      filename: fileURLToPath(workerUrl),
      minThreads: 0,
      maxThreads: Math.max(1, Math.min(4, availableParallelism())),
      idleTimeout: 20_000,
      resourceLimits: {
        maxOldGenerationSizeMb: options.maxHeapMb ?? MAX_HEAP_MB,
        maxYoungGenerationSizeMb: 32,
      },
    })
    return pool
  }
  return {
    async parse(source, signal) {
      signal.throwIfAborted()
      const deadline = new AbortController()
      const stop = () => deadline.abort()
      const timer = setTimeout(stop, deadlineMs)
      signal.addEventListener('abort', stop, { once: true })
      try {
        const answer = (await getPool().run(source, { signal: deadline.signal })) as ParserAnswer
        if ('parsed' in answer) return answer.parsed
        throw new RefusedDocument(answer.refused.code, answer.refused.message)
      } catch (error) {
        signal.throwIfAborted()
        if (deadline.signal.aborted) {
          throw new RefusedDocument(
            'PARSE_TIMEOUT',
            `This document could not be read within ${Math.round(deadlineMs / 1000)} seconds. Save just the article’s text and import that.`,
          )
        }
        throw refuse(error)
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
      }
    },
    async close() {
      await pool?.destroy()
      pool = undefined
    },
  }
}

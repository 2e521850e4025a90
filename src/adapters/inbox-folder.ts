/**
 * Watches a folder by the system's notices and by looking again from time to time, since notices are lost on network
 * drives and when the folder itself goes away. Only Node's own means: what a watching library adds is recursion, which
 * the inbox has no use for.
 */
import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { InboxFile, InboxFolder } from '../core/ports/inbox-folder.ts'
import type { FileHandles } from './file-sources.ts'

export interface InboxFolderOptions {
  /** A file is settled when two looks at least this far apart find it unchanged. */
  settleMs?: number
  /** Between looks when nothing is noticed. */
  rescanMs?: number
}

const SETTLE_MS = 1_500
const RESCAN_MS = 5_000
// Notices come in bursts, and without end for a file that is being written.
const NOTICE_PAUSE_MS = 200

// Names of browsers and programs for what they have not finished, and of systems for what they keep in any folder.
const UNFINISHED = /\.(?:part|partial|crdownload|download|tmp|temp|opdownload|!ut|swp|filepart)$/i
const SYSTEM_FILE = /^(?:\.|~|desktop\.ini$|thumbs\.db$|icon\r$)/i

/** Whether a file of this name is left alone in the inbox. */
export function isIgnoredName(name: string): boolean {
  return UNFINISHED.test(name) || SYSTEM_FILE.test(name)
}

interface Sighting {
  sizeBytes: number
  modifiedAt: number
  /** On the clock that never jumps. */
  since: number
}

interface Look {
  settled: InboxFile[]
  isAnyUnsettled: boolean
}

async function fileNames(folder: string): Promise<string[]> {
  try {
    // Links are not followed: they may lead out of the chosen folder.
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isFile() && !isIgnoredName(entry.name)).map(({ name }) => name)
  } catch {
    // The folder is away, or may not be read; it is looked for again.
    return []
  }
}

/** Remembers between looks what it saw, and so knows what has settled. */
function createLooker(folder: string, settleMs: number, handles: FileHandles): () => Promise<Look> {
  let seen = new Map<string, Sighting>()
  const granted = new Map<string, string>()
  const handleOf = (path: string) => {
    const handle = granted.get(path) ?? handles.grant(path)
    granted.set(path, handle)
    return handle
  }
  return async () => {
    const look: Look = { settled: [], isAnyUnsettled: false }
    const now = performance.now()
    const sightings = new Map<string, Sighting>()
    for (const name of await fileNames(folder)) {
      const path = join(folder, name)
      const stats = await stat(path).catch(() => null)
      // Browsers make an empty file first, for the name.
      if (!stats || stats.size === 0) continue
      const current = { sizeBytes: stats.size, modifiedAt: Math.trunc(stats.mtimeMs) }
      const before = seen.get(path)
      const isSame = before?.sizeBytes === current.sizeBytes && before.modifiedAt === current.modifiedAt
      const since = isSame && before ? before.since : now
      sightings.set(path, { ...current, since })
      if (isSame && now - since >= settleMs)
        look.settled.push({ path, name, ...current, handle: handleOf(path) })
      else look.isAnyUnsettled = true
    }
    seen = sightings
    return look
  }
}

/** The system's notices about a folder that may go away and come back. */
function createNotices(folder: string, onNotice: () => void): { renew(): Promise<void>; end(): void } {
  let watcher: FSWatcher | null = null
  let isEnded = false
  const drop = () => {
    watcher?.close()
    watcher = null
  }
  const isThere = () =>
    stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    )
  return {
    async renew() {
      if (!(await isThere())) return drop()
      if (watcher || isEnded) return
      try {
        watcher = watch(folder, { persistent: false }, (event, name) => {
          // A folder that was moved or removed says so under its own name. The watcher would stay with what it was.
          if (event === 'rename' && name === basename(folder)) drop()
          onNotice()
        })
        watcher.on('error', drop)
      } catch {
        // No notices, then; looking again finds the files all the same.
      }
    },
    end() {
      isEnded = true
      drop()
    },
  }
}

/** Sleeps that a notice or the end may cut short. */
function createSleeper() {
  let isNoticed = false
  let isEnded = false
  let wakeOnNotice = () => {}
  let wakeOnEnd = () => {}
  const sleep = (milliseconds: number, isNoticeHeard: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wakeOnEnd = () => {
        clearTimeout(timer)
        resolve()
      }
      wakeOnNotice = isNoticeHeard ? wakeOnEnd : () => {}
      if (isEnded || (isNoticeHeard && isNoticed)) wakeOnEnd()
    })
  return {
    isEnded: () => isEnded,
    notice() {
      isNoticed = true
      wakeOnNotice()
    },
    end() {
      isEnded = true
      wakeOnEnd()
    },
    /** Until the time is over, or shortly after the first notice since the sleep before. */
    async rest(milliseconds: number, pauseMs: number) {
      await sleep(milliseconds, true)
      if (isNoticed) await sleep(pauseMs, false)
      isNoticed = false
    },
  }
}

/** `dir` need not exist yet. */
export function createInboxFolder(
  dir: string,
  handles: FileHandles,
  options: InboxFolderOptions = {},
): InboxFolder {
  const folder = resolve(dir)
  const settleMs = options.settleMs ?? SETTLE_MS
  const rescanMs = options.rescanMs ?? RESCAN_MS
  return {
    watch(onSettled) {
      const look = createLooker(folder, settleMs, handles)
      const sleeper = createSleeper()
      const notices = createNotices(folder, sleeper.notice)
      const run = async () => {
        while (!sleeper.isEnded()) {
          await notices.renew()
          const { settled, isAnyUnsettled } = await look()
          if (settled.length > 0 && !sleeper.isEnded()) await onSettled(settled)
          await sleeper.rest(
            isAnyUnsettled ? Math.min(settleMs, rescanMs) : rescanMs,
            Math.min(settleMs, NOTICE_PAUSE_MS),
          )
        }
      }
      const ended = run()
      return {
        async stop() {
          notices.end()
          sleeper.end()
          await ended
        },
      }
    },
  }
}

/**
 * Main's side of the core's process: starts it, starts it again when it died, and asks it the little that main itself
 * needs. Whoever waits for an answer gets it or the cause why there is none.
 */
import type { MessagePortMain, UtilityProcess } from 'electron'
import type { Settings } from '../../shared/contract/schemas.ts'
import { createRestartPolicy } from '../restart-policy.ts'
import type { CoreStart, FromCore, RefusedFile, ToCore } from './messages.ts'

export type CoreProcess = Pick<UtilityProcess, 'kill' | 'on' | 'postMessage'>

export interface CoreLinkOptions {
  fork: () => CoreProcess
  /** Asked at each start, so that a restart has the latest preferences. */
  start: () => CoreStart
  now: () => number
  /** Runs `run` after so many milliseconds; returns the undo. */
  later: (run: () => void, delayMs: number) => () => void
  /** The library is open: windows get their ports now, and again after each restart. */
  onOpened: () => void
  /** It will not be started again by itself; `cause` is a sentence for people. */
  onGivenUp: (cause: string) => void
  onSettingsChanged: (settings: Settings) => void
  onImportFinished: (refused: RefusedFile[]) => void
}

export interface CoreLink {
  /** Starts the process; also after it was given up. Does nothing while it runs. */
  start(): void
  isOpen(): boolean
  /** Hands a window's port over. Only while the core is open. */
  connect(port: MessagePortMain): void
  /** Handles for the paths, in their order. Waits for the start; rejects with the cause when the core dies. */
  grant(paths: string[]): Promise<string[]>
  /** Imports files as soon as the core is open. */
  importPaths(paths: string[]): void
  /** Lets the core finish and close its library; ends it after the deadline. Never rejects. */
  close(deadlineMs: number): Promise<void>
}

interface Waiting {
  paths: string[]
  resolve: (handles: string[]) => void
  reject: (cause: Error) => void
}

export function createCoreLink(options: CoreLinkOptions): CoreLink {
  const policy = createRestartPolicy(options.now)
  const waiting = new Map<number, Waiting>()
  let pathsToImport: string[] = []
  let nextRequestId = 1
  let child: CoreProcess | null = null
  let isOpen = false
  let failure: string | null = null
  let cancelRestart: (() => void) | undefined
  let closed: PromiseWithResolvers<void> | undefined

  const post = (message: ToCore, ports: MessagePortMain[] = []) => child?.postMessage(message, ports)

  const rejectWaiting = (cause: string) => {
    for (const { reject } of waiting.values()) reject(new Error(cause))
    waiting.clear()
  }

  const giveUp = (cause: string) => {
    failure = cause
    rejectWaiting(cause)
    options.onGivenUp(cause)
  }

  const postImports = () => {
    if (pathsToImport.length > 0) post({ type: 'import', paths: pathsToImport })
    pathsToImport = []
  }

  const postWaiting = () => {
    for (const [requestId, { paths }] of waiting) post({ type: 'grant', requestId, paths })
    postImports()
  }

  const receive = (message: FromCore) => {
    switch (message.type) {
      case 'opened':
        isOpen = true
        policy.opened()
        postWaiting()
        options.onOpened()
        return
      case 'open-failed':
        // Main ends the process, not the process itself: a message sent just before an exit could be lost.
        failure = message.message
        child?.kill()
        return
      case 'granted':
        waiting.get(message.requestId)?.resolve(message.handles)
        waiting.delete(message.requestId)
        return
      case 'settings-changed':
        options.onSettingsChanged(message.settings)
        return
      case 'import-finished':
        options.onImportFinished(message.refused)
        return
    }
  }

  const exited = (code: number) => {
    const wasOpen = isOpen
    child = null
    isOpen = false
    if (closed) {
      rejectWaiting('Offprint is closing.')
      closed.resolve()
      return
    }
    if (failure !== null) return giveUp(failure)
    // What was asked of the dead process is lost; what waits for the first start goes on waiting.
    if (wasOpen) rejectWaiting('The library stopped answering and is being opened again. Try once more.')
    const delayMs = policy.died()
    if (delayMs === null) return giveUp(`The part of Offprint that keeps the library stopped (code ${code}).`)
    cancelRestart = options.later(start, delayMs)
  }

  function start() {
    if (child || closed) return
    cancelRestart?.()
    cancelRestart = undefined
    failure = null
    const started = options.fork()
    child = started
    started.on('message', (message: FromCore) => {
      if (child === started) receive(message)
    })
    started.on('exit', exited)
    // Comes before the `exit` of a process that V8 gave up on; without a listener it would be thrown here, in main.
    started.on('error', () => undefined)
    post({ type: 'open', start: options.start() })
  }

  return {
    start,
    isOpen: () => isOpen,
    connect: (port) => void post({ type: 'connect' }, [port]),
    grant(paths) {
      if (closed) return Promise.reject(new Error('Offprint is closing.'))
      if (failure !== null) return Promise.reject(new Error(failure))
      const { promise, resolve, reject } = Promise.withResolvers<string[]>()
      const requestId = nextRequestId++
      waiting.set(requestId, { paths, resolve, reject })
      if (isOpen) post({ type: 'grant', requestId, paths })
      return promise
    },
    importPaths(paths) {
      pathsToImport.push(...paths)
      if (isOpen) postImports()
    },
    async close(deadlineMs) {
      if (!closed) {
        closed = Promise.withResolvers<void>()
        cancelRestart?.()
        if (child) post({ type: 'close' })
        else closed.resolve()
      }
      const cancel = options.later(() => {
        child?.kill()
        closed?.resolve()
      }, deadlineMs)
      await closed.promise
      cancel()
    },
  }
}

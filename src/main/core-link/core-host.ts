/**
 * The core's side of the line to main, inside the utility process: opens the library when it is told to, serves each
 * window's port, and closes in an order that loses nothing.
 */

import { basename } from 'node:path'
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain } from 'electron'
import type { OpenCore, OpenCoreOptions } from '../../adapters/open-core.ts'
import { readableSettings } from '../../adapters/readable-settings.ts'
import { createDirectClient } from '../../core/direct-client.ts'
import type { SettingsStore } from '../../core/ports/ports.ts'
import type { Settings } from '../../shared/contract/schemas.ts'
import type { CoreStart, FromCore, RefusedFile, ToCore } from './messages.ts'

/** What the host uses of Electron's `process.parentPort`. */
export interface ParentLine {
  on(event: 'message', listener: (event: { data: ToCore; ports: MessagePortMain[] }) => void): unknown
  postMessage(message: FromCore): void
}

export interface CoreHostOptions {
  parent: ParentLine
  openCore: (options: OpenCoreOptions) => Promise<OpenCore>
  parserWorkerUrl: URL
  /** Ends the process. */
  exit: (code: number) => void
  later: (run: () => void, delayMs: number) => () => void
}

/** How long a closing core waits for the windows' last calls, a note being typed for one. */
const DRAIN_MS = 1_000

/** Preferences as the core sees them: a copy in memory; main writes the file. */
function mirroredSettings(initial: Settings, onChanged: (settings: Settings) => void): SettingsStore {
  let settings = initial
  return {
    get: () => settings,
    set(changes) {
      settings = readableSettings({ ...settings, ...changes })
      onChanged(settings)
      return settings
    },
  }
}

async function importPaths(opened: OpenCore, paths: string[]): Promise<RefusedFile[]> {
  const client = createDirectClient(opened.core)
  const { jobId } = await client.import.start({ handles: paths.map((path) => opened.handles.grant(path)) })
  const refused: RefusedFile[] = []
  for await (const event of await client.import.watch({ jobId })) {
    if (event.type !== 'finished') continue
    for (const { name, outcome } of event.items) {
      if (outcome.status === 'refused') refused.push({ name, message: outcome.message })
      if (outcome.status === 'similar') {
        refused.push({
          name,
          message: `This is nearly “${outcome.title}”. Import it in the window to keep it as a newer copy or as an article of its own.`,
        })
      }
    }
  }
  return refused
}

/** Serves until main says `close`. An exception that nobody expected ends the process, and main starts it again. */
export function runCoreHost(options: CoreHostOptions): void {
  const { parent } = options
  const openPorts = new Set<MessagePortMain>()
  let opened: OpenCore | null = null
  let connect: ((port: MessagePortMain) => void) | null = null
  let drained: (() => void) | undefined

  const open = async (start: CoreStart) => {
    const { settings, ...rest } = start
    try {
      opened = await options.openCore({
        ...rest,
        parserWorkerUrl: options.parserWorkerUrl,
        settings: mirroredSettings(settings, (changed) =>
          parent.postMessage({ type: 'settings-changed', settings: changed }),
        ),
      })
    } catch (error) {
      parent.postMessage({ type: 'open-failed', message: sentenceOf(error) })
      return
    }
    const handler = new RPCHandler(opened.core.router)
    connect = (port) => {
      openPorts.add(port)
      handler.upgrade(port)
      port.on('close', () => {
        openPorts.delete(port)
        if (openPorts.size === 0) drained?.()
      })
      port.start()
    }
    parent.postMessage({ type: 'opened' })
  }

  const close = async () => {
    if (openPorts.size > 0) {
      // Messages that are under way arrive before a port's `close`, so waiting for that waits for them.
      const { promise, resolve } = Promise.withResolvers<void>()
      drained = resolve
      const cancel = options.later(resolve, DRAIN_MS)
      await promise
      cancel()
    }
    await opened?.close()
    options.exit(0)
  }

  const receive = async ({ data, ports }: { data: ToCore; ports: MessagePortMain[] }) => {
    switch (data.type) {
      case 'open':
        return open(data.start)
      case 'connect':
        for (const port of ports) connect?.(port)
        return
      case 'grant': {
        const { handles } = requireOpen(opened)
        const granted = data.paths.map((path) => handles.grant(path))
        return parent.postMessage({ type: 'granted', requestId: data.requestId, handles: granted })
      }
      case 'import':
        return parent.postMessage({
          type: 'import-finished',
          refused: await importPaths(requireOpen(opened), data.paths).catch((error: unknown) => [
            { name: data.paths.map((path) => basename(path)).join(', '), message: sentenceOf(error) },
          ]),
        })
      case 'close':
        return close()
    }
  }
  parent.on('message', (event) => void receive(event))
}

function requireOpen(opened: OpenCore | null): OpenCore {
  if (!opened) throw new Error('The library is not open yet.')
  return opened
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Starts the browser door as a person does, as a process of its own, and ends it in the ways that processes end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { OffprintClient } from '../../../src/shared/contract/client.ts'
import type { ImportItem } from '../../../src/shared/contract/schemas.ts'

const ROOT = join(import.meta.dirname, '../../..')

export interface BrowserDoor {
  /** With the token. */
  address: string
  origin: string
  /** The same core over HTTP, for what a test sets up or compares. */
  client: OffprintClient
  /** Ends the process at once, as a power cut does. */
  kill(): Promise<void>
  /** Asks the process to end and returns its exit code; null when a signal ended it. */
  stop(): Promise<number | null>
}

async function firstAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the door has no stdout')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http://')) return line
  }
  throw new Error('the door ended without an address')
}

/** `folder` holds the library and the preferences, so that two tests never share either. */
export async function openBrowserDoor(folder: string): Promise<BrowserDoor> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'src/cli/main.ts'), '--library', join(folder, 'library'), 'serve'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, OFFPRINT_SETTINGS: join(folder, 'settings') },
    },
  )
  const ended = once(child, 'exit')
  const address = await firstAddress(child)
  const { origin, hash } = new URL(address)
  const token = new URLSearchParams(hash.slice(1)).get('token')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
    return child.exitCode
  }
  return {
    address,
    origin,
    client: createORPCClient(
      new RPCLink({ url: `${origin}/rpc`, headers: { authorization: `Bearer ${token}` } }),
    ),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

/** Imports through the door and returns the report. */
export async function importFiles(
  client: OffprintClient,
  files: { name: string; content: string | Uint8Array }[],
): Promise<ImportItem[]> {
  const { jobId } = await client.import.start({
    files: files.map(({ name, content }) => new File([content as BlobPart], name)),
  })
  for await (const event of await client.import.watch({ jobId })) {
    if (event.type === 'finished') return event.items
  }
  throw new Error('the import ended without a report')
}

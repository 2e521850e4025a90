/** The core's side of the line, with a real library and real message ports; only the process around it is made up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { MessagePortMain } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCore } from '../../../src/adapters/open-core.ts'
import { runCoreHost } from '../../../src/main/core-link/core-host.ts'
import type { FromCore, ToCore } from '../../../src/main/core-link/messages.ts'
import { later } from '../../../src/main/later.ts'
import type { OffprintClient } from '../../../src/shared/contract/client.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/contract/schemas.ts'

let folder: string
const ports: MessagePort[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-host-'))
})
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
  rmSync(folder, { recursive: true })
})

function startHost(libraryDir = join(folder, 'library')) {
  const received: FromCore[] = []
  const waiting: { accepts: (message: FromCore) => boolean; resolve: () => void }[] = []
  const exit = Promise.withResolvers<number>()
  let tell: (event: { data: ToCore; ports: MessagePortMain[] }) => void = () => undefined
  runCoreHost({
    parent: {
      on: (_event, listener) => {
        tell = listener
      },
      postMessage(message) {
        received.push(message)
        for (const { accepts, resolve } of waiting) if (accepts(message)) resolve()
      },
    },
    openCore,
    parserWorkerUrl: new URL('../../../src/adapters/parser-worker.ts', import.meta.url),
    exit: exit.resolve,
    later,
  })
  const say = (data: ToCore, transferred: MessagePort[] = []) =>
    // Node's ports have the events and methods that the host uses of Electron's.
    tell({ data, ports: transferred as unknown as MessagePortMain[] })
  return {
    received,
    say,
    exit: exit.promise,
    open: () =>
      say({
        type: 'open',
        start: {
          libraryDir,
          assetBase: 'app://offprint/assets/',
          version: '1.2.3',
          samplesDir: join(import.meta.dirname, '../../../resources/samples'),
          settings: { ...DEFAULT_SETTINGS, theme: 'dark' },
        },
      }),
    hears(type: FromCore['type']): Promise<void> {
      if (received.some((message) => message.type === type)) return Promise.resolve()
      return new Promise((resolve) => waiting.push({ accepts: (message) => message.type === type, resolve }))
    },
    connect(): { client: OffprintClient; port: MessagePort } {
      const { port1, port2 } = new MessageChannel()
      ports.push(port1, port2)
      say({ type: 'connect' }, [port1])
      // As in the page: the port speaks when it is started.
      const link = new RPCLink({ port: port2 as unknown as globalThis.MessagePort })
      port2.start()
      return { client: createORPCClient(link), port: port2 }
    },
  }
}

const ARTICLE = `Harbour bridge to close for a year

The bridge across the harbour will be closed from March, the council said on Monday.

Repairs are expected to take a year, and ferries will run every ten minutes.`

test('a window talks to the core over its port: import by handle, read, note', async () => {
  const host = startHost()
  host.open()
  await host.hears('opened')
  const { client } = host.connect()
  const path = join(folder, 'bridge.txt')
  writeFileSync(path, ARTICLE)
  host.say({ type: 'grant', requestId: 7, paths: [path] })
  await host.hears('granted')
  const granted = host.received.find((message) => message.type === 'granted')
  expect(granted).toEqual({ type: 'granted', requestId: 7, handles: [expect.any(String)] })
  const handles = granted?.type === 'granted' ? granted.handles : []
  expect(handles.join()).not.toContain('bridge')

  const { jobId } = await client.import.start({ handles })
  const outcomes: unknown[] = []
  for await (const event of await client.import.watch({ jobId })) {
    if (event.type === 'itemFinished') outcomes.push([event.item.name, event.item.outcome.status])
  }
  const { items } = await client.article.list({})
  const id = items[0]?.id
  if (!id) throw new Error('Nothing was imported.')
  await client.note.save({ articleId: id, markdown: 'Take the ferry.', baseUpdatedAt: null })
  expect({
    outcomes,
    version: (await client.app.info()).version,
    title: (await client.article.get({ id })).title,
    note: (await client.note.get({ articleId: id })).markdown,
  }).toEqual({
    outcomes: [['bridge.txt', 'imported']],
    version: '1.2.3',
    title: 'Harbour bridge to close for a year',
    note: 'Take the ferry.',
  })
  host.say({ type: 'close' })
  expect(await host.exit).toBe(0)
})

test('preferences come from main and go back to it', async () => {
  const host = startHost()
  host.open()
  await host.hears('opened')
  const { client, port } = host.connect()
  const before = await client.settings.get()
  const after = await client.settings.set({ measure: 80 })
  expect({ before, after, told: host.received.slice(1) }).toEqual({
    before: { ...DEFAULT_SETTINGS, theme: 'dark' },
    after: { ...DEFAULT_SETTINGS, theme: 'dark', measure: 80 },
    told: [{ type: 'settings-changed', settings: { ...DEFAULT_SETTINGS, theme: 'dark', measure: 80 } }],
  })
  port.close()
  host.say({ type: 'close' })
  expect(await host.exit).toBe(0)
})

test('files from outside are imported without a window, and what was refused is told', async () => {
  const host = startHost()
  host.open()
  await host.hears('opened')
  writeFileSync(join(folder, 'bridge.txt'), ARTICLE)
  writeFileSync(join(folder, 'empty.txt'), '')
  const paths = ['bridge.txt', 'empty.txt', 'missing.txt'].map((name) => join(folder, name))
  host.say({ type: 'import', paths })
  await host.hears('import-finished')
  const { client } = host.connect()
  const told = host.received.at(-1)
  // Files are read side by side, so the report has the order in which they were done.
  if (told?.type === 'import-finished') told.refused.sort((a, b) => a.name.localeCompare(b.name))
  expect({
    told,
    titles: (await client.article.list({})).items.map(({ title }) => title),
  }).toEqual({
    told: {
      type: 'import-finished',
      refused: [
        { name: 'empty.txt', message: expect.stringMatching(/\.$/) },
        { name: 'missing.txt', message: expect.stringMatching(/\.$/) },
      ],
    },
    titles: ['Harbour bridge to close for a year'],
  })
  host.say({ type: 'close' })
  expect(await host.exit).toBe(0)
})

test('a call that is under way when the program closes is still done', async () => {
  const host = startHost()
  host.open()
  await host.hears('opened')
  const { client, port } = host.connect()
  const { jobId } = await client.import.start({ texts: [ARTICLE] })
  for await (const event of await client.import.watch({ jobId })) void event
  const id = (await client.article.list({})).items[0]?.id
  if (!id) throw new Error('Nothing was imported.')
  host.say({ type: 'close' })
  // The window says its last word and goes; main has asked for the close already.
  client.note.save({ articleId: id, markdown: 'Last words.', baseUpdatedAt: null }).catch(() => undefined)
  await new Promise((resolve) => setImmediate(resolve))
  port.close()
  expect(await host.exit).toBe(0)

  const next = startHost()
  next.open()
  await next.hears('opened')
  const again = next.connect()
  expect((await again.client.note.get({ articleId: id })).markdown).toBe('Last words.')
  again.port.close()
  next.say({ type: 'close' })
  await next.exit
})

test('a library that cannot be opened is said in a sentence, and the process waits to be ended', async () => {
  const blocked = join(folder, 'file')
  writeFileSync(blocked, '')
  const host = startHost(blocked)
  host.open()
  await host.hears('open-failed')
  expect(host.received).toEqual([
    { type: 'open-failed', message: `“${blocked}” is a file. A library is a folder: choose or make one.` },
  ])
  host.say({ type: 'close' })
  expect(await host.exit).toBe(0)
})

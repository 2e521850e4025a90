import type { MessagePortMain } from 'electron'
import { describe, expect, test } from 'vitest'
import { createCoreLink } from '../../../src/main/core-link/core-link.ts'
import type { CoreStart } from '../../../src/main/core-link/messages.ts'
import { createPortBroker } from '../../../src/main/core-link/port-broker.ts'
import { createRestartPolicy } from '../../../src/main/restart-policy.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/contract/schemas.ts'
import { createContents, createSession } from '../../support/electron-stand-in/contents.ts'
import {
  createChannels,
  createClock,
  createUtilityProcess,
} from '../../support/electron-stand-in/processes.ts'

const START: CoreStart = {
  libraryDir: '/library',
  assetBase: 'app://offprint/assets/',
  version: '1.0.0',
  samplesDir: '/samples',
  settings: DEFAULT_SETTINGS,
}

function setUp() {
  const clock = createClock()
  const children: ReturnType<typeof createUtilityProcess>[] = []
  const told: unknown[] = []
  const state = { settings: DEFAULT_SETTINGS }
  const link = createCoreLink({
    fork() {
      const child = createUtilityProcess('core-process.js', undefined)
      children.push(child)
      return child.child
    },
    start: () => ({ ...START, settings: state.settings }),
    now: clock.now,
    later: clock.later,
    onOpened: () => told.push('opened'),
    onGivenUp: (cause) => told.push({ givenUp: cause }),
    onSettingsChanged(settings) {
      state.settings = settings
      told.push({ settings })
    },
    onImportFinished: (refused) => told.push({ refused }),
  })
  const last = () => {
    const child = children.at(-1)
    if (!child) throw new Error('No process was started.')
    return child
  }
  const messages = () => last().sent.map(({ message }) => message)
  return { clock, children, told, link, last, messages }
}

/** The outcome of a promise that is settled by now, else `waiting`. */
async function outcome(promise: Promise<unknown>): Promise<unknown> {
  const settled = promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error instanceof Error ? error.message : error }),
  )
  return Promise.race([settled, new Promise((resolve) => setImmediate(() => resolve('waiting')))])
}

test('the library is opened, and what was asked meanwhile is asked then', async () => {
  const { link, last, messages, told } = setUp()
  link.start()
  link.start()
  link.importPaths(['/a.txt'])
  link.importPaths(['/b.txt'])
  const granted = link.grant(['/c.txt'])
  expect({ messages: messages(), isOpen: link.isOpen(), granted: await outcome(granted) }).toEqual({
    messages: [{ type: 'open', start: START }],
    isOpen: false,
    granted: 'waiting',
  })
  last().says({ type: 'opened' })
  last().says({ type: 'granted', requestId: 1, handles: ['h'] })
  expect({ messages: messages(), isOpen: link.isOpen(), told, granted: await outcome(granted) }).toEqual({
    messages: [
      { type: 'open', start: START },
      { type: 'grant', requestId: 1, paths: ['/c.txt'] },
      { type: 'import', paths: ['/a.txt', '/b.txt'] },
    ],
    isOpen: true,
    told: ['opened'],
    granted: { value: ['h'] },
  })
})

test('what the core says reaches whom it concerns', () => {
  const { link, last, told } = setUp()
  link.start()
  last().says({ type: 'settings-changed', settings: { ...DEFAULT_SETTINGS, theme: 'dark' } })
  last().says({ type: 'import-finished', refused: [{ name: 'a.txt', message: 'It is empty.' }] })
  expect(told).toEqual([
    { settings: { ...DEFAULT_SETTINGS, theme: 'dark' } },
    { refused: [{ name: 'a.txt', message: 'It is empty.' }] },
  ])
})

test('a core that dies is started again with the latest preferences; who waits is told why', async () => {
  const { link, children, last, messages, clock, told } = setUp()
  link.start()
  last().says({ type: 'opened' })
  last().says({ type: 'settings-changed', settings: { ...DEFAULT_SETTINGS, theme: 'dark' } })
  const granted = link.grant(['/a.txt'])
  last().emit('error', 'FatalError', 'v8', '{}')
  last().exits(134)
  expect({ isOpen: link.isOpen(), waiting: clock.waiting(), granted: await outcome(granted) }).toEqual({
    isOpen: false,
    waiting: [250],
    granted: { error: 'The library stopped answering and is being opened again. Try once more.' },
  })
  const later = link.grant(['/b.txt'])
  clock.pass(250)
  last().says({ type: 'opened' })
  last().says({ type: 'granted', requestId: 2, handles: ['h'] })
  expect({ starts: children.length, messages: messages(), later: await outcome(later), told }).toEqual({
    starts: 2,
    messages: [
      { type: 'open', start: { ...START, settings: { ...DEFAULT_SETTINGS, theme: 'dark' } } },
      { type: 'grant', requestId: 2, paths: ['/b.txt'] },
    ],
    later: { value: ['h'] },
    told: ['opened', { settings: { ...DEFAULT_SETTINGS, theme: 'dark' } }, 'opened'],
  })
})

test('a core that keeps dying is given up, and can be tried again', async () => {
  const { link, children, last, clock, told } = setUp()
  link.start()
  const waiting = link.grant(['/a.txt'])
  for (const delay of [250, 1_000, 4_000]) {
    last().exits(1)
    expect([clock.waiting(), await outcome(waiting)]).toEqual([[delay], 'waiting'])
    clock.pass(delay)
  }
  last().exits(1)
  const cause = 'The part of Offprint that keeps the library stopped (code 1).'
  expect({
    told,
    starts: children.length,
    waiting: await outcome(waiting),
    next: await outcome(link.grant(['/b'])),
  }).toEqual({
    told: [{ givenUp: cause }],
    starts: 4,
    waiting: { error: cause },
    next: { error: cause },
  })
  link.start()
  last().says({ type: 'opened' })
  expect([children.length, link.isOpen()]).toEqual([5, true])
})

test('a library that cannot be opened is not tried again by itself', async () => {
  const { link, children, last, clock, told } = setUp()
  link.start()
  const waiting = link.grant(['/a.txt'])
  const cause = 'This library was made by a newer Offprint.'
  last().says({ type: 'open-failed', message: cause })
  expect(last().isKilled()).toBe(true)
  last().exits(0)
  expect({ told, waiting: await outcome(waiting), timers: clock.waiting(), starts: children.length }).toEqual(
    {
      told: [{ givenUp: cause }],
      waiting: { error: cause },
      timers: [],
      starts: 1,
    },
  )
})

describe('closing', () => {
  test('waits for the core to finish', async () => {
    const { link, last, messages, clock } = setUp()
    link.start()
    last().says({ type: 'opened' })
    const granted = link.grant(['/a.txt'])
    const closed = link.close(5_000)
    expect([messages().at(-1), await outcome(closed)]).toEqual([{ type: 'close' }, 'waiting'])
    last().exits(0)
    expect({
      closed: await outcome(closed),
      granted: await outcome(granted),
      timers: clock.waiting(),
    }).toEqual({
      closed: { value: undefined },
      granted: { error: 'Offprint is closing.' },
      timers: [],
    })
    expect(await outcome(link.grant(['/b.txt']))).toEqual({ error: 'Offprint is closing.' })
  })

  test('does not wait for ever', async () => {
    const { link, last, clock } = setUp()
    link.start()
    const closed = link.close(5_000)
    clock.pass(5_000)
    expect([last().isKilled(), await outcome(closed)]).toEqual([true, { value: undefined }])
  })

  test('is done at once when nothing runs, and nothing starts afterwards', async () => {
    const { link, children, last, clock } = setUp()
    link.start()
    last().exits(1)
    expect(await outcome(link.close(5_000))).toEqual({ value: undefined })
    clock.pass(60_000)
    link.start()
    expect([children.length, clock.waiting()]).toEqual([1, []])
  })
})

describe('restarts', () => {
  const rows: [lives: (number | null)[], expected: (number | null)[], why: string][] = [
    [[null, null, null, null], [250, 1_000, 4_000, null], 'never opened'],
    [[10, 10, 10, 10], [250, 1_000, 4_000, null], 'dies soon after it opened (milliseconds)'],
    [[10, 60_000, 10], [250, 250, 1_000], 'a long life makes up for earlier deaths'],
    [[60_000, 60_000, 60_000, 60_000], [250, 250, 250, 250], 'dies once in a long while'],
  ]
  test.each(rows)('%j → %j: %s', (lives, expected) => {
    let now = 0
    const policy = createRestartPolicy(() => now)
    const delays = lives.map((life) => {
      if (life !== null) policy.opened()
      now += life ?? 100_000
      return policy.died()
    })
    expect(delays).toEqual(expected)
  })
})

describe('the broker', () => {
  function brokered() {
    const { createChannel, nameOf } = createChannels()
    const toCore: (string | undefined)[] = []
    const state = { isOpen: true }
    const broker = createPortBroker({
      createChannel,
      link: { isOpen: () => state.isOpen, connect: (port: MessagePortMain) => toCore.push(nameOf(port)) },
    })
    const page = createContents(1, createSession().session)
    broker.serve(page.contents)
    const toPage = () =>
      page.sent.map(({ channel, message, ports }) => [channel, message, ...ports.map((port) => nameOf(port))])
    return { broker, page, state, toCore, toPage }
  }
  const posted = (port: string) => ['offprint:port', null, port]

  test('a loaded page gets one end, the core the other', () => {
    const { page, toCore, toPage } = brokered()
    expect(toPage()).toEqual([])
    page.emit('did-finish-load')
    expect({ toCore, toPage: toPage() }).toEqual({ toCore: ['1:a'], toPage: [posted('1:b')] })
  })

  test('a page that loads before the core is open gets its port when it opens', () => {
    const { broker, page, state, toCore, toPage } = brokered()
    state.isOpen = false
    page.emit('did-finish-load')
    expect([toCore, toPage()]).toEqual([[], []])
    state.isOpen = true
    broker.renew()
    expect({ toCore, toPage: toPage() }).toEqual({ toCore: ['1:a'], toPage: [posted('1:b')] })
  })

  test('a restarted core gives a page a fresh port; a reloaded page gets one of its own', () => {
    const { broker, page, toPage } = brokered()
    page.emit('did-finish-load')
    broker.renew()
    page.emit('did-start-loading')
    broker.renew()
    page.emit('did-finish-load')
    expect(toPage()).toEqual([posted('1:b'), posted('2:b'), posted('3:b')])
  })

  test.each(['destroyed', 'render-process-gone'])('nothing is sent to a page after %s', (event) => {
    const { broker, page, toCore } = brokered()
    page.emit('did-finish-load')
    page.emit(event)
    broker.renew()
    expect(toCore).toEqual(['1:a'])
  })
})

import { describe, expect, test } from 'vitest'
import { runApp } from '../../../src/main/app-life.ts'
import type { Desktop } from '../../../src/main/desktop.ts'
import { createElectron } from '../../support/electron-stand-in/electron.ts'
import { preventable } from '../../support/electron-stand-in/stand-in.ts'

const LAUNCH = { libraryDir: '/library', paths: ['/a.txt'] }

function setUp(platform: NodeJS.Platform, isFirst = true) {
  const { app } = createElectron({ isFirst })
  const calls: unknown[] = []
  const closing = Promise.withResolvers<void>()
  const desktop: Desktop = {
    show: () => void calls.push('show'),
    importPaths: (paths) => void calls.push(['import', ...paths]),
    takeOver: (data) => void calls.push(['takeOver', data]),
    close() {
      calls.push('close')
      return closing.promise
    },
  }
  runApp({
    app: app.app,
    launch: LAUNCH,
    platform,
    start() {
      calls.push('start')
      return desktop
    },
  })
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    app,
    calls,
    closing,
    settle,
    async ready() {
      app.becomeReady()
      await settle()
    },
  }
}

test('a second start hands its arguments over and leaves', async () => {
  const { app, calls, ready } = setUp('linux', false)
  await ready()
  expect({ handedOver: app.handedOver, app: app.calls, calls }).toEqual({
    handedOver: [LAUNCH],
    app: ['quit'],
    calls: [],
  })
})

test('the first one takes over what later ones hand to it, in exact words', async () => {
  const { app, calls, ready } = setUp('win32')
  // Before the program is ready there is no window to bring to the front.
  app.emit('second-instance', {}, [], '/', LAUNCH)
  await ready()
  app.emit('second-instance', {}, ['--mangled'], '/', LAUNCH)
  expect(calls).toEqual(['start', ['import'], ['takeOver', LAUNCH]])
})

test('files that the system opens are imported, also those that started the program', async () => {
  const { app, calls, ready } = setUp('darwin')
  const events = [preventable(), preventable()]
  app.emit('open-file', events[0], '/early.txt')
  expect(calls).toEqual([])
  await ready()
  app.emit('open-file', events[1], '/late.txt')
  app.emit('activate')
  expect({ calls, prevented: events.map((event) => event.isPrevented) }).toEqual({
    calls: ['start', ['import', '/early.txt'], ['import', '/late.txt'], 'show'],
    prevented: [true, true],
  })
})

describe('without windows', () => {
  const rows: [platform: NodeJS.Platform, expected: string[]][] = [
    ['darwin', []],
    ['win32', ['quit']],
    ['linux', ['quit']],
  ]
  test.each(rows)('%s: %j', async (platform, expected) => {
    const { app, ready } = setUp(platform)
    await ready()
    app.emit('window-all-closed')
    expect(app.calls).toEqual(expected)
  })
})

test('quitting waits for the library to be closed', async () => {
  const { app, calls, closing, settle, ready } = setUp('linux')
  await ready()
  const first = preventable()
  app.emit('will-quit', first)
  expect([first.isPrevented, calls.at(-1), app.calls]).toEqual([true, 'close', []])
  closing.resolve()
  await settle()
  const second = preventable()
  app.emit('will-quit', second)
  expect([second.isPrevented, app.calls]).toEqual([false, ['exit 0']])
})

test('quitting before anything was opened waits for nothing', () => {
  const { app, calls } = setUp('linux')
  const event = preventable()
  app.emit('will-quit', event)
  expect([event.isPrevented, calls]).toEqual([false, []])
})

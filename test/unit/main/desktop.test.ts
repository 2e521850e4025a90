import '../../support/electron-stand-in/electron-module.ts'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DesktopOptions, startDesktop } from '../../../src/main/desktop.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/contract/schemas.ts'
import { createElectron, type StandInOptions } from '../../support/electron-stand-in/electron.ts'
import { createClock } from '../../support/electron-stand-in/processes.ts'
import { preventable } from '../../support/electron-stand-in/stand-in.ts'

const { default: Store } = await import('electron-store')

let settingsDir: string
beforeEach(() => {
  settingsDir = mkdtempSync(join(tmpdir(), 'offprint-desktop-'))
})
afterEach(() => rmSync(settingsDir, { recursive: true }))

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

function start(changes: Partial<DesktopOptions> = {}, standIn: StandInOptions = {}) {
  const stand = createElectron(standIn)
  const clock = createClock()
  const remarks: string[] = []
  const desktop = startDesktop({
    electron: stand.electron,
    Store,
    appRoot: '/app',
    settingsDir,
    platform: 'linux',
    launch: { libraryDir: '/library', paths: [] },
    now: clock.now,
    later: clock.later,
    remark: (sentence) => remarks.push(sentence),
    ...changes,
  })
  const at = <Value>(list: Value[], index: number): Value => {
    const value = list.at(index)
    if (value === undefined) throw new Error(`There are only ${list.length}.`)
    return value
  }
  return {
    ...stand,
    clock,
    remarks,
    desktop,
    child: () => at(stand.children, -1),
    window: () => at(stand.windows, -1),
    messages: () => at(stand.children, -1).sent.map(({ message }) => message),
  }
}

test('a start: guards, scheme, core, window', () => {
  const { main, protocols, children, messages, window, ipc, nativeTheme, menus } = start()
  expect({
    isGuarded: [main.set.beforeRequest, main.set.permissionRequest, main.set.certificate].every(Boolean),
    schemes: [...protocols.keys()],
    processes: children.map(({ modulePath, serviceName }) => [modulePath, serviceName]),
    messages: messages(),
    loaded: window().state.loaded,
    preload: window().options.webPreferences?.preload,
    shown: window().calls,
    silenced: ipc.silenced,
    theme: nativeTheme.themeSource,
    menu: menus.state.application?.map(({ label, role }) => label ?? role),
  }).toEqual({
    isGuarded: true,
    schemes: ['app'],
    processes: [[join('/app/out/main/core-process.js'), 'Offprint library']],
    messages: [
      {
        type: 'open',
        start: {
          libraryDir: '/library',
          assetBase: 'app://offprint/assets/',
          version: '9.9.9',
          samplesDir: join('/app/resources/samples'),
          settings: DEFAULT_SETTINGS,
        },
      },
    ],
    loaded: ['app://offprint/index.html'],
    preload: join('/app/out/preload/index.cjs'),
    shown: [],
    silenced: ['electron-store-get-data'],
    theme: 'system',
    menu: ['File', 'Edit', 'Article', 'View', 'window', 'help'],
  })
})

test('the window shows itself when it has something to show, at its old place', () => {
  const place = { width: 1000, height: 700, position: { x: 30, y: 40 }, isMaximized: true }
  writeFileSync(join(settingsDir, 'window.json'), JSON.stringify(place))
  const { window } = start()
  const { width, height, x, y } = window().options
  expect([{ width, height, x, y }, window().calls]).toEqual([{ width: 1000, height: 700, x: 30, y: 40 }, []])
  window().emit('ready-to-show')
  const title = preventable()
  window().emit('page-title-updated', title)
  expect([window().calls, title.isPrevented]).toEqual([['maximize', 'show'], true])
})

test('where the window stood is stored when it closes', () => {
  const { window } = start()
  window().state.bounds = { x: 7, y: 8, width: 900, height: 640 }
  window().emit('close')
  expect(JSON.parse(readFileSync(join(settingsDir, 'window.json'), 'utf8'))).toEqual({
    width: 900,
    height: 640,
    position: { x: 7, y: 8 },
    isMaximized: false,
  })
})

test('page and core are connected, again after the core died, without a new window', () => {
  const { window, child, children, channels, clock, windows } = start()
  window().page.emit('did-finish-load')
  child().says({ type: 'opened' })
  child().exits(9)
  clock.pass(250)
  child().says({ type: 'opened' })
  const ends = children.map((each) =>
    each.sent.flatMap(({ ports }) => ports.map((port) => channels.nameOf(port))),
  )
  expect({
    ends,
    toPage: window().page.sent.map(({ channel, ports }) => [channel, channels.nameOf(ports[0])]),
    windows: windows.length,
  }).toEqual({
    ends: [['1:a'], ['2:a']],
    toPage: [
      ['offprint:port', '1:b'],
      ['offprint:port', '2:b'],
    ],
    windows: 1,
  })
})

test('preferences are written by main and given to the next core', () => {
  const { child, messages, nativeTheme, clock } = start()
  const dark = { ...DEFAULT_SETTINGS, theme: 'dark' as const, measure: 80 }
  child().says({ type: 'settings-changed', settings: dark })
  child().exits(1)
  clock.pass(250)
  expect({
    theme: nativeTheme.themeSource,
    stored: JSON.parse(readFileSync(join(settingsDir, 'settings.json'), 'utf8')),
    next: messages()[0],
  }).toEqual({
    theme: 'dark',
    stored: dark,
    next: { type: 'open', start: expect.objectContaining({ settings: dark }) },
  })
})

test('damaged preferences: the defaults, and the program starts', () => {
  writeFileSync(join(settingsDir, 'settings.json'), '{"theme":')
  writeFileSync(join(settingsDir, 'window.json'), '\u0000')
  const { messages, window, remarks } = start()
  expect([messages()[0], window().options.width, remarks]).toEqual([
    { type: 'open', start: expect.objectContaining({ settings: DEFAULT_SETTINGS }) },
    1320,
    [],
  ])
})

describe('files from outside', () => {
  test('those of the start are imported when the library is open', () => {
    const { child, messages } = start({ launch: { libraryDir: '/library', paths: ['/a.txt'] } })
    child().says({ type: 'opened' })
    expect(messages().at(-1)).toEqual({ type: 'import', paths: ['/a.txt'] })
  })

  const rows: [data: unknown, imported: string[][], box: string[], why: string][] = [
    [{ libraryDir: null, paths: ['/b.txt'] }, [['/b.txt']], [], 'a file'],
    [{ libraryDir: '/library', paths: ['/b.txt'] }, [['/b.txt']], [], 'a file for the same library'],
    [{ libraryDir: null, paths: [] }, [], [], 'nothing: the window comes to the front'],
    ['garbage', [], [], 'something else'],
    [
      { libraryDir: '/other', paths: ['/b.txt'] },
      [],
      ['Offprint is open with another library.'],
      'another library',
    ],
  ]
  test.each(rows)('a second start brings %j → %j %j: %s', (data, imported, box) => {
    const { desktop, window, child, messages, dialogs } = start()
    child().says({ type: 'opened' })
    window().state.isMinimized = true
    desktop.takeOver(data)
    expect({
      calls: window().calls,
      imported: messages().flatMap((message) => {
        const { type, paths } = message as { type: string; paths: string[] }
        return type === 'import' ? [paths] : []
      }),
      boxes: dialogs.boxes.map(({ message }) => message),
    }).toEqual({ calls: ['restore', 'show', 'focus'], imported, boxes: box })
  })

  test('what was refused is told, and only that', () => {
    const { child, dialogs } = start()
    child().says({ type: 'import-finished', refused: [] })
    child().says({ type: 'import-finished', refused: [{ name: 'a.txt', message: 'It is empty.' }] })
    const many = Array.from({ length: 10 }, (_, index) => ({ name: `${index}.txt`, message: 'It is empty.' }))
    child().says({ type: 'import-finished', refused: many })
    expect(
      dialogs.boxes.map(({ message, detail }) => [
        message,
        detail?.split('\n').length,
        detail?.split('\n').at(-1),
      ]),
    ).toEqual([
      ['One file was not imported.', 1, 'a.txt: It is empty.'],
      ['10 files were not imported.', 9, '… and 2 more.'],
    ])
  })
})

describe('a library that does not open', () => {
  test.each([
    [0, 2, []],
    [1, 1, ['quit']],
  ])('button %i', async (button, starts, calls) => {
    const { child, children, dialogs, app } = start()
    child().says({ type: 'open-failed', message: 'It was made by a newer Offprint.' })
    child().exits(0)
    dialogs.answers.button.resolve(button)
    await settle()
    expect({ box: dialogs.boxes[0], starts: children.length, calls: app.calls }).toEqual({
      box: expect.objectContaining({
        message: 'The library is not open.',
        detail: 'It was made by a newer Offprint.',
        buttons: ['Try Again', 'Quit'],
      }),
      starts,
      calls,
    })
  })
})

test('menu commands reach the window; without one they are nothing', () => {
  const { menus, window } = start()
  const file = menus.state.application?.[0]?.submenu
  const item = Array.isArray(file) ? file[0] : undefined
  item?.click?.(null as never, undefined, null as never)
  const { sent } = window().page
  window().emit('closed')
  item?.click?.(null as never, undefined, null as never)
  expect(sent).toEqual([{ channel: 'offprint:command', message: 'import-files', ports: [] }])
})

test('dialogs are answered for the window that asks, with handles from the core', async () => {
  const { ipc, window, dialogs, child, messages } = start()
  const senderFrame = { url: 'app://offprint/index.html', parent: null } as never
  dialogs.answers.open = { canceled: false, filePaths: ['/home/me/a.txt'] }
  child().says({ type: 'opened' })
  const answer = ipc.invoke({ senderFrame, sender: window().page.contents }, 'offprint:choose-files', 'files')
  await settle()
  expect(messages().at(-1)).toEqual({ type: 'grant', requestId: 1, paths: ['/home/me/a.txt'] })
  child().says({ type: 'granted', requestId: 1, handles: ['h'] })
  const stranger = ipc.invoke({ senderFrame, sender: { id: 99 } as never }, 'offprint:choose-files', 'files')
  expect([await answer, await stranger]).toEqual([['h'], []])
})

test('the menu under the mouse appears only when it has something to offer', () => {
  const { window, menus } = start()
  const target = {
    isEditable: false,
    misspelledWord: '',
    dictionarySuggestions: [],
    editFlags: { canCopy: true },
  }
  window().page.emit('context-menu', {}, { ...target, selectionText: '' })
  window().page.emit('context-menu', {}, { ...target, selectionText: 'words' })
  expect(menus.shown).toEqual([[{ role: 'copy', enabled: true }]])
})

test('a page that dies is loaded again, but not for ever', () => {
  const { window, clock } = start()
  const { page } = window()
  page.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(clock.waiting()).toEqual([])
  for (let deaths = 0; deaths < 6; deaths++) {
    page.emit('render-process-gone', {}, { reason: 'crashed' })
    clock.pass(10_000)
  }
  expect(page.state.reloads).toBe(3)
})

test('closed windows are made anew; a page that cannot be loaded is said in a sentence', async () => {
  const { desktop, windows, window, remarks } = start(
    {},
    { loadPage: () => Promise.reject(new Error('ERR_FAILED')) },
  )
  await settle()
  window().emit('closed')
  desktop.show()
  await settle()
  const sentence = 'The reader’s page could not be loaded; start Offprint again.'
  expect([windows.length, remarks]).toEqual([2, [sentence, sentence]])
})

test('closing ends the core, at the latest after five seconds', async () => {
  const { desktop, child, clock } = start()
  const closed = desktop.close()
  expect([child().sent.at(-1)?.message, clock.waiting()]).toEqual([{ type: 'close' }, [5_000]])
  clock.pass(5_000)
  await closed
  expect(child().isKilled()).toBe(true)
})

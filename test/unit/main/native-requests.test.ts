import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { handleNativeRequests } from '../../../src/main/native/native-requests.ts'
import { isOwnPage, type MessageSender } from '../../../src/main/security/ipc-guard.ts'
import { CHANNELS } from '../../../src/shared/contract/desktop.ts'
import { createElectron } from '../../support/electron-stand-in/electron.ts'

const OWN_PAGE = { senderFrame: { url: 'app://offprint/index.html', parent: null } } as never

describe('who may talk to main', () => {
  const rows: [sender: MessageSender['senderFrame'], expected: boolean, why: string][] = [
    [{ url: 'app://offprint/index.html', parent: null }, true, 'our page'],
    [{ url: 'app://offprint/index.html', parent: {} }, false, 'our page in a frame'],
    [{ url: 'app://offprint.example/', parent: null }, false, 'a name that begins like ours'],
    [{ url: 'https://offprint/', parent: null }, false, 'our name on the web'],
    [{ url: 'about:blank', parent: null }, false, 'an empty page'],
    [{ url: '', parent: null }, false, 'a frame that has loaded nothing'],
    [null, false, 'a frame that is gone'],
  ]
  test.each(rows)('%j → %s: %s', (senderFrame, expected) => {
    expect(isOwnPage({ senderFrame })).toBe(expected)
  })
})

function setUp() {
  const stand = createElectron()
  const granted: string[][] = []
  const opened: string[] = []
  const state = { hasWindow: true }
  handleNativeRequests({
    ipcMain: stand.ipc.ipcMain,
    dialog: stand.dialogs.dialog,
    link: {
      async grant(paths) {
        granted.push(paths)
        return paths.map((_path, index) => `handle-${index + 1}`)
      },
    },
    windowOf: () => (state.hasWindow ? stand.electron.createWindow({}) : null),
    openExternal: (url) => opened.push(url),
  })
  return { ...stand, granted, opened, state }
}

test('these channels and no others', () => {
  expect(setUp().ipc.channels()).toEqual([
    'offprint:choose-files',
    'offprint:grant-dropped',
    'offprint:open-external',
  ])
})

describe('every channel refuses everybody but our page', () => {
  test.each([CHANNELS.chooseFiles, CHANNELS.grantDropped, CHANNELS.openExternal])('%s', async (channel) => {
    const { ipc, dialogs, granted, opened } = setUp()
    const foreign = { senderFrame: { url: 'https://example.com/', parent: null } } as never
    await expect(ipc.invoke(foreign, channel, 'files')).rejects.toThrow(
      'Only the reader’s own page may ask this.',
    )
    expect({ dialogs: dialogs.opened, granted, opened }).toEqual({ dialogs: [], granted: [], opened: [] })
  })
})

describe('the open dialog gives handles, never paths', () => {
  const rows: [kind: string, properties: string[]][] = [
    ['files', ['openFile', 'multiSelections', 'dontAddToRecent']],
    ['folder', ['openDirectory', 'multiSelections', 'dontAddToRecent']],
  ]
  test.each(rows)('%s', async (kind, properties) => {
    const { ipc, dialogs, granted } = setUp()
    dialogs.answers.open = { canceled: false, filePaths: ['/home/me/a.txt', '/home/me/b.md'] }
    const answer = await ipc.invoke(OWN_PAGE, CHANNELS.chooseFiles, kind)
    expect({ answer, granted, properties: dialogs.opened.map((options) => options.properties) }).toEqual({
      answer: ['handle-1', 'handle-2'],
      granted: [['/home/me/a.txt', '/home/me/b.md']],
      properties: [properties],
    })
  })

  test('dismissed: nothing is granted', async () => {
    const { ipc, granted } = setUp()
    expect([await ipc.invoke(OWN_PAGE, CHANNELS.chooseFiles, 'files'), granted]).toEqual([[], []])
  })

  test('no dialog without a window to hang on', async () => {
    const { ipc, dialogs, state } = setUp()
    state.hasWindow = false
    expect([await ipc.invoke(OWN_PAGE, CHANNELS.chooseFiles, 'files'), dialogs.opened]).toEqual([[], []])
  })

  test.each(['everything', '', null, { kind: 'files' }, undefined])(
    'a kind that is none: %j',
    async (kind) => {
      const { ipc, dialogs } = setUp()
      await expect(ipc.invoke(OWN_PAGE, CHANNELS.chooseFiles, kind)).rejects.toThrow()
      expect(dialogs.opened).toEqual([])
    },
  )
})

describe('dropped files', () => {
  test('become handles in their order', async () => {
    const { ipc, granted } = setUp()
    const paths = [resolve('/home/me/b.md'), resolve('/home/me/folder')]
    expect(await ipc.invoke(OWN_PAGE, CHANNELS.grantDropped, paths)).toEqual(['handle-1', 'handle-2'])
    expect(granted).toEqual([paths])
  })

  test('none: the core is not bothered', async () => {
    const { ipc, granted } = setUp()
    expect([await ipc.invoke(OWN_PAGE, CHANNELS.grantDropped, []), granted]).toEqual([[], []])
  })

  const refused: { paths: unknown; why: string }[] = [
    { paths: ['relative.txt'], why: 'a relative path' },
    { paths: [42], why: 'a number' },
    { paths: ['/a', null], why: 'a hole' },
    { paths: '/a', why: 'no list' },
    { paths: null, why: 'nothing' },
    { paths: Array(10_001).fill('/a'), why: 'more than anyone drops' },
  ]
  test.each(refused)('refused: $why', async ({ paths }) => {
    const { ipc, granted } = setUp()
    await expect(ipc.invoke(OWN_PAGE, CHANNELS.grantDropped, paths)).rejects.toThrow()
    expect(granted).toEqual([])
  })
})

describe('addresses for outside', () => {
  const rows: [address: string, isOpened: boolean][] = [
    ['https://example.com/a', true],
    ['mailto:someone@example.com', true],
    ['javascript:alert(1)', false],
    ['file:///etc/passwd', false],
    ['vscode://file/etc', false],
    ['no address', false],
  ]
  test.each(rows)('%s → %s', async (address, isOpened) => {
    const { ipc, opened } = setUp()
    const answer = await ipc.invoke(OWN_PAGE, CHANNELS.openExternal, address)
    expect({ answer, opened }).toEqual({ answer: isOpened, opened: isOpened ? [address] : [] })
  })

  const unsound = [
    { address: null },
    { address: 7 },
    { address: ['https://example.com'] },
    { address: `https://${'h'.repeat(40_000)}` },
  ]
  test.each(unsound)('not a sound text', async ({ address }) => {
    const { ipc, opened } = setUp()
    await expect(ipc.invoke(OWN_PAGE, CHANNELS.openExternal, address)).rejects.toThrow()
    expect(opened).toEqual([])
  })
})

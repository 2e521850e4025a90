import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { applicationMenu } from '../../../src/main/menu/application-menu.ts'
import { type ContextTarget, contextMenu } from '../../../src/main/menu/context-menu.ts'
import { MENU_COMMANDS, type MenuCommand } from '../../../src/shared/contract/native.ts'
import { createContents, createSession } from '../../support/electron-stand-in/contents.ts'

type Item = MenuItemConstructorOptions

function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}

function build(platform: NodeJS.Platform, hasDevTools = false) {
  const sent: MenuCommand[] = []
  const menu = applicationMenu({ platform, hasDevTools, send: (command) => sent.push(command) })
  return { menu, items: flatten(menu), sent }
}

const click = (item: Item) => item.click?.(null as never, undefined, null as never)
const PLATFORMS = ['darwin', 'win32', 'linux'] as const

test.each(PLATFORMS)('%s: every command is in the menu once and says what it does', (platform) => {
  const { items, sent } = build(platform)
  const commands = items.filter((item) => item.click)
  for (const item of commands) click(item)
  expect([...sent].sort()).toEqual([...MENU_COMMANDS].sort())
  expect(commands.map((item) => item.label).filter((label) => !label)).toEqual([])
})

// The keys that Electron gives to roles by itself (its lib/browser/api/menu-item-roles.ts), in our spelling.
const ROLE_KEYS: Record<(typeof PLATFORMS)[number], Record<string, string>> = {
  darwin: {
    appMenu: 'Cmd+H Cmd+Alt+H Cmd+Q',
    close: 'Cmd+W',
    undo: 'Cmd+Z',
    redo: 'Cmd+Shift+Z',
    cut: 'Cmd+X',
    copy: 'Cmd+C',
    paste: 'Cmd+V',
    pasteAndMatchStyle: 'Cmd+Alt+Shift+V',
    selectAll: 'Cmd+A',
    resetZoom: 'Cmd+0',
    zoomIn: 'Cmd+Plus',
    zoomOut: 'Cmd+-',
    togglefullscreen: 'Ctrl+Cmd+F',
    minimize: 'Cmd+M',
    reload: 'Cmd+R',
    toggleDevTools: 'Cmd+Alt+I',
  },
  win32: {
    undo: 'Ctrl+Z',
    redo: 'Ctrl+Y',
    cut: 'Ctrl+X',
    copy: 'Ctrl+C',
    paste: 'Ctrl+V',
    pasteAndMatchStyle: 'Ctrl+Shift+V',
    selectAll: 'Ctrl+A',
    resetZoom: 'Ctrl+0',
    zoomIn: 'Ctrl+Plus',
    zoomOut: 'Ctrl+-',
    togglefullscreen: 'F11',
    minimize: 'Ctrl+M',
    close: 'Ctrl+W',
    reload: 'Ctrl+R',
    toggleDevTools: 'Ctrl+Shift+I',
  },
  linux: {
    quit: 'Ctrl+Q',
    undo: 'Ctrl+Z',
    redo: 'Ctrl+Shift+Z',
    cut: 'Ctrl+X',
    copy: 'Ctrl+C',
    paste: 'Ctrl+V',
    pasteAndMatchStyle: 'Ctrl+Shift+V',
    selectAll: 'Ctrl+A',
    resetZoom: 'Ctrl+0',
    zoomIn: 'Ctrl+Plus',
    zoomOut: 'Ctrl+-',
    togglefullscreen: 'F11',
    minimize: 'Ctrl+M',
    close: 'Ctrl+W',
    reload: 'Ctrl+R',
    toggleDevTools: 'Ctrl+Shift+I',
  },
}

// The note editor's own keys (CodeMirror's default and history keymaps): a menu key would take them from it.
const EDITOR_KEYS = 'A Z Y U I [ ] / Enter Backspace Delete Home End Shift+K Shift+U Shift+\\ Shift+Z'.split(
  ' ',
)

function keysOf(platform: (typeof PLATFORMS)[number]): { ours: string[]; all: string[] } {
  const modifier = platform === 'darwin' ? 'Cmd' : 'Ctrl'
  const { items } = build(platform, true)
  const ours = items.flatMap((item) => item.accelerator?.toString().replace('CmdOrCtrl', modifier) ?? [])
  const roles = items.flatMap((item) => (item.role ? (ROLE_KEYS[platform][item.role]?.split(' ') ?? []) : []))
  return { ours, all: [...ours, ...roles] }
}

describe.each(PLATFORMS)('%s: accelerators', (platform) => {
  const normal = (key: string) => key.split('+').sort().join('+')

  test('no two items share one', () => {
    const keys = keysOf(platform).all.map(normal)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  test('none takes a key from the note editor or from typing', () => {
    const modifier = platform === 'darwin' ? 'Cmd' : 'Ctrl'
    const taken = new Set(EDITOR_KEYS.map((key) => normal(`${modifier}+${key}`)))
    const { ours } = keysOf(platform)
    expect(ours.filter((key) => taken.has(normal(key)))).toEqual([])
    expect(ours.filter((key) => !key.startsWith(`${modifier}+`))).toEqual([])
    // AltGr on Windows.
    expect(ours.filter((key) => key.includes('Alt'))).toEqual([])
  })
})

describe('standard roles', () => {
  const rows: [platform: NodeJS.Platform, hasDevTools: boolean, present: string[], absent: string[]][] = [
    ['darwin', false, ['appMenu', 'close', 'front', 'zoom'], ['quit', 'help', 'reload', 'toggleDevTools']],
    ['win32', false, ['quit', 'about', 'help', 'close'], ['appMenu', 'front', 'reload', 'toggleDevTools']],
    ['linux', true, ['quit', 'about', 'reload', 'toggleDevTools'], ['appMenu', 'forceReload']],
  ]
  test.each(rows)('%s, developing: %s', (platform, hasDevTools, present, absent) => {
    const roles = build(platform, hasDevTools).items.flatMap(({ role }) => role ?? [])
    const everywhere = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'minimize']
    expect(roles).toEqual(expect.arrayContaining([...everywhere, ...present]))
    expect(roles.filter((role) => absent.includes(role))).toEqual([])
  })
})

describe('the menu under the mouse', () => {
  const allowed = { canCopy: true, canCut: true, canPaste: true, canSelectAll: true }
  const target = (changes: Partial<ContextTarget>): ContextTarget => ({
    isEditable: false,
    misspelledWord: '',
    selectionText: '',
    dictionarySuggestions: [],
    editFlags: allowed,
    ...changes,
  })
  const describeItem = ({ label, role, type, enabled }: Item) =>
    `${label ?? role ?? type}${enabled === false ? ' (off)' : ''}`
  const rows: [target: ContextTarget, expected: string[], why: string][] = [
    [target({}), [], 'on nothing: no menu'],
    [target({ selectionText: ' \n' }), [], 'on selected white space: no menu'],
    [target({ selectionText: 'words' }), ['copy'], 'on selected words'],
    [
      target({ isEditable: true, editFlags: { ...allowed, canCut: false, canCopy: false } }),
      ['cut (off)', 'copy (off)', 'paste', 'separator', 'selectAll'],
      'in a field without a selection',
    ],
    [
      target({
        isEditable: true,
        misspelledWord: 'teh',
        dictionarySuggestions: ['the', 'tea', 'ten', 'tech', 'eh', 'meh'],
      }),
      [
        'the',
        'tea',
        'ten',
        'tech',
        'eh',
        'Add to Dictionary',
        'separator',
        'cut',
        'copy',
        'paste',
        'separator',
        'selectAll',
      ],
      'on a misspelt word: at most five suggestions',
    ],
    [
      target({ isEditable: true, misspelledWord: 'xqzt' }),
      [
        'No suggestions (off)',
        'Add to Dictionary',
        'separator',
        'cut',
        'copy',
        'paste',
        'separator',
        'selectAll',
      ],
      'on a word without suggestions',
    ],
    [
      target({ misspelledWord: 'teh', dictionarySuggestions: ['the'] }),
      [],
      'outside of fields nothing is corrected',
    ],
  ]
  test.each(rows)('%j → %j: %s', (where, expected) => {
    const { contents } = createContents(1, createSession().session)
    expect(contextMenu(where, contents).map(describeItem)).toEqual(expected)
  })

  test('a suggestion replaces the word, and the word can be learnt', () => {
    const { session, words } = createSession()
    const { contents, replaced } = createContents(1, session)
    const where = target({ isEditable: true, misspelledWord: 'teh', dictionarySuggestions: ['the'] })
    const [suggestion, learn] = contextMenu(where, contents)
    if (suggestion) click(suggestion)
    if (learn) click(learn)
    expect({ replaced, words }).toEqual({ replaced: ['the'], words: ['teh'] })
  })
})

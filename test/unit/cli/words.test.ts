import { describe, expect, it } from 'vitest'
import { defaultLibraryDir, settingsDir } from '../../../src/adapters/user-folders.ts'
import { failureSentence } from '../../../src/cli/command-failure.ts'
import { appendToNote } from '../../../src/cli/commands/note.ts'
import { createOutput, printable, printableLine } from '../../../src/cli/output.ts'

describe('printable', () => {
  it.each([
    ['an escape that would clear the screen', 'a\x1b[2Jb', 'a[2Jb'],
    ['a title sequence', '\x1b]0;owned\x07text', ']0;ownedtext'],
    ['C1 controls', 'a\x9b31mb\x85c', 'a31mbc'],
    ['a carriage return that would overwrite the line', 'safe\rEVIL', 'safe\nEVIL'],
    ['Windows line ends', 'a\r\nb', 'a\nb'],
    ['tabs and line feeds, which stay', 'a\tb\nc', 'a\tb\nc'],
    ['letters beyond ASCII, which stay', 'é 漢 👩‍👧', 'é 漢 👩‍👧'],
  ])('%s', (_what, text, expected) => {
    expect(printable(text)).toBe(expected)
  })

  it('on one line', () => {
    expect(printableLine(' a\n\n b\tc ')).toBe('a b c')
  })
})

it('with --json nothing but JSON is written', () => {
  const written: string[] = []
  const stream = { write: (text: string) => written.push(text), isTTY: true }
  const output = createOutput(true, stream, { write: () => undefined })
  output.line('for people')
  output.json({ a: 1 })
  expect([written, output.isTerminal]).toEqual([['{"a":1}\n'], false])
})

describe('failureSentence', () => {
  it.each([
    [
      'a port in use',
      Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' }),
      /^This port is in use\./,
    ],
    ['a full disk', Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' }), /^The disk is full\./],
    ['a bug, on one line', new Error('boom\n    at file.ts:1'), /^Something unexpected happened: boom$/],
    ['something that is no error', 'boom', /^Something unexpected happened: boom$/],
  ])('%s', (_what, error, sentence) => {
    expect(failureSentence(error)).toMatch(sentence)
  })
})

describe('folders', () => {
  const home = '/home/ines'
  it.each([
    ['linux', {}, '/home/ines/.local/share/offprint/library', '/home/ines/.config/offprint'],
    [
      'linux',
      { XDG_DATA_HOME: '/data', XDG_CONFIG_HOME: '/config' },
      '/data/offprint/library',
      '/config/offprint',
    ],
    [
      'linux',
      { XDG_DATA_HOME: '' },
      '/home/ines/.local/share/offprint/library',
      '/home/ines/.config/offprint',
    ],
    [
      'darwin',
      {},
      '/home/ines/Library/Application Support/Offprint/library',
      '/home/ines/Library/Application Support/Offprint',
    ],
    [
      'win32',
      { LOCALAPPDATA: '/local', APPDATA: '/roaming' },
      '/local/Offprint/library',
      '/roaming/Offprint',
    ],
    ['linux', { OFFPRINT_LIBRARY: '/mine', OFFPRINT_SETTINGS: '/prefs' }, '/mine', '/prefs'],
  ] as const)('on %s with %j', (platform, environment, library, settings) => {
    const around = { platform, home, environment }
    expect([defaultLibraryDir(around), settingsDir(around)]).toEqual([library, settings])
  })
})

it.each([
  ['', 'new', 'new'],
  ['  \n', 'new', 'new'],
  ['old\n', 'new', 'old\n\nnew'],
])('appending to %j', (markdown, addition, expected) => {
  expect(appendToNote(markdown, addition)).toBe(expected)
})

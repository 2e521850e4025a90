import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type DesktopArguments, readArguments, readHandedOver } from '../../../src/main/arguments.ts'

const HOME = resolve('/home/me')
const at = (path: string) => resolve(HOME, path)

describe('arguments', () => {
  const rows: [argv: string[], isPackaged: boolean, expected: DesktopArguments, why: string][] = [
    [['electron', '.'], false, { libraryDir: null, paths: [] }, 'nothing but the application'],
    [['offprint'], true, { libraryDir: null, paths: [] }, 'nothing, packaged'],
    [['electron', '.', 'a.txt'], false, { libraryDir: null, paths: [at('a.txt')] }, 'a file'],
    [
      ['offprint', 'a.txt', 'b'],
      true,
      { libraryDir: null, paths: [at('a.txt'), at('b')] },
      'files, packaged',
    ],
    [
      ['electron', '.', '--library', 'lib', 'a.txt'],
      false,
      { libraryDir: at('lib'), paths: [at('a.txt')] },
      'a library',
    ],
    [
      ['electron', '.', '--library=lib'],
      false,
      { libraryDir: at('lib'), paths: [] },
      'a library in one word',
    ],
    [['electron', '.', '--library'], false, { libraryDir: null, paths: [] }, 'a library without a folder'],
    [
      ['electron', '--inspect=0', '--remote-debugging-port=0', '.', 'a.txt'],
      false,
      { libraryDir: null, paths: [at('a.txt')] },
      'a test driver’s switches before the application',
    ],
    [
      ['offprint', '--allow-file-access-from-files', '-x', '', 'a.txt', '--original-process-start-time=1'],
      true,
      { libraryDir: null, paths: [at('a.txt')] },
      'Chromium’s switches among ours',
    ],
    [
      ['offprint', resolve('/abs/a.txt')],
      true,
      { libraryDir: null, paths: [resolve('/abs/a.txt')] },
      'an absolute path',
    ],
    [[], true, { libraryDir: null, paths: [] }, 'not even a name'],
  ]
  test.each(rows)('%j · packaged: %s → %j: %s', (argv, isPackaged, expected) => {
    expect(readArguments({ argv, cwd: HOME, isPackaged })).toEqual(expected)
  })
})

describe('what another start hands over', () => {
  const sound = { libraryDir: null, paths: ['/a'] }
  const rows: { data: unknown; expected: DesktopArguments | null }[] = [
    { data: sound, expected: sound },
    { data: { libraryDir: '/lib', paths: [] }, expected: { libraryDir: '/lib', paths: [] } },
    { data: { ...sound, more: 1 }, expected: sound },
    { data: null, expected: null },
    { data: 'text', expected: null },
    { data: {}, expected: null },
    { data: { libraryDir: 1, paths: [] }, expected: null },
    { data: { libraryDir: null, paths: [1] }, expected: null },
    { data: { libraryDir: null, paths: '/a' }, expected: null },
  ]
  test.each(rows)('$data → $expected', ({ data, expected }) => {
    expect(readHandedOver(data)).toEqual(expected)
  })
})

import '../../support/electron-stand-in/electron-module.ts'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { confSettings } from '../../../src/adapters/conf-settings.ts'
import { readableSettings } from '../../../src/adapters/readable-settings.ts'
import { openPreferenceFile } from '../../../src/main/preferences/preference-file.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/contract/schemas.ts'

// Not a static import: that would be resolved before the stand-in for `electron` is in place.
const { default: Store } = await import('electron-store')

let folder: string
let told: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-preferences-'))
  told = []
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

const open = (cwd = folder) =>
  openPreferenceFile({
    Store,
    folder: cwd,
    name: 'settings',
    onUnwritable: (sentence) => told.push(sentence),
  })
const files = () => readdirSync(folder).sort()
const stored = () => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))

test('what is written is there at the next start, and the file holds it alone', () => {
  open().write({ theme: 'dark', fontSize: 22 })
  expect({ read: open().read(), stored: stored(), files: files(), told }).toEqual({
    read: { theme: 'dark', fontSize: 22 },
    stored: { theme: 'dark', fontSize: 22 },
    files: ['settings.json'],
    told: [],
  })
})

test('nothing is stored yet: empty, in a folder that is made when needed', () => {
  const deeper = join(folder, 'a/b')
  const file = open(deeper)
  expect(file.read()).toEqual({})
  file.write({ theme: 'light' })
  expect([existsSync(join(deeper, 'settings.json')), told]).toEqual([true, []])
})

describe('a damaged file is kept aside and the defaults are used', () => {
  const rows: [content: string, why: string][] = [
    ['{"theme": "da', 'cut off'],
    ['\u0000\u0000\u0000', 'zeros after a power cut'],
    ['<html>', 'something else'],
    ['', 'empty'],
  ]
  test.each(rows)('%j: %s', (content) => {
    writeFileSync(join(folder, 'settings.json'), content)
    const file = open()
    expect(readableSettings(file.read())).toEqual(DEFAULT_SETTINGS)
    file.write({ ...DEFAULT_SETTINGS, theme: 'dark' })
    expect({ read: open().read(), told }).toEqual({ read: { ...DEFAULT_SETTINGS, theme: 'dark' }, told: [] })
    expect(readFileSync(join(folder, 'settings.damaged.json'), 'utf8')).toBe(content)
  })
})

describe('sound JSON that is no preferences falls back value by value', () => {
  const rows: [content: string, expected: object, why: string][] = [
    ['{"theme":"purple","fontSize":24}', { fontSize: 24 }, 'one value of a later version'],
    ['{"fontSize":"24","measure":9999,"sidePanel":null}', {}, 'wrong types and sizes'],
    ['[1,2]', {}, 'a list'],
    ['"text"', {}, 'a text'],
    ['null', {}, 'null'],
  ]
  test.each(rows)('%s: %s', (content, expected) => {
    writeFileSync(join(folder, 'settings.json'), content)
    expect(readableSettings(open().read())).toEqual({ ...DEFAULT_SETTINGS, ...expected })
  })
})

test('the browser door reads the same file', () => {
  open().write({ ...DEFAULT_SETTINGS, theme: 'dark', measure: 80 })
  expect(confSettings({ cwd: folder }).get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', measure: 80 })
})

test('where nothing can be written the values live on, and it is said once', () => {
  // A file in the place of the folder: works for root too, whom permissions do not stop.
  const blocked = join(folder, 'blocked')
  writeFileSync(blocked, '')
  const file = open(join(blocked, 'deeper'))
  file.write({ theme: 'dark' })
  file.write({ theme: 'light' })
  expect({ read: file.read(), told: told.map((sentence) => sentence.includes(blocked)) }).toEqual({
    read: { theme: 'light' },
    told: [true],
  })
})

test('a folder that vanishes while the program runs is no reason to stop', () => {
  const file = open(join(folder, 'gone'))
  rmSync(join(folder, 'gone'), { recursive: true, force: true })
  mkdirSync(join(folder, 'other'))
  file.write({ theme: 'dark' })
  expect(file.read()).toEqual({ theme: 'dark' })
})

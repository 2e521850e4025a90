import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placeUserData } from '../../../src/main/user-data.ts'
import { createElectron } from '../../support/electron-stand-in/electron.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-user-data-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the folder is made first, because Electron refuses one that is missing', () => {
  const { app } = createElectron()
  const remarks: string[] = []
  placeUserData(app.app, join(folder, 'new'), (sentence) => remarks.push(sentence))
  expect({ paths: app.paths, remarks }).toEqual({
    paths: { userData: join(folder, 'new/desktop') },
    remarks: [],
  })
})

test('where it cannot be made, Electron’s own stays and a sentence says so', () => {
  const { app } = createElectron()
  const remarks: string[] = []
  const blocked = join(folder, 'file')
  writeFileSync(blocked, '')
  placeUserData(app.app, blocked, (sentence) => remarks.push(sentence))
  expect({ paths: app.paths, remarks }).toEqual({
    paths: {},
    remarks: [`“${join(blocked, 'desktop')}” cannot be used; check that you may write there.`],
  })
})

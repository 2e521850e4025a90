import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findStaticFile } from '../../../src/adapters/page-files.ts'

let folder: string
let root: string

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'offprint-static-')))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(root, 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'assets', 'index-a1B2c3D4.js'), '')
  await writeFile(join(root, 'assets', 'plain.css'), '')
  await writeFile(join(root, '.secret.json'), '{}')
  await writeFile(join(root, 'program.exe'), '')
  await writeFile(join(folder, 'outside.txt'), 'outside')
  await symlink(join(folder, 'outside.txt'), join(root, 'link.txt'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('findStaticFile', () => {
  it.each([
    ['/', 'index.html', false],
    ['/index.html', 'index.html', false],
    ['/assets/index-a1B2c3D4.js', 'assets/index-a1B2c3D4.js', true],
    ['/assets/plain.css', 'assets/plain.css', false],
  ])('%s is %s', async (pathname, name, isImmutable) => {
    const file = await findStaticFile(root, pathname)
    expect(file).toMatchObject({ path: join(root, name), isImmutable })
  })

  it.each([
    ['/../outside.txt', 'a step up'],
    ['/assets/../../outside.txt', 'a step up from inside'],
    ['/%2e%2e/outside.txt', 'an encoded step up'],
    ['/..%2foutside.txt', 'an encoded slash'],
    ['/..\\outside.txt', 'a backslash'],
    ['//outside.txt', 'an empty name'],
    ['/link.txt', 'a link that leads out'],
    ['/.secret.json', 'a hidden file'],
    ['/program.exe', 'a type the page has no use for'],
    ['/assets', 'a folder'],
    ['/missing.js', 'nothing'],
    ['', 'an empty path'],
    ['http://evil.example/index.html', 'a whole address'],
    ['/index.html\0.js', 'a null character'],
  ])('%j is not served: %s', async (pathname) => {
    expect(await findStaticFile(root, pathname)).toBeNull()
  })
})

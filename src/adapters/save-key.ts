/**
 * The save key: what a bookmarklet shows to put an article into the library, and good for nothing else. It outlives the
 * starts of the program, unlike their tokens, and lies in a file that only its owner may read.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './disk-errors.ts'

const FILE_NAME = 'save-key'
// 32 bytes in base64url.
const KEY = /^[\w-]{43}$/

async function readKey(path: string): Promise<string | null> {
  try {
    const key = (await readFile(path, 'utf8')).trim()
    return KEY.test(key) ? key : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Draws a new key in place of the old one, which opens nothing from the next start on. Throws the system's error. */
export async function renewSaveKey(settingsDir: string): Promise<string> {
  const path = join(settingsDir, FILE_NAME)
  const temporary = `${path}.${randomUUID()}.part`
  const key = randomBytes(32).toString('base64url')
  await mkdir(settingsDir, { recursive: true })
  try {
    await writeFile(temporary, `${key}\n`, { mode: 0o600, flag: 'wx' })
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
  return key
}

/** The key in the folder, drawn now if there is none or it is damaged. Throws the system's error. */
export async function loadSaveKey(settingsDir: string): Promise<string> {
  const path = join(settingsDir, FILE_NAME)
  const key = await readKey(path)
  if (key === null) return renewSaveKey(settingsDir)
  // It may have been copied with looser permissions.
  await chmod(path, 0o600)
  return key
}

/**
 * Content-addressed files in a folder of the library, gzip-compressed where that saves room.
 * A blob appears under its name by an atomic rename after its bytes are on the disk.
 */
import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { BlobStore } from '../core/ports/ports.ts'
import { errorCode, toStorageError } from './disk-errors.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomUUID()}.part`
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path, constants.F_OK)
    return true
  } catch {
    return false
  }
}

/** A store in `folder`, which is made when first written to. `isCompressed`: for texts; images are compressed already. */
export function createBlobStore(folder: string, isCompressed: boolean): BlobStore {
  // Two levels keep folders small in large libraries.
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), isCompressed ? `${hash}.gz` : hash)
  return {
    async put(bytes) {
      const hash = sha256Hex(bytes)
      const path = pathOf(hash)
      if (await exists(path)) return hash
      try {
        await writeAtomically(path, isCompressed ? await compress(bytes) : bytes)
      } catch (error) {
        throw toStorageError(error)
      }
      return hash
    },
    async get(hash) {
      // The hash becomes a path: anything but a hash must not reach the file system.
      if (!/^[0-9a-f]{64}$/.test(hash)) return null
      try {
        const stored = await readFile(pathOf(hash))
        return isCompressed ? await decompress(stored) : stored
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return null
        throw error
      }
    },
  }
}

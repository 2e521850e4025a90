/**
 * Files and folders on the disk as import sources, and the handles under which a door gives them to the page.
 */
import { randomUUID } from 'node:crypto'
import type { Dirent, Stats } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { type HandleResolver, type ImportSource, UnreadableSource } from '../core/ports/ports.ts'
import {
  companionFolders,
  judgeName,
  looksLikeArticle,
  SNIFFED_BYTES,
} from '../shared/sources/article-names.ts'
import { toUnreadableSource } from './disk-errors.ts'
import { readPageResources } from './page-resources.ts'

export const MAX_FILE_BYTES = 100 * 1024 * 1024

function fileSource(path: string, name: string): ImportSource {
  return {
    name,
    async read() {
      try {
        const { size } = await stat(path)
        if (size > MAX_FILE_BYTES) {
          throw new UnreadableSource(
            'TOO_LARGE',
            `“${name}” has ${Math.round(size / 1024 / 1024)} MB; articles may have up to ${MAX_FILE_BYTES / 1024 / 1024} MB. Save just the article, or split the file.`,
          )
        }
        return await readFile(path)
      } catch (error) {
        throw error instanceof UnreadableSource ? error : toUnreadableSource(error, name)
      }
    },
    readResources: (paths) => readPageResources(dirname(path), paths),
  }
}

function failedSource(name: string, error: UnreadableSource): ImportSource {
  return { name, read: () => Promise.reject(error) }
}

/** Inside a folder only what can be an article is taken; a file that was chosen by itself is always tried. */
async function isArticleFile(path: string, name: string): Promise<boolean> {
  const verdict = judgeName(name)
  if (verdict !== 'look') return verdict === 'article'
  try {
    const handle = await open(path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0)
      return looksLikeArticle(name, buffer.subarray(0, bytesRead))
    } finally {
      await handle.close()
    }
  } catch {
    // A file that only might have been an article is no news when it cannot be read.
    return false
  }
}

async function* walk(folder: string, root: string): AsyncGenerator<ImportSource> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    const name = relative(root, folder) || basename(folder)
    yield failedSource(name, toUnreadableSource(error, name))
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const isCompanion = companionFolders(entries.filter((entry) => entry.isFile()).map(({ name }) => name))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || (entry.isDirectory() && isCompanion(entry.name))) continue
    const path = join(folder, entry.name)
    // Links are not followed: they may lead in circles or out of the chosen folder.
    if (entry.isDirectory()) yield* walk(path, root)
    else if (entry.isFile() && (await isArticleFile(path, entry.name)))
      yield fileSource(path, relative(root, path))
  }
}

/** The file itself, or every article file below the folder, in the order of names. Never throws: see `ImportSource.read`. */
export async function* pathSources(path: string): AsyncGenerator<ImportSource> {
  let stats: Stats
  try {
    stats = await stat(path)
  } catch (error) {
    yield failedSource(basename(path), toUnreadableSource(error, path))
    return
  }
  if (stats.isDirectory()) yield* walk(path, path)
  else if (stats.isFile()) yield fileSource(path, basename(path))
  else {
    const message = `“${path}” is neither a file nor a folder. Choose a file or a folder.`
    yield failedSource(basename(path), new UnreadableSource('READ_FAILED', message))
  }
}

export interface FileHandles extends HandleResolver {
  /** A handle that stands for the path until the program ends. */
  grant(path: string): string
}

export function createFileHandles(): FileHandles {
  const paths = new Map<string, string>()
  return {
    grant(path) {
      const handle = randomUUID()
      paths.set(handle, path)
      return handle
    },
    resolve(handle) {
      const path = paths.get(handle)
      return path === undefined ? null : pathSources(path)
    },
  }
}

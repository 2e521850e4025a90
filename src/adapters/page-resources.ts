/**
 * Reads the pictures that lie beside a page on the disk, as “web page, complete” saves them. The page is hostile: its
 * paths may not lead out of its folder, neither by name nor through links.
 */
import { open, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { DocumentResource } from '../shared/article/parsed-article.ts'
import { sniffImageType } from '../shared/security/image-type.ts'
import { MAX_PICTURE_BYTES, MAX_PICTURES_BYTES } from '../shared/sources/picture-limits.ts'

const SNIFFED_BYTES = 1024

/** Null when the file is no picture or has more than `limitBytes`. Throws the file system's errors. */
async function readPicture(file: string, limitBytes: number): Promise<Uint8Array | null> {
  const { size } = await stat(file)
  if (size === 0 || size > limitBytes) return null
  const handle = await open(file)
  try {
    const head = Buffer.alloc(Math.min(size, SNIFFED_BYTES))
    await handle.read(head, 0, head.length, 0)
    return sniffImageType(head) === null ? null : new Uint8Array(await handle.readFile())
  } finally {
    await handle.close()
  }
}

/** `paths` as the page has them, below `folder`. What cannot be read is left out; never throws. */
export async function readPageResources(
  folder: string,
  paths: readonly string[],
): Promise<DocumentResource[]> {
  const found: DocumentResource[] = []
  let leftBytes = MAX_PICTURES_BYTES
  const root = await realpath(folder).catch(() => null)
  if (root === null) return found
  for (const path of paths) {
    try {
      const file = await realpath(join(root, path))
      if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) continue
      const bytes = await readPicture(file, Math.min(leftBytes, MAX_PICTURE_BYTES))
      if (bytes === null) continue
      leftBytes -= bytes.length
      found.push({ name: path, bytes })
    } catch {
      // Missing pictures are the rule in saved pages; the reader shows their words.
    }
  }
  return found
}

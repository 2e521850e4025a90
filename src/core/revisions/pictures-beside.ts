/**
 * The pictures that lay beside a page when it was imported. They are in the library, but not in the page's original:
 * whoever reads the original again gives them along, or they would be lost.
 */
import type { DocumentResource } from '../../shared/article/parsed-article.ts'
import type { Root } from '../../shared/article/tree.ts'
import { treeImages } from '../fetching/remote-images.ts'
import type { BlobStore } from '../ports/ports.ts'

const STORED = 'asset:'
/** An address, or the key of a picture that is written into the page itself. */
const NOT_A_PATH = /^(?:[a-z][a-z\d+.-]*:|embedded-)/i

/** Pictures of `tree` that its page calls by a path, under that path. */
export async function picturesBeside(tree: Root, assets: BlobStore): Promise<DocumentResource[]> {
  const hashes = new Map<string, string>()
  for (const { url, data } of treeImages(tree)) {
    const name = data?.sourceUrl ?? ''
    if (url.startsWith(STORED) && name !== '' && !NOT_A_PATH.test(name))
      hashes.set(name, url.slice(STORED.length))
  }
  const found: DocumentResource[] = []
  for (const [name, hash] of hashes) {
    const bytes = await assets.get(hash)
    if (bytes) found.push({ name, bytes })
  }
  return found
}

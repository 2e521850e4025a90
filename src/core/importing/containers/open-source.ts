/**
 * Reads a source once and tells whether it is one document or an archive of several.
 */
import { RefusedDocument } from '../../../shared/article/parsed-article.ts'
import { type ImportSource, UnreadableSource } from '../../ports/ports.ts'
import { isZip } from './zip/zip-directory.ts'

export type OpenedSource = { document: ImportSource } | { inside: ImportSource[] }

/**
 * A document comes back as a source that has its bytes at hand, or the refusal to give them. An archive that cannot be
 * opened comes back as such a refusal too. Throws nothing but bugs and the signal's reason.
 */
export async function openSource(source: ImportSource, signal?: AbortSignal): Promise<OpenedSource> {
  try {
    const bytes = await source.read(signal)
    if (!isZip(bytes)) return { document: { ...source, read: async () => bytes } }
    // The library for archives is loaded when the first one comes.
    const { expandArchive } = await import('./zip/expand-archive.ts')
    return { inside: await expandArchive(source, bytes) }
  } catch (error) {
    if (!(error instanceof RefusedDocument || error instanceof UnreadableSource)) throw error
    return { document: { ...source, read: () => Promise.reject(error) } }
  }
}

/** The documents of a source and of the archives in it, each opened when its turn comes. */
export async function* documentsIn(source: ImportSource): AsyncGenerator<ImportSource> {
  const opened = await openSource(source)
  if ('document' in opened) yield opened.document
  else for (const inner of opened.inside) yield* documentsIn(inner)
}

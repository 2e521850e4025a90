/**
 * Recognises by their bytes the files that hold one document with its pictures, and takes the document out of them.
 */

import { RefusedDocument } from '../../../shared/article/parsed-article.ts'
import { mailHead } from '../../../shared/sources/mail-headers.ts'
import { plistForm } from '../../../shared/sources/plist-form.ts'
import type { Contained } from './contained.ts'
import { readWebArchive } from './webarchive.ts'

async function read(bytes: Uint8Array): Promise<Contained | null> {
  const form = plistForm(bytes)
  if (form !== null) return readWebArchive(bytes, form)
  const headers = mailHead(bytes)
  if (headers === null) return null
  // The libraries for mail are loaded when the first mail comes.
  const { isSavedPage, readSavedPage } = await import('./mime/saved-page.ts')
  if (isSavedPage(headers)) return readSavedPage(bytes, headers)
  const { readMail } = await import('./mime/mail.ts')
  return readMail(bytes, headers)
}

/** Null when the bytes are a document themselves. Throws `RefusedDocument`, and nothing else, for a container without one. */
export async function readContainer(bytes: Uint8Array): Promise<Contained | null> {
  try {
    return await read(bytes)
  } catch (error) {
    if (error instanceof RefusedDocument) throw error
    const refused = new RefusedDocument(
      'PARSE_FAILED',
      'This saved page or mail could not be taken apart. Open it in its program and save the article as text or HTML.',
    )
    refused.cause = error
    throw refused
  }
}

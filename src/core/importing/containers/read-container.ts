/**
 * Recognises by their bytes the files that hold one document with its pictures, and takes the document out of them.
 */

import { mailHead } from '../../../shared/sources/mail-headers.ts'
import { plistForm } from '../../../shared/sources/plist-form.ts'
import type { Contained } from './contained.ts'
import { readWebArchive } from './webarchive.ts'

/** Null when the bytes are a document themselves. Throws `RefusedDocument` for a container without one. */
export async function readContainer(bytes: Uint8Array): Promise<Contained | null> {
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

/** Header values as words; apart from `shared/sources/mail-headers.ts` so that telling mails from other files loads no library. */
import { decodeWords } from 'postal-mime'

/** Encoded words (RFC 2047) as the words they stand for, on one line; null when nothing is left. */
export function headerText(header: string | undefined): string | null {
  if (header === undefined) return null
  const text = decodeWords(header).replace(/\s+/g, ' ').trim()
  return text === '' ? null : text
}

/**
 * Reads the comment that the SingleFile extension writes at the head of a saved page.
 */
import { parseWebUrl } from '../../../../shared/security/urls.ts'

export interface SingleFileHeader {
  url: string | null
  /** In the words of the comment, e.g. `Tue Nov 19 2019 10:12:13 GMT+0100`. */
  savedAt: string | null
}

/** Null when no comment is SingleFile's. */
export function readSingleFileHeader(comments: readonly string[]): SingleFileHeader | null {
  const header = comments.find((comment) => /Page saved with SingleFile/.test(comment))
  if (header === undefined) return null
  const url = /^\s*url:\s*(\S+)/m.exec(header)?.[1]
  return {
    url: url === undefined ? null : parseWebUrl(url),
    savedAt: /^\s*saved date:\s*(\S.*?)\s*$/m.exec(header)?.[1] ?? null,
  }
}

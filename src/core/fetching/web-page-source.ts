/** A web page as a source of an import: it is fetched when its turn comes, and knows then where it really lies. */
import { knownEncoding } from '../importing/decoding/decode-bytes.ts'
import type { FetchedResource, PageFetcher } from '../ports/page-fetcher.ts'
import type { ImportSource } from '../ports/ports.ts'
import { typedAddress } from './typed-address.ts'

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

// Servers say `charset=iso-8859-1` for everything without looking, so their word counts only for bytes that are not
// plainly UTF-8; what claims to be UTF-8 and is not is left to the detection.
function encodingOf({ charset, bytes }: FetchedResource): string | null {
  const encoding = charset === null ? null : knownEncoding(charset)
  return encoding === null || encoding === 'utf-8' || isUtf8(bytes) ? null : encoding
}

/** `allowPrivate`: the address may be one of the person's own machine or network. */
export function webPageSource(typed: string, allowPrivate: boolean, fetcher: PageFetcher): ImportSource {
  const source: ImportSource = {
    name: typed.trim(),
    async read(signal) {
      // What is no address at all goes to the fetcher too, which refuses it with the sentence for that.
      const page = await fetcher.fetchPage(typedAddress(typed) ?? typed, { allowPrivate, signal })
      const encoding = encodingOf(page)
      source.url = page.address
      if (encoding !== null) source.encoding = encoding
      return page.bytes
    },
  }
  return source
}

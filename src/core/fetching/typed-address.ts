/** Reads the address of a web page as people type and paste it. */
import { parseWebUrl } from '../../shared/security/urls.ts'

// A host name with a dot, then a port, a path or nothing: `www.site.example/story`.
const BARE_ADDRESS = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]\S*)?$/u

/** The http or https address meant, in normal form; null when none is. `https://` may be left out. */
export function typedAddress(text: string): string | null {
  const trimmed = text.trim()
  return parseWebUrl(trimmed) ?? (BARE_ADDRESS.test(trimmed) ? parseWebUrl(`https://${trimmed}`) : null)
}

/** What to call a document that came from this address: the last part of its path, or its host. */
export function nameOfAddress(address: string): string {
  const url = new URL(address)
  const last = url.pathname.split('/').findLast((part) => part !== '')
  if (last === undefined) return url.hostname
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

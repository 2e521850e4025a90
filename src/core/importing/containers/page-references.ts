/**
 * Lists the files beside a page that its pictures are in, so that only those need to be read. It looks at the markup's
 * attributes alone and parses nothing: a path too many costs a look at the disk, a page is parsed elsewhere.
 */
import { decodeBytes } from '../decoding/decode-bytes.ts'
import { pathSegments } from './resources.ts'

const MAX_PATHS = 1000
const ATTRIBUTE =
  /(?:src|srcset|original|-image|-url)\s{0,8}=\s{0,8}(?:"([^"]{1,4000})"|'([^']{1,4000})'|([^\s"'<>]{1,2000}))/gi
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/\/|\/|#|$)/i

/** Paths below the page's folder, decoded, with `/` between segments; each once, at most a thousand. */
export function relativePaths(page: Uint8Array): string[] {
  const head = new TextDecoder('latin1').decode(page.subarray(0, 4000))
  if (!head.includes('<')) return []
  const { text } = decodeBytes(page)
  const paths = new Set<string>()
  for (const [, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const value = (double ?? single ?? bare ?? '').trim()
    // A path with spaces is one path, a set of sources is several.
    for (const part of [value, ...value.split(/,\s+|\s+/)]) {
      const address = part.replaceAll('&amp;', '&')
      if (!ELSEWHERE.test(address)) paths.add(pathSegments(address).join('/'))
      if (paths.size >= MAX_PATHS) return [...paths]
    }
  }
  return [...paths]
}

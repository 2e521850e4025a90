/**
 * Finds the picture that a page means among the files that came with it. Saved pages name them by web address, by
 * `cid:`, by a path beside the page, or by a `file:` address of the machine they were saved on.
 */
import type { DocumentResource } from '../../../shared/article/parsed-article.ts'

const WEB_SCHEME = /^[a-z][a-z\d+.-]+:/i

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function resolve(address: string, base: string | undefined): string | null {
  try {
    const url = new URL(address, base)
    url.hash = ''
    return url.href
  } catch {
    return null
  }
}

/** The segments of a path or of an address's path, decoded; without `.`, `..` and empty ones. */
export function pathSegments(address: string): string[] {
  const path = address
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z][a-z\d+.-]+:(?:\/\/[^/]*)?/i, '')
    .replaceAll('\\', '/')
  return path
    .split('/')
    .map(decodePercent)
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
}

function cidKey(address: string): string {
  return `cid:${decodePercent(address.slice(4)).replace(/^<|>$/g, '')}`
}

/** Same names: the last file with bytes in it holds, as it does in an archive that was added to. */
export class ResourceLookup {
  readonly #byAddress = new Map<string, DocumentResource>()
  readonly #byFileName = new Map<string, { path: string; resource: DocumentResource }[]>()

  constructor(resources: readonly DocumentResource[]) {
    for (const resource of resources) if (resource.bytes.length > 0) this.#add(resource)
  }

  #add(resource: DocumentResource): void {
    if (/^cid:/i.test(resource.name)) {
      this.#byAddress.set(cidKey(resource.name), resource)
      return
    }
    this.#byAddress.set(resource.name, resource)
    const absolute = resolve(resource.name, undefined)
    if (absolute !== null) this.#byAddress.set(absolute, resource)
    const segments = pathSegments(resource.name)
    const fileName = segments.at(-1)
    if (fileName === undefined) return
    const entries = this.#byFileName.get(fileName) ?? []
    entries.push({ path: segments.join('/'), resource })
    this.#byFileName.set(fileName, entries)
  }

  /** `base` is what relative addresses mean. Null when no file of that address came along. */
  find(address: string, base: string | undefined): DocumentResource | null {
    if (/^cid:/i.test(address)) return this.#byAddress.get(cidKey(address)) ?? null
    if (/^(?:data|javascript|about|blob):/i.test(address)) return null
    const absolute = resolve(address, base)
    const exact =
      this.#byAddress.get(address) ?? (absolute === null ? undefined : this.#byAddress.get(absolute))
    return exact ?? (WEB_SCHEME.test(address) && !/^file:/i.test(address) ? null : this.#byPath(address))
  }

  /** By folder and name: where the page lay when it was saved is no longer known, what lay beside it is. */
  #byPath(address: string): DocumentResource | null {
    const segments = pathSegments(address)
    const candidates = this.#byFileName.get(segments.at(-1) ?? '') ?? []
    const tail = segments.slice(-2).join('/')
    const found = candidates.findLast(({ path }) => path === tail || path.endsWith(`/${tail}`))
    return found?.resource ?? null
  }
}

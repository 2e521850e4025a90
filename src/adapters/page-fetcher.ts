/**
 * Fetches one address over HTTP as a stranger would: without cookies, referrer or credentials, within limits of time,
 * size and redirects, and never from a private address unless a person allowed it.
 */
import { lookup as systemLookup } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { FetchedResource, FetchOptions, PageFetcher } from '../core/ports/page-fetcher.ts'
import { parseWebUrl } from '../shared/security/urls.ts'
import {
  badAddress,
  badStatus,
  timedOut,
  toFetchRefusal,
  tooManyRedirects,
  wrongType,
} from './fetching/fetch-refusals.ts'
import { assertAllowedHost, guardedLookup, type LookupAll } from './fetching/guarded-lookup.ts'
import { isPublicAddress } from './fetching/public-address.ts'
import { ACCEPTED_ENCODINGS, readBody } from './fetching/response-body.ts'

export const MAX_REDIRECTS = 5
const TIMEOUT_MS = 20_000
const MAX_BYTES = 25 * 1024 * 1024
const MAX_ADDRESS_LENGTH = 8_000

/** Types that can become an article. Without a type, or with the one that says nothing, the bytes decide later. */
const PAGE_TYPES = new Set([
  'text/html',
  'application/xhtml+xml',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/markdown',
  'text/x-markdown',
  'multipart/related',
  'message/rfc822',
  'application/x-mimearchive',
  'application/octet-stream',
])
const PAGE_ACCEPT = 'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,*/*;q=0.1'
const IMAGE_ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml;q=0.9,*/*;q=0.1'

export interface PageFetcherOptions {
  /** Named in the User-Agent. */
  version: string
  timeoutMs?: number
  maxBytes?: number
  /** `dns.lookup` by default. */
  lookup?: LookupAll
  /** Which addresses may be connected to without a person's say; those of the public internet by default. */
  isAllowed?: (address: string) => boolean
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function allowAll(): boolean {
  return true
}

function parseType(header: string | undefined): { mediaType: string | null; charset: string | null } {
  const [type = '', ...parameters] = (header ?? '').split(';')
  const charset = parameters.map((part) => /^\s*charset\s*=\s*"?([^"\s]+)"?/i.exec(part)?.[1]).find(Boolean)
  return { mediaType: type.trim().toLowerCase() || null, charset: charset ?? null }
}

/** Null when it is no web address. Credentials and fragment are not sent, so they are not kept either. */
function parseTarget(address: string, base?: string): URL | null {
  const parsed = address.length > MAX_ADDRESS_LENGTH ? null : parseWebUrl(address, base)
  if (parsed === null) return null
  const url = new URL(parsed)
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

function openResponse(
  url: URL,
  headers: Record<string, string>,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    // An agent would keep connections whose address was checked under other rules, and would obey proxy settings.
    request(url, { headers, lookup, signal, agent: false }, resolve).on('error', reject).end()
  })
}

export function createPageFetcher(options: PageFetcherOptions): PageFetcher {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const maxBytes = options.maxBytes ?? MAX_BYTES

  async function follow(
    address: string,
    accept: string,
    isAllowed: (address: string) => boolean,
    signal: AbortSignal,
  ): Promise<{ url: URL; response: IncomingMessage }> {
    const lookup = guardedLookup(options.lookup ?? systemLookup, isAllowed)
    const headers = {
      'user-agent': `Offprint/${options.version}`,
      accept,
      'accept-encoding': ACCEPTED_ENCODINGS,
    }
    let url = parseTarget(address)
    let asked = address
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      if (url === null) throw badAddress(asked)
      assertAllowedHost(url, isAllowed)
      const response = await openResponse(url, headers, lookup, signal)
      const { location } = response.headers
      if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) return { url, response }
      response.destroy()
      asked = location
      url = parseTarget(location, url.href)
    }
    throw tooManyRedirects(MAX_REDIRECTS)
  }

  async function fetchOnce(
    address: string,
    accept: string,
    acceptsType: (mediaType: string | null) => boolean,
    { allowPrivate, signal }: FetchOptions,
  ): Promise<FetchedResource> {
    signal?.throwIfAborted()
    const deadline = AbortSignal.timeout(timeoutMs)
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline
    try {
      const isAllowed = allowPrivate ? allowAll : (options.isAllowed ?? isPublicAddress)
      const { url, response } = await follow(address, accept, isAllowed, either)
      const status = response.statusCode ?? 0
      const type = parseType(response.headers['content-type'])
      const refusal =
        status !== 200
          ? badStatus(status)
          : acceptsType(type.mediaType)
            ? null
            : wrongType(type.mediaType ?? '')
      if (refusal) {
        response.destroy()
        throw refusal
      }
      return { address: url.href, ...type, bytes: await readBody(response, maxBytes) }
    } catch (error) {
      signal?.throwIfAborted()
      if (deadline.aborted) throw timedOut(timeoutMs)
      throw toFetchRefusal(error, maxBytes)
    }
  }

  return {
    fetchPage: (address, fetchOptions) =>
      fetchOnce(address, PAGE_ACCEPT, (type) => type === null || PAGE_TYPES.has(type), fetchOptions),
    fetchImage: (address, fetchOptions) => fetchOnce(address, IMAGE_ACCEPT, () => true, fetchOptions),
  }
}

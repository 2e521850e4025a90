/**
 * Decides which requests the loopback server answers at all. Any page in the person's browser can send requests to
 * 127.0.0.1, so each call must prove that it comes from our own page and knows this start's token.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Why a request is not answered: an HTTP status and a sentence for people. */
export interface Refusal {
  status: number
  message: string
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost']

/** The values of `Host` under which the server on `port` answers. */
export function allowedHosts(port: number): Set<string> {
  const suffixes = port === 80 ? ['', ':80'] : [`:${port}`]
  return new Set(LOOPBACK_NAMES.flatMap((name) => suffixes.map((suffix) => name + suffix)))
}

/**
 * Null when the request was addressed to this server by a loopback name. Anything else is a name that someone's DNS
 * points at 127.0.0.1 (rebinding), which would make a foreign page same-origin with ours.
 */
export function refuseHost(headers: IncomingHttpHeaders, port: number): Refusal | null {
  if (headers.host !== undefined && allowedHosts(port).has(headers.host)) return null
  return { status: 421, message: 'This server answers only under its own loopback address.' }
}

/** Null when the browser says that our own page, or no page at all, sent the request. `Host` has been checked before. */
export function refuseForeignPage(headers: IncomingHttpHeaders): Refusal | null {
  const site = headers['sec-fetch-site']
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none'
  const isOwnOrigin = headers.origin === undefined || headers.origin === `http://${headers.host}`
  if (isOwnSite && isOwnOrigin) return null
  return { status: 403, message: 'Only the reader’s own page may ask this.' }
}

// Digests have equal lengths whatever was sent, which the comparison in constant time needs.
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}

/** Compares two secrets without telling by its duration where they differ. */
export function isSameSecret(actual: string, expected: string): boolean {
  return timingSafeEqual(digest(actual), digest(expected))
}

/** Null when the request carries this start's token as `authorization: Bearer`. */
export function refuseWithoutToken(headers: IncomingHttpHeaders, token: string): Refusal | null {
  const given = /^Bearer ([\w-]+)$/i.exec(headers.authorization ?? '')?.[1]
  if (given !== undefined && isSameSecret(given, token)) return null
  return {
    status: 401,
    message: 'This address is of an earlier start. Open the address that Offprint printed last.',
  }
}

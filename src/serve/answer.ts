/**
 * Writes the server's own answers. Every one carries the same defensive headers, refusals included, because a browser
 * applies them to whatever it shows.
 */
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { contentSecurityPolicy } from '../shared/security/content-security-policy.ts'
import type { Refusal } from './request-guard.ts'

/** Sets the headers that every answer has and returns the nonce of its policy. */
export function setDefensiveHeaders(response: ServerResponse): string {
  const nonce = randomBytes(16).toString('base64url')
  response.setHeader('content-security-policy', contentSecurityPolicy(nonce))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cache-control', 'no-store')
  return nonce
}

/** Answers with bytes and their media type; a HEAD request gets the headers alone. */
export function answerBytes(response: ServerResponse, mediaType: string, bytes: Uint8Array): void {
  response.setHeader('content-type', mediaType)
  response.setHeader('content-length', bytes.byteLength)
  response.writeHead(200)
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

/**
 * Answers with a sentence. The connection is closed when a body may still be on its way: reading what is refused
 * would let the sender keep the server busy.
 */
export function answerRefusal(response: ServerResponse, refusal: Refusal): void {
  const body = Buffer.from(`${refusal.message}\n`)
  const method = response.req.method
  if (method !== 'GET' && method !== 'HEAD') response.setHeader('connection', 'close')
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.setHeader('content-length', body.byteLength)
  response.writeHead(refusal.status)
  response.end(method === 'HEAD' ? undefined : body)
}

/**
 * Answers the requests of our own scheme: the built page and the images kept in the library, nothing else.
 * Every answer carries the same defensive headers as the browser door's.
 */
import { readFile } from 'node:fs/promises'
import type { CustomScheme } from 'electron'
import { findStaticFile, type StaticFile } from '../../adapters/page-files.ts'
import type { BlobStore } from '../../core/ports/ports.ts'
import { contentSecurityPolicy, NONCE_PLACEHOLDER } from '../../shared/security/content-security-policy.ts'
import { sniffImageType } from '../../shared/security/image-type.ts'
import { APP_SCHEME, isAppUrl } from '../security/app-origin.ts'

/** Standard and secure: a real origin, relative addresses, modules. No privilege that the page does not use. */
export const APP_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: true,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    allowExtensions: false,
    stream: false,
  },
}

export interface AppProtocolOptions {
  /** Folder of the built page. */
  rendererDir: string
  assets: Pick<BlobStore, 'get'>
  /** A fresh nonce, base64url, for one answer. */
  newNonce: () => string
}

const IMAGE_PATH = /^\/assets\/([0-9a-f]{64})$/
const FOREVER = 'private, max-age=31536000, immutable'
// An image opened by itself would be a document of our origin: it may do nothing at all.
const IMAGE_POLICY = "default-src 'none'; sandbox"

function answer(
  body: Uint8Array<ArrayBuffer> | string | null,
  status: number,
  headers: Record<string, string>,
): Response {
  return new Response(body, {
    status,
    headers: {
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      ...headers,
    },
  })
}

function refuse(status: number, sentence: string): Response {
  return answer(`${sentence}\n`, status, {
    'content-security-policy': IMAGE_POLICY,
    'content-type': 'text/plain; charset=utf-8',
  })
}

async function answerImage(hash: string, assets: AppProtocolOptions['assets']): Promise<Response> {
  const bytes = await assets.get(hash)
  const mediaType = bytes && sniffImageType(bytes)
  if (!bytes || !mediaType) return refuse(404, 'There is no such image in the library.')
  return answer(new Uint8Array(bytes), 200, {
    'content-security-policy': IMAGE_POLICY,
    'content-type': mediaType,
    'cache-control': FOREVER,
    // An SVG may hold scripts: in an `img` they never run, and by itself it is only ever a download, which is refused.
    ...(mediaType === 'image/svg+xml' && { 'content-disposition': 'attachment' }),
  })
}

async function answerFile(file: StaticFile, nonce: string): Promise<Response> {
  const bytes = await readFile(file.path)
  const isPage = file.mediaType.startsWith('text/html')
  const body = isPage ? bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : new Uint8Array(bytes)
  return answer(body, 200, {
    'content-security-policy': contentSecurityPolicy(nonce),
    'content-type': file.mediaType,
    ...(file.isImmutable && { 'cache-control': FOREVER }),
  })
}

/** The handler for `protocol.handle`. Never rejects: an unreadable file is answered with 500. */
export function createAppProtocol(options: AppProtocolOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isAppUrl(request.url)) return refuse(404, 'There is nothing at this address.')
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Pages are read with GET.')
    const { pathname } = new URL(request.url)
    try {
      const hash = IMAGE_PATH.exec(pathname)?.[1]
      if (hash !== undefined) return await answerImage(hash, options.assets)
      const file = await findStaticFile(options.rendererDir, pathname)
      if (file) return await answerFile(file, options.newNonce())
      return refuse(404, 'There is nothing at this address.')
    } catch {
      return refuse(500, 'This could not be read.')
    }
  }
}

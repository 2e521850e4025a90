/**
 * Serves the images kept in the library. An `img` element sends no token, so the path itself holds a key that is drawn
 * anew for each start; what the bytes are is decided by looking at them.
 */
import type { ServerResponse } from 'node:http'
import type { BlobStore } from '../core/ports/ports.ts'
import { sniffImageType } from '../shared/security/image-type.ts'
import { answerBytes, answerRefusal } from './answer.ts'
import { isSameSecret } from './request-guard.ts'

const IMAGE_PATH = /^\/assets\/([\w-]{22,})\/([0-9a-f]{64})$/

/** What a stored image's path asks for, or null when the path is not of that form. */
export function parseImagePath(pathname: string): { key: string; hash: string } | null {
  const [, key, hash] = IMAGE_PATH.exec(pathname) ?? []
  return key === undefined || hash === undefined ? null : { key, hash }
}

/** The prefix that the contract calls `assetBase`. */
export function imageBase(key: string): string {
  return `/assets/${key}/`
}

/**
 * Answers with the image. Opened by itself it is a document of our origin, so it gets a policy that allows nothing,
 * and an SVG, which may hold scripts, is only ever downloaded then; in an `img` both make no difference.
 */
export async function answerStoredImage(
  response: ServerResponse,
  assets: BlobStore,
  wanted: { key: string; hash: string },
  key: string,
): Promise<void> {
  const bytes = isSameSecret(wanted.key, key) ? await assets.get(wanted.hash) : null
  const mediaType = bytes && sniffImageType(bytes)
  if (!bytes || !mediaType) {
    answerRefusal(response, { status: 404, message: 'There is no such image in the library.' })
    return
  }
  response.setHeader('content-security-policy', "default-src 'none'; sandbox")
  response.setHeader('cache-control', 'private, max-age=31536000, immutable')
  if (mediaType === 'image/svg+xml') response.setHeader('content-disposition', 'attachment')
  answerBytes(response, mediaType, bytes)
}

/**
 * Finds files of the built page for the doors that serve it. A path becomes a file only if it is made of plain names and
 * the file really lies inside the build's folder, so neither `..`, nor an encoded slash, nor a link leads out.
 */
import { realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

// Names that begin with a letter, a digit or an underscore: no `..`, no hidden files, no percent escapes.
const PLAIN_PATH = /^(?:\/\w[\w.-]*)+$/
// Vite puts a hash of the content into the names below `assets/`.
const HASHED_NAME = /^\/assets\/[\w.-]+-[\w-]{8}\.\w+$/

export interface StaticFile {
  path: string
  mediaType: string
  /** The name changes whenever the content does, so the browser may keep it for good. */
  isImmutable: boolean
}

/** The file that `pathname` (as the request has it, escapes and all) stands for, or null when there is none. */
export async function findStaticFile(rootDir: string, pathname: string): Promise<StaticFile | null> {
  const name = pathname === '/' ? '/index.html' : pathname
  const mediaType = MEDIA_TYPES[extname(name)]
  if (mediaType === undefined || !PLAIN_PATH.test(name)) return null
  try {
    const root = await realpath(rootDir)
    const path = await realpath(join(root, name))
    return path.startsWith(root + sep) ? { path, mediaType, isImmutable: HASHED_NAME.test(name) } : null
  } catch {
    return null
  }
}

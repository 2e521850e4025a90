/**
 * Reads a page that a bookmarklet sends: as JSON by script, or as a form in a new tab where a page forbids its scripts
 * to connect.
 */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { MAX_URL_LENGTH } from '../shared/contract/schemas.ts'
import { parseWebUrl } from '../shared/security/urls.ts'
import type { Refusal } from './request-guard.ts'

export const MAX_SAVED_BYTES = 25 * 1024 * 1024

const pageSchema = z.object({
  url: z
    .string()
    .max(MAX_URL_LENGTH)
    .refine((url) => parseWebUrl(url) !== null),
  html: z.string().min(1),
  /** What to do when the library has nearly the same article: say so, or take the page in. */
  similar: z.enum(['skip', 'revision', 'article']).default('skip'),
  /** The save key, where no header can carry it. */
  key: z.string().max(200).optional(),
})
export type SavedPage = z.infer<typeof pageSchema>

const TOO_LARGE: Refusal = {
  status: 413,
  message: `This page is larger than ${MAX_SAVED_BYTES / 1024 / 1024} MB. Save it with your browser and import the file.`,
}
const UNREADABLE: Refusal = { status: 400, message: 'What was sent is not a page with its web address.' }
const WRONG_TYPE: Refusal = { status: 415, message: 'A page is sent as JSON or as a form.' }

type Read<Value> = { isOk: true; value: Value } | { isOk: false; refusal: Refusal }
const refused = (refusal: Refusal) => ({ isOk: false, refusal }) as const

async function readBytes(request: IncomingMessage): Promise<Read<Buffer>> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_SAVED_BYTES) return refused(TOO_LARGE)
  const chunks: Buffer[] = []
  let size = 0
  // Left early, the iterator would destroy the socket before the refusal is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_SAVED_BYTES) return refused(TOO_LARGE)
    chunks.push(chunk)
  }
  return { isOk: true, value: Buffer.concat(chunks) }
}

async function parseForm(bytes: Buffer, contentType: string): Promise<unknown> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData()
  return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
}

/** A form is what a browser sends when it opens a tab with it; script sends JSON. */
export function isForm(contentType: string): boolean {
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType)
}

/** The page, or why it cannot be read. Throws when the connection breaks. */
export async function readSavedPage(request: IncomingMessage): Promise<Read<SavedPage>> {
  const contentType = request.headers['content-type'] ?? ''
  const isJson = /^application\/json\b/i.test(contentType)
  if (!isJson && !isForm(contentType)) return refused(WRONG_TYPE)
  const bytes = await readBytes(request)
  if (!bytes.isOk) return bytes
  let sent: unknown
  try {
    sent = isJson ? JSON.parse(bytes.value.toString('utf8')) : await parseForm(bytes.value, contentType)
  } catch {
    return refused(UNREADABLE)
  }
  const page = pageSchema.safeParse(sent)
  return page.success ? { isOk: true, value: page.data } : refused(UNREADABLE)
}

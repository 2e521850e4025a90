/**
 * Splits a mail or a saved page in mail format into its parts (RFC 2046), in one pass over the lines and without
 * recursion. It keeps the bytes and `Content-Location` of each part, which `postal-mime` does not hand out: the bytes
 * because their encoding may have to be found out, the location because a page's pictures are named by it.
 */
import { RefusedDocument } from '../../../../shared/article/parsed-article.ts'
import {
  headerStart,
  type MailHeaders,
  readHeaders,
  type StructuredValue,
  structuredValue,
} from '../../../../shared/sources/mail-headers.ts'
import { decodeTransfer } from './transfer-encoding.ts'

export interface MimePart {
  headers: MailHeaders
  type: StructuredValue
  isAttachment: boolean
  /** The part's bytes, the transfer encoding undone. */
  readBytes(): Uint8Array
}

const MAX_DEPTH = 20
const MAX_PARTS = 10_000
const DASH = 0x2d
const NEWLINE = 0x0a
const RETURN = 0x0d

function tooDeep(): RefusedDocument {
  return new RefusedDocument(
    'TOO_DEEP',
    `This file nests more than ${MAX_DEPTH} mails or parts in one another, which no mail does. Open it in a mail program and save the article alone.`,
  )
}

function tooMany(): RefusedDocument {
  return new RefusedDocument(
    'TOO_LARGE',
    `This file has more than ${MAX_PARTS} parts. Open it in a mail program or a browser and save the article alone.`,
  )
}

interface OpenPart {
  headerStart: number
  /** Set once the blank line has been read. */
  body: { start: number; headers: MailHeaders } | null
}

class PartReader {
  readonly parts: MimePart[] = []
  readonly #bytes: Uint8Array
  /** Null stands for a mail inside a mail, which ends where what is around it ends. */
  readonly #boundaries: (string | null)[] = []
  #open: OpenPart | null

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#open = { headerStart: headerStart(bytes), body: null }
  }

  read(): MimePart[] {
    const bytes = this.#bytes
    for (let start = this.#open?.headerStart ?? 0; start < bytes.length; ) {
      const found = bytes.indexOf(NEWLINE, start)
      const next = found < 0 ? bytes.length : found + 1
      if (!this.#boundary(start, next)) this.#line(start, next)
      start = next
    }
    this.#close(bytes.length)
    return this.parts
  }

  #line(start: number, next: number): void {
    const first = this.#bytes[start]
    const isBlank = first === NEWLINE || (first === RETURN && this.#bytes[start + 1] === NEWLINE)
    if (!isBlank || !this.#open || this.#open.body) return
    const headers = readHeaders(this.#bytes.subarray(this.#open.headerStart, start))
    const { value, parameters } = structuredValue(headers.get('content-type'))
    const boundary = parameters.get('boundary')
    if (value.startsWith('multipart/') && boundary) {
      this.#enter(boundary)
      this.#open = null
    } else if (
      value === 'message/rfc822' &&
      !/base64|quoted/i.test(headers.get('content-transfer-encoding') ?? '')
    ) {
      this.#enter(null)
      this.#open = { headerStart: next, body: null }
    } else this.#open.body = { start: next, headers }
  }

  #enter(boundary: string | null): void {
    if (this.#boundaries.length >= MAX_DEPTH) throw tooDeep()
    this.#boundaries.push(boundary)
  }

  /** True when the line is a boundary of an open multipart; inner ones that were never closed end with it. */
  #boundary(start: number, next: number): boolean {
    if (this.#boundaries.length === 0 || this.#bytes[start] !== DASH || this.#bytes[start + 1] !== DASH)
      return false
    // A boundary has at most 70 characters.
    if (next - start > 200) return false
    const line = new TextDecoder().decode(this.#bytes.subarray(start + 2, next)).trimEnd()
    const index = this.#boundaries.findLastIndex(
      (each) => each !== null && (line === each || line === `${each}--`),
    )
    if (index < 0) return false
    this.#close(start)
    const isLast = line !== this.#boundaries[index]
    this.#boundaries.length = isLast ? index : index + 1
    this.#open = isLast ? null : { headerStart: next, body: null }
    return true
  }

  #close(end: number): void {
    const body = this.#open?.body
    this.#open = null
    if (!body) return
    if (this.parts.length >= MAX_PARTS) throw tooMany()
    // The line break before a boundary belongs to the boundary.
    let last = end
    if (end < this.#bytes.length && this.#bytes[last - 1] === NEWLINE) last--
    if (end < this.#bytes.length && this.#bytes[last - 1] === RETURN) last--
    const raw = this.#bytes.subarray(body.start, Math.max(body.start, last))
    const disposition = structuredValue(body.headers.get('content-disposition'))
    const type = structuredValue(body.headers.get('content-type') ?? 'text/plain')
    this.parts.push({
      headers: body.headers,
      type,
      isAttachment: disposition.value === 'attachment',
      readBytes: () => decodeTransfer(raw, body.headers.get('content-transfer-encoding') ?? ''),
    })
  }
}

/** The parts that hold something, in their order. Throws `RefusedDocument` with `TOO_DEEP` or `TOO_LARGE`. */
export function readMimeParts(bytes: Uint8Array): MimePart[] {
  return new PartReader(bytes).read()
}

/**
 * Reads the header block of a mail or of one of its parts (RFC 5322, section 2.2; RFC 2045, section 5). When a header
 * occurs twice, the first one holds.
 */
export type MailHeaders = ReadonlyMap<string, string>

/** A media type or a disposition with its parameters, names in lower case. */
export interface StructuredValue {
  value: string
  parameters: ReadonlyMap<string, string>
}

const MAX_HEADER_BYTES = 256 * 1024
const HEADER_LINE = /^([!-9;-~]+)[ \t]*:(.*)$/s

/** `bytes` end before the blank line. Lines that are no header are skipped; names are in lower case. */
export function readHeaders(bytes: Uint8Array): MailHeaders {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_HEADER_BYTES))
  const unfolded = text.replace(/\r?\n(?=[ \t])/g, '')
  const headers = new Map<string, string>()
  for (const line of unfolded.split(/\r?\n/)) {
    const match = HEADER_LINE.exec(line)
    const name = match?.[1]?.toLowerCase()
    if (name !== undefined && !headers.has(name)) headers.set(name, match?.[2]?.trim() ?? '')
  }
  return headers
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g

/** An absent header gives an empty value without parameters. */
export function structuredValue(header: string | undefined): StructuredValue {
  const text = header ?? ''
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare] of text.slice(0, 4000).matchAll(PARAMETER)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? (bare ?? '').trim())
  }
  return { value: (text.split(';')[0] ?? '').trim().toLowerCase(), parameters }
}

const IDENTIFYING = /^(?:message-id|received|return-path|delivered-to|mime-version|content-type|x-mailer)$/
const MAIL_FIELDS = new Set(['from', 'to', 'subject', 'date', 'message-id', 'received', 'content-type'])
const HEAD_BYTES = 64 * 1024

/** Where the header block begins: behind blank lines, a byte order mark and the `From ` line of a mailbox. */
export function headerStart(bytes: Uint8Array): number {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[start] === 0x0a || bytes[start] === 0x0d) start++
  const first = new TextDecoder().decode(bytes.subarray(start, start + 5))
  if (first !== 'From ') return start
  const end = bytes.indexOf(0x0a, start)
  return end < 0 ? bytes.length : end + 1
}

/**
 * The headers when the bytes begin as a mail or a saved page of that format does, else null. A text that merely begins
 * with lines such as “Subject: …” is neither: one of the headers that only programs write must be among them.
 */
export function mailHead(bytes: Uint8Array): MailHeaders | null {
  const start = headerStart(bytes)
  // A quick look at the first line spares all other documents the rest.
  const line = new TextDecoder('latin1').decode(bytes.subarray(start, start + 200))
  if (!/^[A-Za-z][A-Za-z0-9-]*[ \t]*:/.test(line)) return null
  const head = new TextDecoder('latin1').decode(bytes.subarray(start, start + HEAD_BYTES))
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  const lines = head.slice(0, end).split(/\r?\n/)
  if (lines.some((each) => !/^[ \t]/.test(each) && !HEADER_LINE.test(each))) return null
  const headers = readHeaders(bytes.subarray(start, start + end))
  const names = [...headers.keys()]
  const isMail = names.some((name) => IDENTIFYING.test(name)) && names.some((name) => MAIL_FIELDS.has(name))
  const mediaType = structuredValue(headers.get('content-type')).value
  return isMail && (names.length >= 3 || mediaType.includes('/')) ? headers : null
}

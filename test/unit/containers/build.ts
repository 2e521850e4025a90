/** Writes saved pages, web archives and mails for tests, the way browsers and mail programs do. */
import { drawPng } from '../../support/png.ts'

export const PICTURE = drawPng(32, 3)
export const OTHER_PICTURE = drawPng(32, 5)

export const PARAGRAPHS = [
  'The night bus to Hallevik will keep running through the winter, the county council decided on Tuesday, after more than nine hundred people signed a petition against its end.',
  'Councillors had planned to save the money for a new depot, but drivers and nurses told the meeting that no other way home exists after eleven in the evening.',
  'The bus carries about sixty passengers a night, and on Fridays twice as many, according to a count that the drivers themselves made over the whole of October.',
  'A second vote in April will decide whether the line becomes permanent, and whether the two villages beyond the bridge will be served by it as well.',
]

export function pageHtml(image: string, head = ''): string {
  const [first, ...rest] = PARAGRAPHS
  return `<!DOCTYPE html><html lang="en"><head><title>Night bus stays</title>${head}</head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Night bus stays</h1><p>${first}</p>
<figure><img src="${image}" alt="The bus at the quay" width="640" height="400"><figcaption>The last bus of the day waits at the quay.</figcaption></figure>
${rest.map((words) => `<p>${words}</p>`).join('\n')}</article></body></html>`
}

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'))

export function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
}

export function quotedPrintable(bytes: Uint8Array): string {
  let line = ''
  const lines: string[] = []
  for (const byte of bytes) {
    const plain = (byte >= 0x20 && byte < 0x7f && byte !== 0x3d) || byte === 0x09
    const piece = plain
      ? String.fromCharCode(byte)
      : byte === 0x0a
        ? '\r\n'
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (piece === '\r\n') {
      lines.push(line)
      line = ''
    } else if (line.length + piece.length > 72) {
      lines.push(`${line}=`)
      line = piece
    } else line += piece
  }
  return [...lines, line].join('\r\n')
}

export interface PartInput {
  headers: Record<string, string>
  body: string | Uint8Array
}

export function mimePart({ headers, body }: PartInput): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const words = typeof body === 'string' ? body : Buffer.from(body).toString('latin1')
  return `${lines.join('\r\n')}\r\n\r\n${words}`
}

export function multipart(
  headers: Record<string, string>,
  type: string,
  parts: string[],
  boundary = 'b0undary',
): string {
  const all = { ...headers, 'Content-Type': `${type};\r\n\tboundary="${boundary}"` }
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')
  return mimePart({ headers: all, body: `This is a message in several parts.\r\n${body}--${boundary}--\r\n` })
}

/** Bytes of text in which each character is one byte. */
export const latin1Bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

export function picturePart(headers: Record<string, string>, picture: Uint8Array = PICTURE): string {
  return mimePart({
    headers: { 'Content-Type': 'image/png', 'Content-Transfer-Encoding': 'base64', ...headers },
    body: base64Lines(picture),
  })
}

export const PAGE_URL = 'https://county.example/2024/night-bus.html'
export const PICTURE_URL = 'https://county.example/img/bus.png?w=640'

/** As Chromium writes it. */
export function chromiumMhtml(image = PICTURE_URL): Uint8Array {
  return latin1Bytes(
    multipart(
      {
        From: '<Saved by Blink>',
        'Snapshot-Content-Location': PAGE_URL,
        Subject: '=?utf-8?Q?Night=20bus=20stays?=',
        Date: 'Tue, 5 Nov 2024 10:00:00 -0000',
        'MIME-Version': '1.0',
      },
      'multipart/related;\r\n\ttype="text/html"',
      [
        mimePart({
          headers: {
            'Content-Type': 'text/html',
            'Content-ID': '<frame-1@mhtml.blink>',
            'Content-Transfer-Encoding': 'quoted-printable',
            'Content-Location': PAGE_URL,
          },
          body: quotedPrintable(bytesOf(pageHtml(image))),
        }),
        picturePart({ 'Content-Location': PICTURE_URL }),
        picturePart({ 'Content-ID': '<bus@county>' }, OTHER_PICTURE),
        mimePart({
          headers: { 'Content-Type': 'text/css', 'Content-Location': 'cid:css-1@mhtml.blink' },
          body: 'p { color: red }',
        }),
      ],
      '----MultipartBoundary--abc----',
    ),
  )
}

export type PlistInput = string | number | boolean | Uint8Array | PlistInput[] | { [key: string]: PlistInput }

function isMap(value: PlistInput): value is { [key: string]: PlistInput } {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array)
}

function sized(kind: number, length: number): Buffer {
  if (length < 15) return Buffer.from([(kind << 4) | length])
  const size = Buffer.alloc(6)
  size[0] = (kind << 4) | 15
  size[1] = 0x12
  size.writeUInt32BE(length, 2)
  return size
}

function leafBytes(value: string | number | boolean | Uint8Array): Buffer {
  if (typeof value === 'boolean') return Buffer.from([value ? 9 : 8])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(5)
    bytes[0] = 0x12
    bytes.writeUInt32BE(value, 1)
    return bytes
  }
  if (value instanceof Uint8Array) return Buffer.concat([sized(4, value.length), value])
  if (/^[\u0000-\u007f]*$/.test(value))
    return Buffer.concat([sized(5, value.length), Buffer.from(value, 'latin1')])
  return Buffer.concat([sized(6, value.length), Buffer.from(value, 'utf16le').swap16()])
}

/** The file of these encoded objects, the first of which is the top one. References have two bytes. */
export function plistFile(objects: readonly Buffer[]): Uint8Array {
  const offsets: number[] = []
  let at = 8
  for (const object of objects) {
    offsets.push(at)
    at += object.length
  }
  const table = Buffer.alloc(offsets.length * 4)
  for (const [index, offset] of offsets.entries()) table.writeUInt32BE(offset, index * 4)
  const trailer = Buffer.alloc(32)
  trailer[6] = 4
  trailer[7] = 2
  trailer.writeBigUInt64BE(BigInt(objects.length), 8)
  trailer.writeBigUInt64BE(BigInt(at), 24)
  return new Uint8Array(Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]))
}

export function plistReferences(kind: number, count: number, references: readonly number[]): Buffer {
  const list = Buffer.alloc(references.length * 2)
  for (const [index, reference] of references.entries()) list.writeUInt16BE(reference, index * 2)
  return Buffer.concat([sized(kind, count), list])
}

export function binaryPlist(top: PlistInput): Uint8Array {
  const objects: Buffer[] = []
  const add = (value: PlistInput): number => {
    const index = objects.push(Buffer.alloc(0)) - 1
    if (Array.isArray(value)) objects[index] = plistReferences(0xa, value.length, value.map(add))
    else if (isMap(value)) {
      const keys = Object.keys(value).map(add)
      objects[index] = plistReferences(0xd, keys.length, [...keys, ...Object.values(value).map(add)])
    } else objects[index] = leafBytes(value)
    return index
  }
  add(top)
  return plistFile(objects)
}

function xmlValue(value: PlistInput): string {
  if (typeof value === 'boolean') return `<${value}/>`
  if (typeof value === 'number') return `<integer>${value}</integer>`
  if (typeof value === 'string')
    return `<string>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`
  if (value instanceof Uint8Array) return `<data>\n\t${Buffer.from(value).toString('base64')}\n\t</data>`
  if (Array.isArray(value)) return `<array>${value.map(xmlValue).join('')}</array>`
  return `<dict>${Object.entries(value)
    .map(([key, inner]) => `<key>${key}</key>\n${xmlValue(inner)}`)
    .join('\n')}</dict>`
}

export const PLIST_DOCTYPE =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">'

export function xmlPlist(top: PlistInput, doctype = PLIST_DOCTYPE): Uint8Array {
  return bytesOf(
    `<?xml version="1.0" encoding="UTF-8"?>\n${doctype}\n<plist version="1.0">\n${xmlValue(top)}\n</plist>\n`,
  )
}

export function webArchive(image = PICTURE_URL): { [key: string]: PlistInput } {
  return {
    WebMainResource: {
      WebResourceData: bytesOf(pageHtml(image)),
      WebResourceFrameName: '',
      WebResourceMIMEType: 'text/html',
      WebResourceTextEncodingName: 'UTF-8',
      WebResourceURL: PAGE_URL,
    },
    WebSubresources: [
      { WebResourceData: PICTURE, WebResourceMIMEType: 'image/png', WebResourceURL: PICTURE_URL },
      {
        WebResourceData: bytesOf('p { color: red }'),
        WebResourceMIMEType: 'text/css',
        WebResourceURL: 'https://county.example/page.css',
      },
    ],
  }
}

export const MAIL_HEADERS = {
  'Return-Path': '<bounce@county.example>',
  'Message-ID': '<1@county.example>',
  From: '=?utf-8?Q?Ida_S=C3=B8rli_from_The_County_Letter?= <letter@county.example>',
  To: 'reader@home.example',
  Subject: 'Fwd: =?utf-8?B?TmlnaHQgYnVzIHN0YXlzIOKAkyBhdCBsYXN0?=',
  Date: 'Tue, 5 Nov 2024 18:30:00 +0100 (CET)',
  'MIME-Version': '1.0',
}

export function newsletterHtml(image: string): string {
  return `<html><body><table width="600"><tr><td><a href="https://county.example/view/1">View in browser</a></td></tr>
<tr><td><h1>Night bus stays</h1><p>${PARAGRAPHS[0]}</p><img src="${image}" alt="The bus" width="600" height="300">
<p>${PARAGRAPHS[1]}</p><p>${PARAGRAPHS[2]}</p><p>${PARAGRAPHS[3]}</p></td></tr>
<tr><td><p>You are receiving this because you signed up on our website.</p><p><a href="https://county.example/u/1">Unsubscribe</a></p>
<p>The County Letter, 4 Quay Street, 5003 Hallevik</p></td></tr></table></body></html>`
}

export function newsletterMail(): Uint8Array {
  const text = mimePart({
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: 'This mail is best read as a page.',
  })
  const html = mimePart({
    headers: { 'Content-Type': 'text/html; charset="utf-8"', 'Content-Transfer-Encoding': 'base64' },
    body: base64Lines(bytesOf(newsletterHtml('cid:bus%40county'))),
  })
  const related = multipart(
    {},
    'multipart/related',
    [html, picturePart({ 'Content-ID': '<bus@county>' })],
    'rel',
  )
  return latin1Bytes(multipart(MAIL_HEADERS, 'multipart/alternative', [text, related], 'alt'))
}

/**
 * Decodes `data:` addresses of images (RFC 2397) without the platform's help, which differs between doors.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SIX_BITS = new Int16Array(128).fill(-1)
for (let index = 0; index < ALPHABET.length; index++) SIX_BITS[ALPHABET.charCodeAt(index)] = index
SIX_BITS['-'.charCodeAt(0)] = 62
SIX_BITS['_'.charCodeAt(0)] = 63

/** Characters outside the alphabet are skipped, as browsers skip white space. */
export function decodeBase64(value: string, from = 0): Uint8Array {
  const bytes = new Uint8Array(Math.floor(((value.length - from) * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  for (let index = from; index < value.length; index++) {
    const code = value.charCodeAt(index)
    const six = code < 128 ? (SIX_BITS[code] ?? -1) : -1
    if (six < 0) continue
    bits = ((bits << 6) | six) & 0xffffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[length++] = (bits >> held) & 0xff
  }
  return bytes.slice(0, length)
}

function decodePercent(value: string): Uint8Array {
  const bytes: number[] = []
  for (let index = 0; index < value.length; index++) {
    const hex = value[index] === '%' ? Number.parseInt(value.slice(index + 1, index + 3), 16) : Number.NaN
    if (Number.isNaN(hex)) bytes.push(value.charCodeAt(index) & 0xff)
    else {
      bytes.push(hex)
      index += 2
    }
  }
  return Uint8Array.from(bytes)
}

const HEADER = /^data:(image\/[a-z\d.+-]+)((?:;[^;,]*)*),/i

/** Null unless it is a bitmap image with bytes; SVG is refused because it is a document with scripts, not a picture. */
export function decodeDataUri(address: string): { mediaType: string; bytes: Uint8Array } | null {
  const header = HEADER.exec(address.slice(0, 300))
  const mediaType = header?.[1]?.toLowerCase()
  if (!header || mediaType === undefined || mediaType.startsWith('image/svg')) return null
  const isBase64 = /;\s*base64\s*$/i.test(header[2] ?? '')
  const from = header[0].length
  const bytes = isBase64 ? decodeBase64(address, from) : decodePercent(address.slice(from))
  return bytes.length > 0 ? { mediaType, bytes } : null
}

/** The same for the same characters: two 32-bit FNV-1a hashes and the length. It only has to tell images of one page apart. */
export function shortKey(address: string): string {
  let one = 0x811c9dc5
  let two = 0x01000193
  for (let index = 0; index < address.length; index++) {
    const code = address.charCodeAt(index)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13)
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0')
  return `embedded-${hex(one)}${hex(two)}-${address.length.toString(36)}`
}

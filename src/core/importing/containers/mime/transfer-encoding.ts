/**
 * Undoes the transfer encodings of mail (RFC 2045, section 6) on bytes. What does not follow the encoding is kept or
 * skipped, never refused: a picture that comes out damaged is recognised as such where it is stored.
 */
import { decodeBase64 } from '../../html/tree/data-uri.ts'

const EQUALS = 0x3d
const NEWLINE = 0x0a
const RETURN = 0x0d

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const upper = byte & 0xdf
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09
}

/** Where the line break that a soft break ends with is over, or -1 when the `=` at `index` begins none. */
function softBreakEnd(bytes: Uint8Array, index: number): number {
  let next = index + 1
  while (isBlank(bytes[next])) next++
  if (bytes[next] === RETURN) next++
  else if (bytes[next] !== NEWLINE) return next >= bytes.length ? next : -1
  return bytes[next] === NEWLINE ? next + 1 : next
}

export function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length)
  let length = 0
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] as number
    if (byte === EQUALS) {
      const high = hexValue(bytes[index + 1])
      const low = hexValue(bytes[index + 2])
      if (high >= 0 && low >= 0) {
        result[length++] = high * 16 + low
        index += 3
        continue
      }
      const end = softBreakEnd(bytes, index)
      if (end >= 0) {
        index = end
        continue
      }
    }
    result[length++] = byte
    index++
  }
  return result.subarray(0, length)
}

/** `encoding` as the header has it; an unknown one leaves the bytes as they are. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (/[\w-]+/.exec(encoding.toLowerCase())?.[0]) {
    // Latin-1 gives one character for each byte; what is not of the alphabet is skipped.
    case 'base64':
      return decodeBase64(new TextDecoder('latin1').decode(bytes))
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    default:
      return bytes
  }
}

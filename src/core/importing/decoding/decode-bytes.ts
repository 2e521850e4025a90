/**
 * Turns the bytes of a source into text and says how it knew the encoding: byte order mark, forced or declared label,
 * valid UTF-8, UTF-16 without a mark, or the statistics of letters, in that order of trust.
 */

import { declaredLabel } from './declared-label.ts'
import { detectLegacyEncoding } from './detect-legacy.ts'
import { detectUtf16 } from './utf16.ts'

/** How the encoding was known. */
export type EncodingEvidence =
  | 'forced'
  | 'bom'
  | 'utf-8'
  | 'declared'
  | 'utf-16-pattern'
  | 'letters'
  | 'ascii'

export interface DecodedText {
  /** Without byte order mark. Bytes that mean nothing in the encoding are U+FFFD. */
  text: string
  /** Name of the encoding in the WHATWG Encoding Standard, lower case. */
  encoding: string
  evidence: EncodingEvidence
  /** One sentence for people. */
  reason: string
}

interface Utf8Census {
  /** Well-formed sequences of two to four bytes. */
  sequences: number
  /** Bytes that belong to no well-formed sequence. */
  strayBytes: number
  highBytes: number
}

function continuationCount(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1
  if (lead >= 0xe0 && lead <= 0xef) return 2
  if (lead >= 0xf0 && lead <= 0xf4) return 3
  return 0
}

/** Counts well-formed UTF-8 sequences; a sequence cut off by the end of the file is not held against it. */
function countUtf8(bytes: Uint8Array): Utf8Census {
  const census: Utf8Census = { sequences: 0, strayBytes: 0, highBytes: 0 }
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number
    if (byte < 0x80) continue
    census.highBytes++
    const needed = continuationCount(byte)
    let found = 0
    while (found < needed && ((bytes[index + found + 1] ?? 0) & 0xc0) === 0x80) found++
    if (needed > 0 && found === needed) {
      census.sequences++
      census.highBytes += needed
      index += needed
    } else if (needed > 0 && index + found + 1 >= bytes.length) {
      break
    } else census.strayBytes++
  }
  return census
}

function decodeAs(bytes: Uint8Array, label: string, evidence: EncodingEvidence, reason: string): DecodedText {
  const decoder = new TextDecoder(label)
  return { text: decoder.decode(bytes), encoding: decoder.encoding, evidence, reason }
}

/** The label if the Encoding Standard knows it, in its normal form, else null. */
export function knownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding
  } catch {
    return null
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

function hasIso2022Escape(bytes: Uint8Array): boolean {
  for (let index = bytes.indexOf(0x1b); index >= 0; index = bytes.indexOf(0x1b, index + 1)) {
    const second = bytes[index + 1]
    const third = bytes[index + 2]
    if (second === 0x24 && (third === 0x42 || third === 0x40)) return true
  }
  return false
}

function isCleanlyDecoded(bytes: Uint8Array, label: string): boolean {
  const sample = new TextDecoder(label).decode(bytes.subarray(0, 65_536))
  const damaged = sample.match(/[\ufffd\u0080-\u009f]/g)?.length ?? 0
  return damaged <= sample.length * 0.002 + 1
}

function decodeDeclared(bytes: Uint8Array, census: Utf8Census): DecodedText | null {
  const label = declaredLabel(bytes)
  const encoding = label === null ? null : knownEncoding(label)
  if (encoding === null) return null
  if (encoding === 'utf-8') {
    if (census.strayBytes > census.sequences + 3) return null
    return decodeAs(bytes, 'utf-8', 'declared', 'The document declares UTF-8.')
  }
  // A declaration of UTF-16 inside bytes that could be read as ASCII is wrong by construction.
  if (encoding.startsWith('utf-16') || !isCleanlyDecoded(bytes, encoding)) return null
  return decodeAs(bytes, encoding, 'declared', `The document declares ${encoding}.`)
}

/**
 * Never throws for any bytes. `forcedLabel` (a label of the Encoding Standard) wins over everything, and is ignored
 * when unknown.
 */
export function decodeBytes(bytes: Uint8Array, forcedLabel?: string): DecodedText {
  const forced = forcedLabel === undefined ? null : knownEncoding(forcedLabel)
  if (forced !== null) return decodeAs(bytes, forced, 'forced', `Read as ${forced}, as chosen.`)
  const marked = byteOrderMark(bytes)
  if (marked !== null) return decodeAs(bytes, marked, 'bom', `The file begins with the mark of ${marked}.`)
  const utf16 = detectUtf16(bytes)
  if (utf16 !== null) {
    return decodeAs(bytes, utf16, 'utf-16-pattern', `Every second byte follows the pattern of ${utf16}.`)
  }
  if (hasIso2022Escape(bytes)) {
    return decodeAs(bytes, 'iso-2022-jp', 'letters', 'The escape sequences of ISO-2022-JP are present.')
  }
  const census = countUtf8(bytes)
  if (census.highBytes === 0) {
    return decodeAs(bytes, 'utf-8', 'ascii', 'Only ASCII characters, which every encoding shares.')
  }
  if (census.strayBytes === 0) {
    return decodeAs(bytes, 'utf-8', 'utf-8', 'Every byte sequence is well-formed UTF-8.')
  }
  const declared = decodeDeclared(bytes, census)
  if (declared) return declared
  if (census.sequences > census.strayBytes * 20) {
    return decodeAs(bytes, 'utf-8', 'utf-8', 'UTF-8 with a few damaged characters.')
  }
  const legacy = detectLegacyEncoding(bytes)
  return decodeAs(bytes, legacy.encoding, 'letters', legacy.reason)
}

/**
 * Recognises UTF-16 without a byte order mark. Text in any script holds spaces, line ends or punctuation whose high
 * byte is 0x00, 0x20 or 0x30, so that the right byte order gives characters of known blocks and the wrong one does not.
 */

const SAMPLE_BYTES = 65_536

function isCommonUnit(unit: number): boolean {
  if (unit < 0x20) return unit === 9 || unit === 10 || unit === 13
  return (
    (unit < 0x7f || unit >= 0xa0) &&
    (unit < 0x0780 ||
      (unit >= 0x0900 && unit < 0x0e80) ||
      (unit >= 0x10a0 && unit < 0x1100) ||
      (unit >= 0x1e00 && unit < 0x2070) ||
      (unit >= 0x20a0 && unit < 0x20c0) ||
      unit === 0x2122 ||
      (unit >= 0x3000 && unit < 0x3100) ||
      (unit >= 0x4e00 && unit < 0xa000) ||
      (unit >= 0xac00 && unit < 0xd7a4) ||
      (unit >= 0xd800 && unit < 0xe000) ||
      (unit >= 0xff00 && unit < 0xfff0))
  )
}

/** Spaces, line ends and the full stops and commas of East Asia: no text does without them. */
function isSeparator(unit: number): boolean {
  return (
    unit === 0x20 || unit === 0x0a || unit === 0x3000 || unit === 0x3001 || unit === 0x3002 || unit === 0xff0c
  )
}

interface OrderCensus {
  common: number
  separators: number
}

function readOrder(bytes: Uint8Array, isLittleEndian: boolean): OrderCensus {
  const end = Math.min(bytes.length - 1, SAMPLE_BYTES)
  const census: OrderCensus = { common: 0, separators: 0 }
  for (let index = 0; index < end; index += 2) {
    const first = bytes[index] as number
    const second = bytes[index + 1] as number
    const unit = isLittleEndian ? first | (second << 8) : (first << 8) | second
    if (isCommonUnit(unit)) census.common++
    if (isSeparator(unit)) census.separators++
  }
  return census
}

/** The byte order of UTF-16 text without a mark, or null when the bytes are something else. */
export function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4) return null
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  // Text in a one-byte or mixed encoding holds none of these; UTF-16 holds them in its spaces and punctuation.
  if (!sample.some((byte) => byte < 7)) return null
  const units = Math.floor(sample.length / 2)
  const little = readOrder(sample, true)
  const big = readOrder(sample, false)
  const isLittle =
    little.separators === big.separators ? little.common > big.common : little.separators > big.separators
  const best = isLittle ? little : big
  const other = isLittle ? big : little
  const isText = best.common >= units * 0.98 && best.separators >= units * 0.005
  if (!isText || best.separators <= other.separators) return null
  return isLittle ? 'utf-16le' : 'utf-16be'
}

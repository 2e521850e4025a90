/**
 * Reads the directory of a zip archive (APPNOTE.TXT 6.3, sections 4.3 and 4.4) and nothing else. `fflate` unpacks, but
 * does not say which entries are encrypted and where they lie, which must be known before anything is unpacked.
 */
import { RefusedDocument } from '../../../../shared/article/parsed-article.ts'

export interface ZipEntry {
  /** As the archive has it: hostile. */
  rawName: string
  isEncrypted: boolean
  /** 0 stored, 8 deflated. */
  method: number
  crc: number
  compressedSize: number
  /** Bytes when unpacked, as the archive claims. */
  size: number
  /** Where the entry's own header begins. */
  headerStart: number
}

export const MAX_ENTRIES = 20_000
const END_LENGTH = 22
const MAX_COMMENT = 0xffff
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const UNKNOWN_32 = 0xffffffff

export function isZip(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes
  return first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

export function damagedArchive(): RefusedDocument {
  return new RefusedDocument(
    'DAMAGED_FILE',
    'This zip archive is damaged or was not loaded to its end. Get it again, or unpack it and import the folder.',
  )
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  throw damagedArchive()
}

interface Directory {
  start: number
  count: number
  /** Bytes before the archive proper, as in a program that unpacks itself. */
  shift: number
}

function locate(view: DataView): Directory {
  const end = findEnd(view)
  let count = view.getUint16(end + 10, true)
  let size = view.getUint32(end + 12, true)
  let offset = view.getUint32(end + 16, true)
  let directoryEnd = end
  if (count === 0xffff || size === UNKNOWN_32 || offset === UNKNOWN_32) {
    if (view.getUint32(end - 20, true) !== LOCATOR_64) throw damagedArchive()
    const end64 = Number(view.getBigUint64(end - 12, true))
    if (view.getUint32(end64, true) !== END_64) throw damagedArchive()
    count = Number(view.getBigUint64(end64 + 32, true))
    size = Number(view.getBigUint64(end64 + 40, true))
    offset = Number(view.getBigUint64(end64 + 48, true))
    directoryEnd = end64
  }
  const start = directoryEnd - size
  if (start < 0 || start < offset) throw damagedArchive()
  return { start, count, shift: start - offset }
}

/** Names without the mark for UTF-8 are mostly UTF-8 all the same; else any reading serves, as long as it stays one. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

/** Sizes that do not fit 32 bits stand in the extra field, in this order and only where needed. */
function wideValues(view: DataView, start: number, length: number, narrow: readonly number[]): number[] {
  for (let at = start; at + 4 <= start + length; ) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let next = at + 4
      return narrow.map((value) => {
        if (value !== UNKNOWN_32) return value
        next += 8
        return Number(view.getBigUint64(next - 8, true))
      })
    }
    at += 4 + size
  }
  return [...narrow]
}

function entryAt(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  shift: number,
): { entry: ZipEntry; next: number } {
  if (view.getUint32(at, true) !== CENTRAL) throw damagedArchive()
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const method = view.getUint16(at + 10, true)
  const narrow = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  const [size = 0, compressedSize = 0, offset = 0] = wideValues(
    view,
    at + 46 + nameLength,
    extraLength,
    narrow,
  )
  const entry: ZipEntry = {
    rawName: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1 || method === 99,
    method,
    crc: view.getUint32(at + 16, true),
    compressedSize,
    size,
    headerStart: offset + shift,
  }
  return { entry, next: at + 46 + nameLength + extraLength + view.getUint16(at + 32, true) }
}

/** All entries, folders too. Throws `RefusedDocument` with `DAMAGED_FILE`, or `TOO_LARGE` for too many entries. */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes)
  try {
    const { start, count, shift } = locate(view)
    if (count > MAX_ENTRIES) {
      throw new RefusedDocument(
        'TOO_LARGE',
        `This zip archive holds ${count} files; at most ${MAX_ENTRIES} are taken at once. Unpack it and import the folder.`,
      )
    }
    const entries: ZipEntry[] = []
    for (let at = start; entries.length < count; ) {
      const { entry, next } = entryAt(view, bytes, at, shift)
      entries.push(entry)
      at = next
    }
    return entries
  } catch (error) {
    // Reading past the end is what a cut archive comes to.
    throw error instanceof RefusedDocument ? error : damagedArchive()
  }
}

/** The entry's packed bytes, or null when its own header is not where the directory says. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = viewOf(bytes)
  const { headerStart, compressedSize } = entry
  if (headerStart + 30 > bytes.length || view.getUint32(headerStart, true) !== LOCAL) return null
  const start =
    headerStart + 30 + view.getUint16(headerStart + 26, true) + view.getUint16(headerStart + 28, true)
  return start + compressedSize <= bytes.length ? bytes.subarray(start, start + compressedSize) : null
}

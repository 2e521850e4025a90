/**
 * Unpacks one entry of a zip archive in small steps, never beyond the size that the archive claims for it, so that
 * neither memory nor the clock is in the archive's hands.
 */
import { Inflate } from 'fflate'
import { RefusedDocument } from '../../../../shared/article/parsed-article.ts'
import { packedBytes, type ZipEntry } from './zip-directory.ts'

const STORED = 0
const DEFLATED = 8
/** Deflate makes at most a thousand bytes of one: a step's result stays below 8 MB. */
const STEP_BYTES = 8 * 1024
/** After so many bytes others get their turn. */
const TURN_BYTES = 4 * 1024 * 1024

function refuseEntry(
  code: 'DAMAGED_FILE' | 'ENCRYPTED_FILE' | 'BINARY_FILE',
  reason: string,
): RefusedDocument {
  return new RefusedDocument(code, `${reason} The rest of the archive is not concerned.`)
}

export function encryptedEntry(): RefusedDocument {
  return refuseEntry(
    'ENCRYPTED_FILE',
    'This file is locked with a password: unpack the archive and import the file.',
  )
}

function damagedEntry(): RefusedDocument {
  return refuseEntry('DAMAGED_FILE', 'This file is damaged inside the archive: get the archive again.')
}

const otherTurns = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** The checksum of https://www.w3.org/TR/png-3/#D-CRCAppendix, which zip uses too, taken in turns. */
async function crcOf(bytes: Uint8Array): Promise<number> {
  let crc = 0xffffffff
  for (let start = 0; start < bytes.length; start += TURN_BYTES) {
    const end = Math.min(bytes.length, start + TURN_BYTES)
    for (let index = start; index < end; index++) {
      crc = (CRC_TABLE[(crc ^ (bytes[index] as number)) & 0xff] as number) ^ (crc >>> 8)
    }
    if (end < bytes.length) await otherTurns()
  }
  return (crc ^ 0xffffffff) >>> 0
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const result = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    result.set(chunk.subarray(0, length - at), at)
    at += chunk.length
  }
  return result
}

/** Stops once there are `wanted` bytes. */
async function inflate(packed: Uint8Array, wanted: number): Promise<{ bytes: Uint8Array; total: number }> {
  const chunks: Uint8Array[] = []
  let total = 0
  let turn = 0
  const stream = new Inflate((chunk) => {
    chunks.push(chunk)
    total += chunk.length
  })
  for (let at = 0; at < packed.length && total < wanted; at += STEP_BYTES) {
    const end = Math.min(packed.length, at + STEP_BYTES)
    stream.push(packed.subarray(at, end), end === packed.length)
    if (total - turn < TURN_BYTES) continue
    turn = total
    await otherTurns()
  }
  return { bytes: joined(chunks, Math.min(total, wanted)), total }
}

function readable(archive: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.isEncrypted) throw encryptedEntry()
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw refuseEntry(
      'BINARY_FILE',
      'This file is packed in a way that is not known here: unpack the archive and import the file.',
    )
  }
  const packed = packedBytes(archive, entry)
  if (packed === null) throw damagedEntry()
  return packed
}

/** All bytes, checked against size and checksum. Throws `RefusedDocument`. */
export async function unpackEntry(archive: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const packed = readable(archive, entry)
  let unpacked: { bytes: Uint8Array; total: number }
  try {
    // One byte more than claimed is asked for, to see whether there is one.
    unpacked =
      entry.method === STORED
        ? { bytes: packed.slice(), total: packed.length }
        : await inflate(packed, entry.size + 1)
  } catch {
    throw damagedEntry()
  }
  if (unpacked.total !== entry.size || (await crcOf(unpacked.bytes)) !== entry.crc) throw damagedEntry()
  return unpacked.bytes
}

/** The first bytes; empty where they cannot be had. Never throws. */
export async function unpackHead(archive: Uint8Array, entry: ZipEntry, length: number): Promise<Uint8Array> {
  try {
    const packed = readable(archive, entry)
    return entry.method === STORED ? packed.subarray(0, length) : (await inflate(packed, length)).bytes
  } catch {
    return new Uint8Array()
  }
}

/** Writes zip archives to the letter, also such as no zip program would write. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  name: string
  content: Uint8Array | string
  /** What the directory claims instead of the truth. */
  claims?: { size?: number; crc?: number; method?: number; compressedSize?: number }
  isEncrypted?: boolean
  isStored?: boolean
}

function header(
  signature: number,
  entry: RawEntry,
  data: Buffer,
  packed: Buffer,
  isCentral: boolean,
): Buffer {
  const name = Buffer.from(entry.name, 'utf8')
  const fixed = Buffer.alloc(isCentral ? 46 : 30)
  fixed.writeUInt32LE(signature, 0)
  const at = isCentral ? 6 : 4
  fixed.writeUInt16LE(20, at)
  fixed.writeUInt16LE(0x0800 | (entry.isEncrypted ? 1 : 0), at + 2)
  fixed.writeUInt16LE(entry.claims?.method ?? (entry.isStored ? 0 : 8), at + 4)
  fixed.writeUInt32LE(entry.claims?.crc ?? crc32(data), at + 10)
  fixed.writeUInt32LE(entry.claims?.compressedSize ?? packed.length, at + 14)
  fixed.writeUInt32LE(entry.claims?.size ?? data.length, at + 18)
  fixed.writeUInt16LE(name.length, at + 22)
  return Buffer.concat([fixed, name])
}

export function rawZip(entries: readonly RawEntry[], comment = ''): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.content as string)
    const packed = entry.isStored ? data : deflateRawSync(data)
    const file = Buffer.concat([header(0x04034b50, entry, data, packed, false), packed])
    const central = header(0x02014b50, entry, data, packed, true)
    central.writeUInt32LE(offset, 42)
    files.push(file)
    directory.push(central)
    offset += file.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return new Uint8Array(Buffer.concat([...files, central, end, Buffer.from(comment, 'latin1')]))
}

/** Every entry of the directory points to the same packed bytes. */
export function overlappingZip(count: number, content: Uint8Array): Uint8Array {
  const single = rawZip([{ name: 'a.txt', content }])
  const view = Buffer.from(single)
  const end = view.length - 22
  const directoryStart = view.readUInt32LE(end + 16)
  const central = view.subarray(directoryStart, end)
  const directory = Buffer.concat(Array.from({ length: count }, () => central))
  const tail = Buffer.from(view.subarray(end))
  tail.writeUInt16LE(count, 8)
  tail.writeUInt16LE(count, 10)
  tail.writeUInt32LE(directory.length, 12)
  return new Uint8Array(Buffer.concat([view.subarray(0, directoryStart), directory, tail]))
}

/** Draws small PNG pictures for tests (https://www.w3.org/TR/png-3/). */
import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** A square picture of `size` pixels a side with a pattern that depends on `seed`. */
export function drawPng(size = 64, seed = 1): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 8
  header[9] = 2
  const rowBytes = 1 + size * 3
  const pixels = Buffer.alloc(size * rowBytes)
  for (let index = 0; index < pixels.length; index++) {
    pixels[index] = index % rowBytes === 0 ? 0 : (index * 7919 * seed) % 251
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

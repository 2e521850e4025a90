/** Reads the body of a response, unpacked, up to a limit: what unpacks to more was not meant to be read. */
import type { IncomingMessage } from 'node:http'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** What `readBody` can unpack, for the request's header. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

export class BodyTooLarge extends Error {
  constructor() {
    super('The body is over the limit')
    this.name = 'BodyTooLarge'
  }
}

export class UnknownBodyEncoding extends Error {
  constructor(encoding: string) {
    super(`The body is packed as ${encoding}`)
    this.name = 'UnknownBodyEncoding'
  }
}

function unpackerFor(encoding: string): Transform | null {
  switch (encoding) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw new UnknownBodyEncoding(encoding)
  }
}

function unpacked(response: IncomingMessage): Readable {
  const unpacker = unpackerFor((response.headers['content-encoding'] ?? '').trim().toLowerCase())
  // The reader gets the error from the last stream; the callback is only there to be told.
  return unpacker === null ? response : pipeline(response, unpacker, () => undefined)
}

/** Throws `BodyTooLarge`, `UnknownBodyEncoding`, or the stream's error. The response is at its end or destroyed then. */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  try {
    if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new BodyTooLarge()
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of unpacked(response) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxBytes) throw new BodyTooLarge()
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    response.destroy()
    throw error
  }
}

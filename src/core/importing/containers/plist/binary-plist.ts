/**
 * Reads Apple's binary property list, version 00 (layout: CFBinaryPList.c of Apple's CF). Written here because the
 * packages for it need Node's file system or follow circular references until the stack ends; this one is bounded.
 */
import {
  damagedPlist,
  MAX_PLIST_DEPTH,
  MAX_PLIST_VALUES,
  type PropertyMap,
  type PropertyValue,
  tooDeepPlist,
} from './property-list.ts'

const TRAILER_LENGTH = 32

class BinaryReader {
  readonly #bytes: Uint8Array
  readonly #offsetSize: number
  readonly #referenceSize: number
  readonly #objectCount: number
  readonly #tableStart: number
  #visited = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    const trailer = bytes.length - TRAILER_LENGTH
    if (trailer < 8) throw damagedPlist()
    this.#offsetSize = this.#unsigned(trailer + 6, 1)
    this.#referenceSize = this.#unsigned(trailer + 7, 1)
    this.#objectCount = this.#unsigned(trailer + 8, 8)
    this.#tableStart = this.#unsigned(trailer + 24, 8)
    if (this.#tableStart + this.#objectCount * this.#offsetSize > trailer) throw damagedPlist()
  }

  readTop(): PropertyValue {
    return this.#object(this.#unsigned(this.#bytes.length - TRAILER_LENGTH + 16, 8), 0)
  }

  #unsigned(start: number, size: number): number {
    if (size < 1 || size > 8 || start < 0 || start + size > this.#bytes.length) throw damagedPlist()
    let value = 0
    for (let index = start; index < start + size; index++)
      value = value * 256 + (this.#bytes[index] as number)
    return value
  }

  #slice(start: number, length: number): Uint8Array {
    if (start + length > this.#bytes.length) throw damagedPlist()
    return this.#bytes.subarray(start, start + length)
  }

  #object(reference: number, depth: number): PropertyValue {
    if (depth > MAX_PLIST_DEPTH) throw tooDeepPlist()
    if (reference >= this.#objectCount || ++this.#visited > MAX_PLIST_VALUES) throw damagedPlist()
    const start = this.#unsigned(this.#tableStart + reference * this.#offsetSize, this.#offsetSize)
    const marker = this.#unsigned(start, 1)
    const low = marker & 0x0f
    switch (marker >> 4) {
      case 0x0:
        return low === 8 ? false : low === 9 ? true : null
      case 0x1:
        return this.#integer(start + 1, 2 ** low)
      case 0x2:
      case 0x3:
        return this.#real(start + 1, 2 ** low)
      case 0x8:
        return this.#unsigned(start + 1, low + 1)
      default:
        return this.#sized(marker >> 4, start, low, depth)
    }
  }

  #integer(start: number, size: number): number {
    if (size === 16) return this.#unsigned(start + 8, 8)
    const value = this.#unsigned(start, size)
    // Only integers of eight bytes carry a sign.
    return size === 8 && value >= 2 ** 63 ? value - 2 ** 64 : value
  }

  #real(start: number, size: number): number {
    const bytes = this.#slice(start, size)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (size !== 4 && size !== 8) throw damagedPlist()
    return size === 4 ? view.getFloat32(0) : view.getFloat64(0)
  }

  #sized(kind: number, start: number, low: number, depth: number): PropertyValue {
    let length = low
    let from = start + 1
    if (low === 0x0f) {
      const size = 2 ** (this.#unsigned(from, 1) & 0x0f)
      length = this.#unsigned(from + 1, size)
      from += 1 + size
    }
    switch (kind) {
      case 0x4:
        return this.#slice(from, length)
      case 0x5:
        return new TextDecoder('latin1').decode(this.#slice(from, length))
      case 0x6:
        return new TextDecoder('utf-16be').decode(this.#slice(from, length * 2))
      case 0xa:
      case 0xb:
      case 0xc:
        return this.#references(from, length).map((reference) => this.#object(reference, depth + 1))
      case 0xd:
        return this.#map(from, length, depth)
      default:
        throw damagedPlist()
    }
  }

  #references(from: number, count: number): number[] {
    const size = this.#referenceSize
    if (count > MAX_PLIST_VALUES || from + count * size > this.#bytes.length) throw damagedPlist()
    return Array.from({ length: count }, (_, index) => this.#unsigned(from + index * size, size))
  }

  #map(from: number, count: number, depth: number): PropertyMap {
    const map: PropertyMap = new Map()
    const keys = this.#references(from, count)
    const values = this.#references(from + count * this.#referenceSize, count)
    for (const [index, reference] of keys.entries()) {
      const key = this.#object(reference, depth + 1)
      if (typeof key === 'string') map.set(key, this.#object(values[index] as number, depth + 1))
    }
    return map
  }
}

/** Data are views of `bytes`. Throws `RefusedDocument` with `DAMAGED_FILE` or `TOO_DEEP` (also for circles). */
export function readBinaryPlist(bytes: Uint8Array): PropertyValue {
  return new BinaryReader(bytes).readTop()
}

/**
 * Reads Apple's XML property list. It is no XML parser on purpose: a document type is skipped unread, so that the
 * entities which one may declare do not exist here, and only the five standard ones and character numbers are known.
 */

import { decodeBase64 } from '../../html/tree/data-uri.ts'
import {
  damagedPlist,
  MAX_PLIST_DEPTH,
  MAX_PLIST_VALUES,
  type PropertyMap,
  type PropertyValue,
  tooDeepPlist,
} from './property-list.ts'

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

/** Other entities stay as they are written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16))
    if (decimal !== undefined) return characterOf(Number(decimal))
    return ENTITIES[name] ?? whole
  })
}

interface Frame {
  container: PropertyValue[] | PropertyMap
  key: string | null
}

class XmlReader {
  readonly #text: string
  readonly #open: Frame[] = []
  #top: PropertyValue | undefined
  #values = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): PropertyValue {
    const tag = /<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g
    const start = this.#text.search(/<plist[\s>]/)
    if (start < 0) throw damagedPlist()
    tag.lastIndex = this.#text.indexOf('>', start) + 1
    for (let match = tag.exec(this.#text); match; match = tag.exec(this.#text)) {
      const [, slash, name = '', empty] = match
      if (name === 'dict' || name === 'array') {
        if (slash) this.#open.pop()
        else this.#enter(name === 'dict' ? new Map() : [], empty === '/')
      } else if (!slash) tag.lastIndex = this.#leaf(name, tag.lastIndex, empty === '/')
      if (this.#open.length === 0) break
    }
    if (this.#top === undefined) throw damagedPlist()
    return this.#top
  }

  #enter(container: PropertyValue[] | PropertyMap, isEmpty: boolean): void {
    this.#put(container)
    if (this.#open.length >= MAX_PLIST_DEPTH) throw tooDeepPlist()
    if (!isEmpty) this.#open.push({ container, key: null })
  }

  /** Takes the words up to the end tag and returns where it is over. */
  #leaf(name: string, from: number, isEmpty: boolean): number {
    const endTag = `</${name}>`
    const end = isEmpty ? from : this.#text.indexOf(endTag, from)
    if (end < 0) throw damagedPlist()
    const raw = this.#text.slice(from, end)
    const frame = this.#open.at(-1)
    if (name === 'key') {
      if (frame) frame.key = decodeEntities(raw)
    } else this.#put(this.#value(name, raw))
    return isEmpty ? from : end + endTag.length
  }

  #value(name: string, raw: string): PropertyValue {
    switch (name) {
      case 'string':
      case 'date':
        return raw.startsWith('<![CDATA[') ? raw.slice(9).replace(/\]\]>$/, '') : decodeEntities(raw)
      case 'data':
        return decodeBase64(raw)
      case 'integer':
      case 'real':
        return Number(raw)
      case 'true':
        return true
      case 'false':
        return false
      default:
        return null
    }
  }

  #put(value: PropertyValue): void {
    if (++this.#values > MAX_PLIST_VALUES) throw damagedPlist()
    const frame = this.#open.at(-1)
    if (!frame) {
      this.#top = value
    } else if (Array.isArray(frame.container)) frame.container.push(value)
    else if (frame.key !== null) frame.container.set(frame.key, value)
  }
}

/** Throws `RefusedDocument` with `DAMAGED_FILE` or `TOO_DEEP`. */
export function readXmlPlist(text: string): PropertyValue {
  return new XmlReader(text).read()
}

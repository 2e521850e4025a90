/**
 * Refuses pages that would exhaust the stack or the clock before any parser sees them.
 * One pass over the characters, without recursion, keeping the stack of open tags that the HTML parser would keep.
 */
import { RefusedDocument } from '../../../shared/article/parsed-article.ts'

/** Browsers stop nesting at 512; Readability recurses, and twice that still fits a worker's stack. */
export const MAX_DEPTH = 1000
export const MAX_ELEMENTS = 400_000

const VOID_TAGS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const RAW_TAGS = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes'])
/** A start tag that closes an open element of these names when it is innermost. */
const IMPLIED_END: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  option: ['option'],
}

export function tooDeep(): RefusedDocument {
  return new RefusedDocument(
    'TOO_DEEP',
    `This page nests more than ${MAX_DEPTH} elements in one another, which no article needs. Open it in a browser and save it again as plain text.`,
  )
}

function tooManyElements(): RefusedDocument {
  return new RefusedDocument(
    'TOO_LARGE',
    `This page has more than ${MAX_ELEMENTS} elements. Save only the article's part of it and import that.`,
  )
}

class OpenTags {
  readonly #stack: string[] = []
  readonly #counts = new Map<string, number>()

  get depth(): number {
    return this.#stack.length
  }

  /** Inside SVG or MathML, where a closing slash counts. */
  get isForeign(): boolean {
    return (this.#counts.get('svg') ?? 0) > 0 || (this.#counts.get('math') ?? 0) > 0
  }

  #pop(): string | undefined {
    const name = this.#stack.pop()
    if (name !== undefined) this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1)
    return name
  }

  open(name: string): void {
    const implied = IMPLIED_END[name]
    while (implied?.includes(this.#stack.at(-1) ?? '')) this.#pop()
    this.#stack.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  /** Without an open tag of that name nothing happens, as in a browser. */
  close(name: string): void {
    if (!this.#counts.get(name)) return
    while (this.#pop() !== name);
  }
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)|<!--|<[!?]/g
const TAG_EVENT = /[>"']/g
const RAW_ENDS = new Map([...RAW_TAGS].map((name) => [name, new RegExp(`</${name}`, 'gi')]))

/** Where the tag ends, honouring quoted attribute values; the end of the text when it never does. */
function endOfTag(html: string, from: number): number {
  TAG_EVENT.lastIndex = from
  for (let match = TAG_EVENT.exec(html); match; match = TAG_EVENT.exec(html)) {
    if (match[0] === '>') return match.index
    if (!/=\s*$/.test(html.slice(Math.max(from, match.index - 8), match.index))) continue
    const close = html.indexOf(match[0], match.index + 1)
    if (close === -1) return html.length
    TAG_EVENT.lastIndex = close + 1
  }
  return html.length
}

function skipTo(needle: string | RegExp, html: string, from: number): number {
  if (typeof needle === 'string') {
    const found = html.indexOf(needle, from)
    return found === -1 ? html.length : found
  }
  needle.lastIndex = from
  return needle.exec(html)?.index ?? html.length
}

/** Throws `RefusedDocument` with `TOO_DEEP` or `TOO_LARGE`. Time is linear in the length. */
export function assertBounded(html: string): void {
  const open = new OpenTags()
  let elements = 0
  TAG.lastIndex = 0
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const [whole, slash, rawName] = match
    if (rawName === undefined) {
      TAG.lastIndex = skipTo(whole === '<!--' ? '-->' : '>', html, TAG.lastIndex)
      continue
    }
    const name = rawName.toLowerCase()
    const end = endOfTag(html, TAG.lastIndex)
    TAG.lastIndex = end
    if (slash) {
      open.close(name)
      continue
    }
    if (++elements > MAX_ELEMENTS) throw tooManyElements()
    const rawEnd = RAW_ENDS.get(name)
    if (rawEnd) TAG.lastIndex = skipTo(rawEnd, html, end)
    else if (!VOID_TAGS.has(name) && !(html[end - 1] === '/' && open.isForeign)) open.open(name)
    if (open.depth > MAX_DEPTH) throw tooDeep()
  }
}

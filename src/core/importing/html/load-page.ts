/**
 * Parses HTML with linkedom and takes the light picture (`dom.ts`) of it. Every element of linkedom's document is
 * stamped with its number, so that what Readability keeps can be found in the picture again.
 */
import { parseHTML } from 'linkedom'
import { BLOCK_TAGS, type ForeignNode, type HtmlElement } from './dom.ts'
import { MAX_DEPTH, tooDeep } from './guard.ts'

export const STAMP = 'data-offprint-index'

export interface ForeignDocument {
  documentElement: ForeignNode | null
}

export interface LoadedPage {
  /** The `html` element. */
  root: HtmlElement
  /** By `index`. */
  elements: HtmlElement[]
  document: ForeignDocument
  /** Texts of `<script type="application/ld+json">`, in order. */
  jsonLd: string[]
  /** Text of the first comments, where SingleFile and browsers put where the page came from. */
  comments: string[]
  /** Of the most nested element. */
  depth: number
  /** Elements and texts as the HTML parser made them. */
  nodeCount: number
}

const ELEMENT_NODE = 1
const TEXT_NODE = 3
const CDATA_NODE = 4
const COMMENT_NODE = 8
/** Nothing in them is ever shown; `head` is read for metadata before. */
const UNSHOWN_TAGS = new Set(
  'script style template object embed applet param svg math canvas audio video map frame frameset noframes track'.split(
    ' ',
  ),
)
const USELESS_TAGS = new Set(['script', 'style', 'svg', 'template'])
const TOKEN_ATTRIBUTES = [
  'class',
  'id',
  'role',
  'itemprop',
  'data-testid',
  'data-component',
  'data-type',
  'data-module',
]
const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** `relatedLinks_box-2` → related, links, box. */
export function splitTokens(value: string): string[] {
  return value
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((token) => token !== '')
}

function tokensOf(attributes: ReadonlyMap<string, string>): string[] {
  const tokens: string[] = []
  for (const name of TOKEN_ATTRIBUTES) {
    const value = attributes.get(name)
    if (value) tokens.push(...splitTokens(value.slice(0, 400)))
  }
  return tokens
}

function isHiddenByItself(attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    HIDING_STYLE.test(attributes.get('style') ?? '')
  )
}

function attributesOf(node: ForeignNode): Map<string, string> {
  const result = new Map<string, string>()
  for (const { name, value } of node.attributes ?? []) result.set(name.toLowerCase(), value)
  return result
}

function countedLength(value: string): number {
  return value.replace(/\s+/g, ' ').length
}

/** Takes the picture without recursion: the depth of what the HTML parser built is checked here once more. */
class Picture {
  readonly elements: HtmlElement[] = []
  readonly jsonLd: string[] = []
  readonly comments: string[] = []
  depth = 0
  #textCount = 0

  get nodeCount(): number {
    return this.elements.length + this.#textCount
  }

  take(documentElement: ForeignNode): HtmlElement {
    const root = this.#element(documentElement, null)
    const open = [{ element: root, rest: [...documentElement.childNodes].values() }]
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { value: node, done } = top.rest.next()
      if (done) {
        this.#close(top.element)
        open.pop()
      } else {
        const element = this.#child(node, top.element)
        if (!element) continue
        if (open.length >= MAX_DEPTH) throw tooDeep()
        this.depth = Math.max(this.depth, open.length)
        open.push({ element, rest: [...node.childNodes].values() })
      }
    }
    return root
  }

  /** The child's element when it is one to go into. */
  #child(node: ForeignNode, parent: HtmlElement): HtmlElement | null {
    switch (node.nodeType) {
      case ELEMENT_NODE: {
        const tag = (node.localName ?? '').toLowerCase()
        if (
          tag === 'script' &&
          (node.getAttribute?.('type') ?? '').trim().toLowerCase() === 'application/ld+json'
        ) {
          this.jsonLd.push(node.textContent ?? '')
        }
        // Readability writes the page out and parses it again on every attempt: what it would drop first is dropped here.
        if (USELESS_TAGS.has(tag)) node.remove?.()
        return UNSHOWN_TAGS.has(tag) ? null : this.#element(node, parent)
      }
      case TEXT_NODE:
      case CDATA_NODE: {
        const value = node.textContent ?? ''
        if (value === '') return null
        this.#textCount++
        const last = parent.children.at(-1)
        // The HTML parser makes a text node of every stray "<" and every character reference.
        if (last?.type === 'text') last.value += value
        else parent.children.push({ type: 'text', value, parent })
        const length = value.trim() === '' ? 0 : countedLength(value)
        parent.textLength += length
        return null
      }
      case COMMENT_NODE:
        if (this.comments.length < 4) this.comments.push((node.textContent ?? '').slice(0, 4000))
        return null
      default:
        return null
    }
  }

  #element(node: ForeignNode, parent: HtmlElement | null): HtmlElement {
    const attributes = attributesOf(node)
    const element: HtmlElement = {
      type: 'element',
      tag: (node.localName ?? 'div').toLowerCase(),
      attributes,
      parent,
      children: [],
      position: parent?.children.length ?? 0,
      index: this.elements.length,
      lastIndex: this.elements.length,
      tokens: tokensOf(attributes),
      isHidden: isHiddenByItself(attributes),
      hasBlock: false,
      textLength: 0,
      linkLength: 0,
    }
    node.setAttribute?.(STAMP, String(element.index))
    this.elements.push(element)
    parent?.children.push(element)
    return element
  }

  #close(element: HtmlElement): void {
    element.lastIndex = this.elements.length - 1
    if (element.tag === 'noscript' || element.tag === 'head') element.isHidden = true
    if (element.isHidden) {
      element.textLength = 0
      element.linkLength = 0
    } else if (element.tag === 'a' && element.attributes.has('href')) element.linkLength = element.textLength
    const { parent } = element
    if (!parent) return
    parent.textLength += element.textLength
    parent.linkLength += element.linkLength
    parent.hasBlock ||= element.tag === 'br' || BLOCK_TAGS.has(element.tag) || element.hasBlock
  }
}

/** linkedom makes no `html` and `body` of its own and keeps stray elements beside them, which Readability cannot read. */
function hasUsualFrame(node: ForeignNode | null): node is ForeignNode {
  if (node?.localName?.toLowerCase() !== 'html') return false
  const siblings = [...(node.parentNode?.childNodes ?? [])].filter(
    (sibling) => sibling.nodeType === ELEMENT_NODE,
  )
  const names = [...node.childNodes].map((child: ForeignNode) => child.localName?.toLowerCase())
  return siblings.length === 1 && names.includes('body')
}

function parse(html: string): ForeignDocument {
  const { document } = parseHTML(html) as unknown as { document: ForeignDocument }
  return document
}

const FRAME_TAG = /<\/?(?:html|head|body|!doctype)\b[^>]*>/gi

/** `html` must have passed `assertBounded`. Throws `RefusedDocument` when the parsed page is too deep after all. */
export function loadPage(html: string): LoadedPage {
  let document = parse(html)
  if (!hasUsualFrame(document.documentElement)) {
    const lang = /<html\b[^>]*>/i.exec(html)?.[0] ?? '<html>'
    document = parse(`${lang}<head></head><body>${html.replace(FRAME_TAG, '')}</body></html>`)
  }
  const picture = new Picture()
  const root = picture.take(document.documentElement as ForeignNode)
  const { elements, jsonLd, comments, depth, nodeCount } = picture
  return { root, elements, document, jsonLd, comments, depth, nodeCount }
}

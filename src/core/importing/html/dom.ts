/**
 * A light, immutable picture of a parsed page: elements and texts as plain objects with what the steps ask for most.
 * It exists because Readability rearranges the document it reads, and because a library's DOM is slow to walk often.
 */

/** The few members of linkedom's nodes that are used here; core is compiled without DOM types. */
export interface ForeignNode {
  nodeType: number
  localName?: string
  textContent: string | null
  childNodes: Iterable<ForeignNode>
  parentNode: ForeignNode | null
  attributes?: Iterable<{ name: string; value: string }>
  getAttribute?(name: string): string | null
  setAttribute?(name: string, value: string): void
  remove?(): void
}

export interface HtmlText {
  type: 'text'
  value: string
  parent: HtmlElement
}

export interface HtmlElement {
  type: 'element'
  /** Lower case. */
  tag: string
  attributes: ReadonlyMap<string, string>
  parent: HtmlElement | null
  children: HtmlNode[]
  /** Place among the parent's children. */
  position: number
  /** Place in document order, from 0: an element's descendants have the numbers up to `lastIndex`. */
  index: number
  lastIndex: number
  /** Words of class, id and the like, lower case, in order: `['article', 'body']` for `class="ArticleBody"`. */
  tokens: readonly string[]
  isHidden: boolean
  /** True when a block element or a line break is somewhere below. */
  hasBlock: boolean
  /** Characters of visible text below, white space runs counted as one. */
  textLength: number
  /** The part of `textLength` inside links. */
  linkLength: number
}

export type HtmlNode = HtmlElement | HtmlText

export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body canvas center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre ' +
    'search section select summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
)

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.type === 'element'
}

/** The attribute's value without white space at its ends; empty when absent. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attributes.get(name)?.trim() ?? ''
}

export function* elementChildren(element: HtmlElement): Generator<HtmlElement> {
  for (const child of element.children) if (child.type === 'element') yield child
}

/** Up to `distance` elements before and after among the siblings, nearest in document order first. */
export function nearSiblings(element: HtmlElement, distance: number): HtmlElement[] {
  const siblings = element.parent?.children ?? []
  const at = element.position
  const near: HtmlElement[] = []
  for (const direction of [-1, 1]) {
    let found = 0
    for (let index = at + direction; found < distance; index += direction) {
      const sibling = siblings[index]
      if (sibling === undefined) break
      if (sibling.type !== 'element') continue
      near.push(sibling)
      found++
    }
  }
  return near
}

/** The elements below, in document order, without the element itself; a subtree is skipped where `enter` says so. */
export function* descendants(
  element: HtmlElement,
  enter: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlElement> {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    yield child
    if (enter(child)) yield* descendants(child, enter)
  }
}

export function contains(ancestor: HtmlElement, element: HtmlElement): boolean {
  return ancestor.index <= element.index && element.index <= ancestor.lastIndex
}

export function* ancestors(element: HtmlElement): Generator<HtmlElement> {
  for (let parent = element.parent; parent; parent = parent.parent) yield parent
}

function appendText(element: HtmlElement, parts: string[], limit: { left: number }): void {
  for (const child of element.children) {
    if (limit.left <= 0) return
    if (child.type === 'text') {
      parts.push(child.value)
      limit.left -= child.value.length
    } else if (!child.isHidden) {
      const isSeparate = child.tag === 'br' || BLOCK_TAGS.has(child.tag)
      if (isSeparate) parts.push(' ')
      appendText(child, parts, limit)
      if (isSeparate) parts.push(' ')
    }
  }
}

/** Visible words below with white space collapsed, cut at about `maxLength` characters. */
export function elementText(element: HtmlElement, maxLength = Number.POSITIVE_INFINITY): string {
  const parts: string[] = []
  appendText(element, parts, { left: maxLength })
  return parts.join('').replace(/\s+/g, ' ').trim()
}

export function linkDensity(element: HtmlElement): number {
  return element.textLength === 0 ? 0 : element.linkLength / element.textLength
}

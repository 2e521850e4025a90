/**
 * The first reading: what Mozilla's Readability takes for the article, told as a set of elements of the picture.
 */
import { Readability } from '@mozilla/readability'
import type { ForeignNode, HtmlElement } from './dom.ts'
import { type LoadedPage, STAMP } from './load-page.ts'

/**
 * Beyond these, Readability's scoring takes longer than a reader waits (it reads every text again for each element around
 * it); the story is then found without it.
 */
const MAX_NODES = 40_000
const MAX_DEPTH = 160
const ELEMENT_NODE = 1

export interface FirstReading {
  /** The elements that Readability kept and those around them. Empty when it found no article. */
  kept: ReadonlySet<HtmlElement>
}

function collectKept(content: ForeignNode, elements: readonly HtmlElement[]): Set<HtmlElement> {
  const kept = new Set<HtmlElement>()
  const open: ForeignNode[] = [content]
  for (let node = open.pop(); node; node = open.pop()) {
    const element = elements[Number(node.getAttribute?.(STAMP) ?? Number.NaN)]
    // Readability unwraps boxes that hold one box: what lies around something kept is kept.
    for (let at = element ?? null; at && !kept.has(at); at = at.parent) kept.add(at)
    for (const child of node.childNodes) if (child.nodeType === ELEMENT_NODE) open.push(child)
  }
  return kept
}

/** Rearranges `page.document`. */
export function readFirst(page: LoadedPage): FirstReading {
  if (page.nodeCount > MAX_NODES || page.depth > MAX_DEPTH) return { kept: new Set() }
  const reader = new Readability<ForeignNode>(page.document as never, {
    serializer: (node) => node as unknown as ForeignNode,
    keepClasses: true,
    disableJSONLD: true,
    charThreshold: 250,
  })
  const content = reader.parse()?.content
  return { kept: content ? collectKept(content, page.elements) : new Set() }
}

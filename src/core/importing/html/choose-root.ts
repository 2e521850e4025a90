/**
 * Chooses the element that holds the article.
 */
import { contains, type HtmlElement } from './dom.ts'
import type { LoadedPage } from './load-page.ts'
import type { FirstReading } from './readability-reading.ts'

const MIN_SHARE = 0.92

function ownText(element: HtmlElement): number {
  let length = 0
  for (const child of element.children) {
    if (child.type === 'text') length += child.value.trim() === '' ? 0 : child.value.trim().length
  }
  return length
}

/** The innermost element with nearly all the words that the first reading kept. */
export function readingRoot(page: LoadedPage, reading: FirstReading): HtmlElement | null {
  const prefix = new Float64Array(page.elements.length + 1)
  for (const element of page.elements) {
    prefix[element.index + 1] =
      (prefix[element.index] ?? 0) + (reading.kept.has(element) ? ownText(element) : 0)
  }
  const massOf = (element: HtmlElement) => (prefix[element.lastIndex + 1] ?? 0) - (prefix[element.index] ?? 0)
  const total = massOf(page.root)
  if (total === 0) return null
  let root = page.root
  for (;;) {
    const next = root.children.find(
      (child): child is HtmlElement => child.type === 'element' && massOf(child) >= total * MIN_SHARE,
    )
    if (!next || next.tag === 'p') return root
    root = next
  }
}

export function bodyOf(page: LoadedPage): HtmlElement {
  return page.elements.find(({ tag }) => tag === 'body') ?? page.root
}

export { contains }

/**
 * Chooses the element that holds the article, and what outside it still belongs to the story.
 */
import { contains, type HtmlElement } from './dom.ts'
import type { LoadedPage } from './load-page.ts'
import { ownProse } from './prose.ts'
import type { FirstReading } from './readability-reading.ts'

const MIN_SHARE = 0.9
const MIN_PROSE = 200

/** Sums of a number per element over whole subtrees, each asked in constant time. */
class SubtreeSums {
  readonly #prefix: Float64Array

  constructor(elements: readonly HtmlElement[], valueOf: (element: HtmlElement) => number) {
    this.#prefix = new Float64Array(elements.length + 1)
    for (const element of elements) {
      this.#prefix[element.index + 1] = (this.#prefix[element.index] ?? 0) + valueOf(element)
    }
  }

  of(element: HtmlElement): number {
    return (this.#prefix[element.lastIndex + 1] ?? 0) - (this.#prefix[element.index] ?? 0)
  }
}

function ownText(element: HtmlElement): number {
  let length = 0
  for (const child of element.children) if (child.type === 'text') length += child.value.trim().length
  return length
}

function innermostWith(root: HtmlElement, sums: SubtreeSums, share: number): HtmlElement {
  const total = sums.of(root)
  let at = root
  for (;;) {
    const next = at.children.find(
      (child): child is HtmlElement => child.type === 'element' && sums.of(child) >= total * share,
    )
    if (!next || next.tag === 'p' || !next.hasBlock) return at
    at = next
  }
}

/** The innermost element with nearly all the running text that the first reading kept. */
export function readingRoot(page: LoadedPage, reading: FirstReading): HtmlElement | null {
  const prose = new SubtreeSums(page.elements, (element) =>
    reading.kept.has(element) ? ownProse(element) : 0,
  )
  if (prose.of(page.root) >= MIN_PROSE) return innermostWith(page.root, prose, MIN_SHARE)
  const all = new SubtreeSums(page.elements, (element) => (reading.kept.has(element) ? ownText(element) : 0))
  return all.of(page.root) > 0 ? innermostWith(page.root, all, MIN_SHARE) : null
}

export function bodyOf(page: LoadedPage): HtmlElement {
  return page.elements.find(({ tag }) => tag === 'body') ?? page.root
}

export { contains }

/**
 * Takes out what the first reading left out, except where it reads as prose: Readability drops lists, tables, quotes and
 * whole paragraphs with its furniture.
 */
import { type HtmlElement, linkDensity } from '../dom.ts'
import type { PageState, PageStep } from '../page-state.ts'

const NAME = 'html.first-reading'

function* topmostUnkept(element: HtmlElement, kept: ReadonlySet<HtmlElement>): Generator<HtmlElement> {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (kept.has(child)) yield* topmostUnkept(child, kept)
    else yield child
  }
}

export const firstReadingStep: PageStep = {
  name: NAME,
  run({ root, reading, verdicts }: PageState) {
    if (reading.kept.size === 0) return
    for (const element of topmostUnkept(root, reading.kept)) {
      if (element.textLength === 0) continue
      verdicts.decide(NAME, element, 'removed', 'left out by the first reading', linkDensity(element))
    }
  },
}

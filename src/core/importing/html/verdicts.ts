/**
 * What the steps have decided about the elements of a page, and the trace of why. The tree is built from the page and
 * these verdicts, so that no step changes the page itself and any step can be left out.
 */
import type { TraceEntry } from '../../../shared/article/parsed-article.ts'
import { contains, elementText, type HtmlElement } from './dom.ts'

/**
 * `removed`: not in the tree. `boilerplate`: in the tree, outside the story. `figure`: wraps images and their caption.
 * `gallery`: pictures without
 * their words. `caption`: the words of a figure. `pullquote`, `embed`: quotes of these roles.
 */
export type Verdict = 'removed' | 'boilerplate' | 'figure' | 'gallery' | 'caption' | 'pullquote' | 'embed'

const QUOTE_LENGTH = 200

export function cutQuote(text: string): string {
  return text.length <= QUOTE_LENGTH ? text : `${text.slice(0, QUOTE_LENGTH - 1)}…`
}

export class Verdicts {
  readonly trace: TraceEntry[] = []
  readonly #byElement = new Map<HtmlElement, Verdict>()

  get(element: HtmlElement): Verdict | undefined {
    return this.#byElement.get(element)
  }

  /** True when the element or one around it is out of the story. */
  isOut(element: HtmlElement): boolean {
    for (let at: HtmlElement | null = element; at; at = at.parent) {
      const verdict = this.#byElement.get(at)
      if (verdict === 'removed' || verdict === 'boilerplate') return true
    }
    return false
  }

  decide(step: string, element: HtmlElement, verdict: Verdict, reason: string, score?: number): void {
    if (this.#byElement.get(element) === 'removed') return
    this.#byElement.set(element, verdict)
    const quote = cutQuote(elementText(element, QUOTE_LENGTH + 50))
    this.note({
      step,
      decision: verdict,
      reason,
      ...(quote && { quote }),
      ...(score !== undefined && { score }),
    })
  }

  note(entry: TraceEntry): void {
    this.trace.push(entry)
  }

  /** Elements inside `root` that were removed or set aside. */
  *outOfStory(root: HtmlElement): Generator<HtmlElement> {
    for (const [element, verdict] of this.#byElement) {
      if ((verdict === 'removed' || verdict === 'boilerplate') && contains(root, element)) yield element
    }
  }
}

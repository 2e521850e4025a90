/**
 * Takes out boxes that open over a sentence when a pointer rests on it: in the page's text they stand amid the sentence.
 */
import { descendants, type HtmlElement, linkDensity } from '../dom.ts'
import type { PageState, PageStep } from '../page-state.ts'

const NAME = 'html.hover-boxes'
const HOVER_PATTERN =
  /(?:^| )(?:tooltip|tooltips|popover|popup|hover ?card|hover box|rollover block|rollover content|flyout|dropdown menu)(?= |$)/
const INLINE_TAGS = new Set(['span', 'div', 'aside', 'ul', 'sup'])
const MIN_LINKS = 3
const MIN_LENGTH = 80
const MAX_SHARE = 0.1

function isNamed(element: HtmlElement): boolean {
  return INLINE_TAGS.has(element.tag) && HOVER_PATTERN.test(element.tokens.join(' '))
}

/** Three links and nothing else, inside a paragraph with words of its own. */
function isLinkCloud(element: HtmlElement): boolean {
  if (!INLINE_TAGS.has(element.tag) || element.textLength < MIN_LENGTH || linkDensity(element) < 0.95)
    return false
  let links = 0
  for (const { tag } of descendants(element)) if (tag === 'a') links++
  const around = element.parent
  return links >= MIN_LINKS && around !== null && around.textLength - around.linkLength > MIN_LENGTH
}

export const hoverBoxesStep: PageStep = {
  name: NAME,
  run({ root, verdicts }: PageState) {
    /** Innermost first: the box around a name and its list of links must lose only the list. */
    const visit = (element: HtmlElement, isInParagraph: boolean): boolean => {
      let isFound = false
      for (const child of element.children) {
        if (child.type !== 'element' || child.isHidden || verdicts.get(child) === 'removed') continue
        const isInside = isInParagraph || child.tag === 'p'
        if (visit(child, isInside)) isFound = true
        else if (isNamed(child) && child.textLength < root.textLength * MAX_SHARE) {
          verdicts.decide(NAME, child, 'removed', 'a box that opens over the text')
          isFound = true
        } else if (isInParagraph && isLinkCloud(child)) {
          verdicts.decide(NAME, child, 'removed', 'several links amid a sentence')
          isFound = true
        }
      }
      return isFound
    }
    visit(root, false)
  },
}

/**
 * Takes out what the first reading left out, except where it reads as prose: Readability drops lists, tables, quotes and
 * whole paragraphs with its furniture.
 */
import { descendants, elementText, type HtmlElement, linkDensity, nearSiblings } from '../dom.ts'
import { titleKey } from '../metadata/titles.ts'
import type { PageState, PageStep } from '../page-state.ts'
import { isProse, ownProse } from '../prose.ts'
import { isDataTable } from '../tree/table.ts'

const NAME = 'html.first-reading'
const RECOVERY = 'html.recovery'

function* topmostUnkept(element: HtmlElement, kept: ReadonlySet<HtmlElement>): Generator<HtmlElement> {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (kept.has(child)) yield* topmostUnkept(child, kept)
    else yield child
  }
}

const TEXT_TAGS = new Set(
  'a abbr b cite code del dfn em font i ins kbd mark q s samp small span strong sub sup u var'.split(' '),
)

/** Readability replaces links that run a script by their words, which then bear no number. */
function isInSentence(element: HtmlElement): boolean {
  const { parent } = element
  return (
    TEXT_TAGS.has(element.tag) &&
    !element.hasBlock &&
    parent !== null &&
    parent.textLength > element.textLength * 1.3
  )
}

/** Readability drops headings whose class it dislikes. One over running text is the story's, unless it is the headline. */
function isSectionHeading(heading: HtmlElement, { metadata, reading }: PageState): boolean {
  const key = titleKey(elementText(heading))
  if (key === '' || heading.textLength > 150 || metadata.titleKeys.has(key)) return false
  const next = nearSiblings(heading, 2).find(
    ({ index, textLength }) => index > heading.index && textLength > 0,
  )
  return next !== undefined && reading.kept.has(next) && isProse(elementText(next, 400), next.linkLength)
}

function standsAmidProse(element: HtmlElement, { reading }: PageState): boolean {
  return nearSiblings(element, 2).some(
    (sibling) => reading.kept.has(sibling) && isProse(elementText(sibling, 400), sibling.linkLength),
  )
}

/** The reason to bring the element back, or null. */
function recoveryReason(element: HtmlElement, state: PageState): string | null {
  const { verdicts } = state
  if (element.isHidden) return null
  const verdict = verdicts.get(element)
  if (element.tag === 'figure' || verdict === 'figure' || verdict === 'gallery') {
    return standsAmidProse(element, state) && linkDensity(element) < 0.35 ? 'a picture amid the story' : null
  }
  if (verdict === 'pullquote') return 'a pull quote'
  if (isInSentence(element)) return 'words amid a sentence'
  if (verdict === 'caption') return 'the words under a picture that stays'
  const inside = [element, ...descendants(element)]
  if (inside.some((inner) => verdicts.get(inner) === 'embed')) return 'holds a quoted post'
  if (inside.some(({ tag }) => tag === 'form' || tag === 'input' || tag === 'nav' || tag === 'aside'))
    return null
  if (linkDensity(element) > 0.35) return null
  if (/^h[2-6]$/.test(element.tag))
    return isSectionHeading(element, state) ? 'a heading over running text' : null
  if (element.tag === 'table' && isDataTable(element)) return 'a table of data'
  if (element.tag === 'p') return isProse(elementText(element)) ? 'a paragraph of running text' : null
  const prose = inside.reduce((sum, inner) => sum + ownProse(inner), 0)
  return prose >= element.textLength * 0.7 && prose >= 150 ? 'running text' : null
}

export const firstReadingStep: PageStep = {
  name: NAME,
  run(state: PageState) {
    const { root, reading, verdicts } = state
    if (reading.kept.size === 0) return
    for (const element of topmostUnkept(root, reading.kept)) {
      if (verdicts.get(element) === 'removed' || (element.textLength === 0 && element.tag !== 'figure'))
        continue
      const reason = recoveryReason(element, state)
      if (reason === null)
        verdicts.decide(NAME, element, 'removed', 'left out by the first reading', linkDensity(element))
      else
        verdicts.note({
          step: RECOVERY,
          decision: 'recovered',
          reason,
          quote: elementText(element, 200).slice(0, 200),
        })
    }
  },
}

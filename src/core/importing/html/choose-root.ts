/**
 * Chooses the element that holds the article. The first reading proposes one; the page's own words about itself
 * (JSON-LD's articleBody, microdata, the names of its boxes) overrule it where the two clearly disagree.
 */
import { contains, elementText, type HtmlElement } from './dom.ts'
import type { LoadedPage } from './load-page.ts'
import { titleKey } from './metadata/titles.ts'
import { ownProse } from './prose.ts'
import type { FirstReading } from './readability-reading.ts'

export interface RootChoice {
  root: HtmlElement
  /** The first reading, or an empty one when the root was chosen against it. */
  reading: FirstReading
  /** Why, for people. */
  reason: string
}

/** Of the running text; the rest may be a standfirst or an author's box outside. */
const MIN_SHARE = 0.9
const MIN_PROSE = 200
/** So much more running text makes a named box the better choice than the first reading's. */
const OVERRULE_RATIO = 1.6
const PROBE_WORDS = 6
const MAX_PROBES = 16
const MIN_AGREEMENT = 0.5
const BODY_NAMES =
  /(?:^| )(?:article ?body|entry content|post content|story body|article content|article text|story content|post body|story text|body copy|content body|news content|news body|article main)(?= |$)/

/** Sums of a number per element over whole subtrees, each asked in constant time. */
class SubtreeSums {
  readonly #prefix: Float64Array

  constructor(elements: readonly HtmlElement[], weigh: (element: HtmlElement) => number) {
    this.#prefix = new Float64Array(elements.length + 1)
    for (const element of elements) {
      this.#prefix[element.index + 1] = (this.#prefix[element.index] ?? 0) + weigh(element)
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
function readingRoot(page: LoadedPage, reading: FirstReading): HtmlElement | null {
  const { kept } = reading
  const prose = new SubtreeSums(page.elements, (element) => (kept.has(element) ? ownProse(element) : 0))
  if (prose.of(page.root) >= MIN_PROSE) return innermostWith(page.root, prose, MIN_SHARE)
  const all = new SubtreeSums(page.elements, (element) => (kept.has(element) ? ownText(element) : 0))
  return all.of(page.root) > 0 ? innermostWith(page.root, all, MIN_SHARE) : null
}

/** Runs of words from all over the text, to be looked for in a page. */
function probesOf(text: string): string[] {
  const words = titleKey(text.replace(/<[^>]*>/g, ' ')).split(' ')
  const step = Math.max(PROBE_WORDS, Math.floor(words.length / MAX_PROBES))
  const probes: string[] = []
  for (let at = 0; at + PROBE_WORDS <= words.length && probes.length < MAX_PROBES; at += step) {
    probes.push(words.slice(at, at + PROBE_WORDS).join(' '))
  }
  return probes
}

function agreement(element: HtmlElement, probes: readonly string[]): number {
  const text = titleKey(elementText(element))
  return probes.filter((probe) => text.includes(probe)).length / probes.length
}

/** The innermost element with what the page's metadata says the article's words are; null when it is not there. */
function evidencedRoot(page: LoadedPage, articleBody: string | null): HtmlElement | null {
  const probes = probesOf(articleBody ?? '')
  if (probes.length < 4 || agreement(page.root, probes) < 0.75) return null
  const found = agreement(page.root, probes)
  let at = page.root
  for (;;) {
    const next = at.children.find(
      (child): child is HtmlElement =>
        child.type === 'element' &&
        child.textLength >= MIN_PROSE &&
        agreement(child, probes) >= found * MIN_SHARE,
    )
    if (!next?.hasBlock) return at
    at = next
  }
}

function bodyOf(page: LoadedPage): HtmlElement {
  return page.elements.find(({ tag }) => tag === 'body') ?? page.root
}

function largest(elements: readonly HtmlElement[], prose: SubtreeSums): HtmlElement | null {
  let best: HtmlElement | null = null
  for (const element of elements) {
    if (prose.of(element) >= MIN_PROSE && (best === null || prose.of(element) > prose.of(best)))
      best = element
  }
  return best
}

function isNamedBody(element: HtmlElement): boolean {
  if (element.isHidden || element.tokens.length === 0 || element.tag === 'body' || element.tag === 'html')
    return false
  return BODY_NAMES.test(element.tokens.join(' '))
}

export function chooseRoot(page: LoadedPage, reading: FirstReading, articleBody: string | null): RootChoice {
  const none: FirstReading = { kept: new Set() }
  const prose = new SubtreeSums(page.elements, ownProse)
  const proposed = readingRoot(page, reading)
  const named = largest(page.elements.filter(isNamedBody), prose)
  if (!proposed) {
    const tagged = (tag: string) =>
      largest(
        page.elements.filter((element) => element.tag === tag),
        prose,
      )
    const root = named ?? tagged('article') ?? tagged('main') ?? bodyOf(page)
    return { root, reading: none, reason: 'the page’s own names, for want of a first reading' }
  }
  const evidenced = evidencedRoot(page, articleBody)
  if (evidenced) {
    const isAgreed = agreement(proposed, probesOf(articleBody ?? '')) >= MIN_AGREEMENT
    if (!isAgreed)
      return { root: evidenced, reading: none, reason: 'its words are those of the page’s metadata' }
  } else if (named && prose.of(named) > prose.of(proposed) * OVERRULE_RATIO) {
    const isOther = contains(named, proposed) || !contains(proposed, named)
    if (isOther)
      return {
        root: named,
        reading: none,
        reason: 'named as the story and much longer than the first reading',
      }
  }
  return { root: proposed, reading, reason: 'nearly all running text of the first reading' }
}

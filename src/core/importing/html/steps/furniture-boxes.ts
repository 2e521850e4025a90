/**
 * One step for each kind of furniture: boxes that their own names give away, unless they hold the story.
 */
import { descendants, type HtmlElement, linkDensity } from '../dom.ts'
import type { PageState, PageStep } from '../page-state.ts'
import { ownProse } from '../prose.ts'
import { FURNITURE, type FurnitureKind } from './furniture-words.ts'

/** A box with more of the region's words than this is the story, whatever it is called. */
const MAX_SHARE = 0.4
const KEPT_TAGS = new Set([
  'html',
  'body',
  'main',
  'article',
  'table',
  'tbody',
  'tr',
  'td',
  'img',
  'picture',
  'br',
  'hr',
])
const EMBED_TOKENS = new Set(['embed', 'tweet', 'embedded', 'oembed'])
const MAX_INLINE_LENGTH = 120

function namePattern(kind: FurnitureKind): RegExp {
  return new RegExp(`(?:^| )(?:${kind.words.join('|')})(?= |$)`)
}

function proseCount(element: HtmlElement): number {
  let count = ownProse(element) > 0 ? 1 : 0
  for (const inner of descendants(element)) if (ownProse(inner) > 0) count++
  return count
}

/** A word or link inside a paragraph is part of its sentence; a whole line of it is a label. */
function isInSentence(element: HtmlElement): boolean {
  const { parent } = element
  return (
    !element.hasBlock &&
    parent !== null &&
    !parent.hasBlock &&
    parent.textLength > element.textLength + MAX_INLINE_LENGTH
  )
}

function isFurniture(element: HtmlElement, kind: FurnitureKind, pattern: RegExp, state: PageState): boolean {
  if (element.tokens.length === 0 || KEPT_TAGS.has(element.tag) || element.textLength === 0) return false
  if (!pattern.test(element.tokens.join(' '))) return false
  if (element.tokens.some((token) => EMBED_TOKENS.has(token)) || element.tag === 'blockquote') return false
  if (element.textLength > state.root.textLength * MAX_SHARE || isInSentence(element)) return false
  return proseCount(element) <= kind.maxProse || linkDensity(element) > 0.6
}

function furnitureStep(kind: FurnitureKind): PageStep {
  const pattern = namePattern(kind)
  return {
    name: kind.step,
    run(state: PageState) {
      const visit = (element: HtmlElement) => {
        for (const child of element.children) {
          if (child.type !== 'element' || child.isHidden || state.verdicts.get(child) === 'removed') continue
          if (isFurniture(child, kind, pattern, state))
            state.verdicts.decide(kind.step, child, 'removed', kind.reason)
          else visit(child)
        }
      }
      visit(state.root)
    },
  }
}

export const FURNITURE_STEPS: readonly PageStep[] = FURNITURE.map(furnitureStep)

/**
 * Takes out what stands between a page's top and the story's first sentence: the headline again, dates, sections,
 * bylines, reading times.
 */
import { titleKey } from '../metadata/titles.ts'
import {
  type BlockState,
  type BlockStep,
  type BlockView,
  linkShare,
  remove,
  staysOnSite,
} from './block-view.ts'
import { BYLINE_START, CREDIT_LINE, HAS_AGO, HAS_DATE, READING_TIME } from './furniture-phrases.ts'

const MAX_LINK_WORDS = 12
const MAX_LINE_LENGTH = 140
const MAX_HEAD_BLOCKS = 25

/** The blocks before the first running text. Empty when there is none: then all of it may be the story. */
function headOf(views: readonly BlockView[]): BlockView[] {
  const first = views.findIndex((view) => view.isProse && !view.isRemoved)
  return first === -1
    ? []
    : views.slice(0, Math.min(first, MAX_HEAD_BLOCKS)).filter((view) => !view.isRemoved)
}

function isMostOf(whole: string, part: string): boolean {
  return whole.startsWith(part) && part.length >= whole.length * 0.6
}

export const repeatedHeadlineStep: BlockStep = {
  name: 'html.repeated-headline',
  run(state: BlockState) {
    const { titleKeys } = state.metadata
    for (const view of state.views.slice(0, MAX_HEAD_BLOCKS)) {
      if (view.isRemoved || view.text === '' || view.text.length > 400) continue
      const key = titleKey(view.text)
      const isTitle =
        titleKeys.has(key) ||
        (view.block.type === 'heading' &&
          view.block.depth === 1 &&
          [...titleKeys].some((title) => isMostOf(title, key) || isMostOf(key, title)))
      if (isTitle) remove(state, view, this.name, 'says the headline again')
    }
  },
}

function holdsTitle(view: BlockView, titleKeys: ReadonlySet<string>): boolean {
  const key = titleKey(view.text)
  return [...titleKeys].some((title) => title.length >= 20 && key.includes(title))
}

function headReason(view: BlockView, { metadata }: BlockState): string | null {
  const { text, block } = view
  if (block.type !== 'paragraph' && block.type !== 'heading' && block.type !== 'list') return null
  if (text.length > MAX_LINE_LENGTH && !(linkShare(view) > 0.6))
    return holdsTitle(view, metadata.titleKeys) && text.length < 400
      ? 'a path to the page with its headline'
      : null
  if (READING_TIME.test(text)) return 'how long reading takes'
  if (HAS_DATE.test(text) || (HAS_AGO.test(text) && text.length < 60)) return 'a date before the story begins'
  if (metadata.byline && text.includes(metadata.byline)) return 'the author’s name before the story begins'
  if (BYLINE_START.test(text) && text.length < 80) return 'a byline before the story begins'
  if (CREDIT_LINE.test(text)) return 'a picture’s credit'
  if (holdsTitle(view, metadata.titleKeys)) return 'a path to the page with its headline'
  const words = text.split(/\s+/).length
  const isLinks = block.type !== 'heading' && linkShare(view) > 0.8 && words <= MAX_LINK_WORDS
  return isLinks && staysOnSite(view, metadata.url) ? 'links before the story begins' : null
}

export const headMatterStep: BlockStep = {
  name: 'html.head-matter',
  run(state: BlockState) {
    for (const view of headOf(state.views)) {
      if (view.text === '') continue
      const reason = headReason(view, state)
      if (reason !== null) remove(state, view, this.name, reason)
    }
  },
}

/**
 * Takes out what follows a story's last sentence: about the author, contact and copyright lines, tags, appeals.
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
import { APPEAL_START, CREDIT_LINE, DESK_CREDIT, NOTICE_LINE, RELATED_START } from './furniture-phrases.ts'

const MAX_TAIL_BLOCKS = 14
const MAX_LINE_LENGTH = 420
/** Longer ones are offers that belong to the story's own words as often as not. */
const MAX_APPEAL_LENGTH = 200
const CONTACT = /[\w.+-]+@[\w-]+\.[\w.]+|(?:^|[\s(])@\w{3,}/u
const COPYRIGHT = /©|\(c\)\s*\d{4}|copyright\s+\d{4}|all rights reserved/iu

function mentionsAuthor(text: string, byline: string | null): boolean {
  const names = (byline ?? '').split(/\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*/u).map(titleKey)
  const key = titleKey(text)
  return names.some(
    (name) =>
      name.length >= 6 && name.includes(' ') && (key.startsWith(name) || key.startsWith(`by ${name}`)),
  )
}

function tailReason(view: BlockView, { metadata }: BlockState): string | null {
  const { text, block } = view
  if (text === '') return block.type === 'thematicBreak' ? 'a rule with nothing after it' : null
  if (block.type === 'heading') return text.length < 120 ? 'a heading with nothing under it' : null
  if (
    block.type === 'table' ||
    block.type === 'code' ||
    block.type === 'blockquote' ||
    text.length > MAX_LINE_LENGTH
  )
    return null
  const isAppeal = text.length <= MAX_APPEAL_LENGTH && block.type === 'paragraph' && APPEAL_START.test(text)
  if (NOTICE_LINE.test(text) || isAppeal) return 'an appeal or a notice to readers'
  if (DESK_CREDIT.test(text) && block.type === 'paragraph') return 'who at the desk wrote and edited'
  if (COPYRIGHT.test(text)) return 'a copyright line'
  if (CREDIT_LINE.test(text)) return 'a picture’s credit'
  if (RELATED_START.test(text) && linkShare(view) > 0.3) return 'links to other stories'
  if (mentionsAuthor(text, metadata.byline)) return 'about the author'
  if (CONTACT.test(text) && text.length < 300 && block.type === 'paragraph') return 'how to reach the author'
  const isOnSite = staysOnSite(view, metadata.url)
  if (block.type === 'list' && linkShare(view) > 0.8 && isOnSite) return 'links to other stories'
  return block.type === 'paragraph' && linkShare(view) > 0.8 && isOnSite ? 'only a link' : null
}

export const tailMatterStep: BlockStep = {
  name: 'html.tail-matter',
  run(state: BlockState) {
    const views = state.views.filter((view) => !view.isRemoved)
    const tail = views.slice(-MAX_TAIL_BLOCKS).reverse()
    const before = views.slice(0, -MAX_TAIL_BLOCKS).some((view) => view.isProse)
    for (const view of tail) {
      const isLast = !before && !tail.some((other) => other !== view && !other.isRemoved && other.isProse)
      const reason = isLast ? null : tailReason(view, state)
      if (reason !== null) remove(state, view, this.name, reason)
      else if (view.block.type !== 'figure') return
    }
  },
}

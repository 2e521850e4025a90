/**
 * Takes out lines that interrupt a story: links to other stories, notices, credits without a picture.
 */
import {
  type BlockState,
  type BlockStep,
  type BlockView,
  linkShare,
  remove,
  staysOnSite,
} from './block-view.ts'
import {
  CREDIT_LINE,
  NOTICE_LINE,
  RELATED_LABEL,
  RELATED_START,
  SUBSCRIPTION_APPEAL,
} from './furniture-phrases.ts'

const MAX_RELATED_LENGTH = 260
const MAX_CREDIT_LENGTH = 120

const MAX_SUBSCRIPTION_LENGTH = 250

/** Linked, because a story about newsletters says such words too. */
function asksToSubscribe(view: BlockView): boolean {
  const { block, text, linkLength } = view
  return (
    block.type === 'paragraph' &&
    text.length <= MAX_SUBSCRIPTION_LENGTH &&
    linkLength > 0 &&
    SUBSCRIPTION_APPEAL.test(text)
  )
}

export const subscriptionLinesStep: BlockStep = {
  name: 'html.subscription-lines',
  run(state: BlockState) {
    for (const view of state.views) {
      if (!view.isRemoved && asksToSubscribe(view)) remove(state, view, this.name, 'asks for a subscription')
    }
  },
}

export const noticeLinesStep: BlockStep = {
  name: 'html.notice-lines',
  run(state: BlockState) {
    for (const view of state.views) {
      if (
        view.isRemoved ||
        view.text.length > 80 ||
        view.block.type === 'table' ||
        view.block.type === 'code'
      )
        continue
      if (NOTICE_LINE.test(view.text)) remove(state, view, this.name, 'a notice, not a sentence of the story')
    }
  },
}

/** Only beside a picture: elsewhere "Photo: …" may be the story's own words. */
export const creditLinesStep: BlockStep = {
  name: 'html.credit-lines',
  run(state: BlockState) {
    const views = state.views.filter((view) => !view.isRemoved)
    for (const [index, view] of views.entries()) {
      if (
        view.block.type !== 'paragraph' ||
        view.text.length > MAX_CREDIT_LENGTH ||
        !CREDIT_LINE.test(view.text)
      )
        continue
      const isBesidePicture = [views[index - 1], views[index + 1]].some(
        (other) => other?.block.type === 'figure',
      )
      if (isBesidePicture) remove(state, view, this.name, 'names the maker of the picture beside it')
    }
  },
}

function isLinkList(view: BlockView | undefined): view is BlockView {
  return (
    view !== undefined &&
    !view.isRemoved &&
    view.text !== '' &&
    linkShare(view) > 0.75 &&
    view.block.type !== 'table'
  )
}

/** A line that is nothing but a link, or a label and a link. */
function isRelatedLine(view: BlockView, url: string | null): boolean {
  const { block, text } = view
  if (text.length > MAX_RELATED_LENGTH || text === '') return false
  if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'blockquote') {
    if (RELATED_START.test(text) && linkShare(view) > 0.4) return true
    return block.type === 'paragraph' && linkShare(view) > 0.95 && text.length >= 20 && staysOnSite(view, url)
  }
  return false
}

export const relatedLinesStep: BlockStep = {
  name: 'html.related-lines',
  run(state: BlockState) {
    const { views } = state
    for (const [index, view] of views.entries()) {
      if (view.isRemoved) continue
      if (isRelatedLine(view, state.metadata.url))
        remove(state, view, this.name, 'a link to another story between paragraphs')
      else if (RELATED_LABEL.test(view.text) && view.text.length < 60) removeLabelled(state, index)
    }
  },
}

/** The label and the links that follow it. Without links after it the label is a word of the story. */
function removeLabelled(state: BlockState, index: number): void {
  const { views } = state
  let next = index + 1
  for (let view = views[next]; isLinkList(view); view = views[++next])
    remove(state, view, 'html.related-lines', 'links to other stories under a label')
  const label = views[index]
  if (label && next > index + 1)
    remove(state, label, 'html.related-lines', 'a label of links to other stories')
}

/** Lists of several whole-line links interrupt a story; a story's own lists have words around their links. */
export const linkListsStep: BlockStep = {
  name: 'html.link-lists',
  run(state: BlockState) {
    for (const view of state.views) {
      if (view.isRemoved || view.block.type !== 'list' || linkShare(view) < 0.95) continue
      const mean = view.text.length / view.block.children.length
      if (mean >= 15 && staysOnSite(view, state.metadata.url))
        remove(state, view, this.name, 'a list of nothing but links to other pages')
    }
  },
}

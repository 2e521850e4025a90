/**
 * Recovers embedded posts as quotes with their link, and sets pull quotes apart from the story they repeat.
 */
import { contains, descendants, elementText, type HtmlElement } from '../dom.ts'
import { titleKey } from '../metadata/titles.ts'
import type { PageState, PageStep } from '../page-state.ts'

const POST_TOKENS = new Set(['tweet', 'embed', 'embedded', 'oembed', 'post', 'media', 'status', 'toot'])
/** "— Name (@handle) 18 November": how posts are quoted everywhere. */
const POST_SIGNATURE = /[—–-]\s*[^—–]{1,80}\(@[\w.@-]{2,60}\)/u
const MAX_POST_LENGTH = 3000

function isPost(element: HtmlElement): boolean {
  if (element.tag !== 'blockquote' || element.textLength > MAX_POST_LENGTH) return false
  const hasAddress = [...element.attributes].some(
    ([name, value]) => /permalink|^cite$|data-.*(?:url|href)/.test(name) && /^https?:/.test(value),
  )
  const hasLink = [...descendants(element)].some(
    ({ tag, attributes }) => tag === 'a' && attributes.has('href'),
  )
  const isNamed = element.tokens.some((token) => POST_TOKENS.has(token))
  return (isNamed && (hasLink || hasAddress)) || POST_SIGNATURE.test(elementText(element))
}

export const embeddedPostsStep: PageStep = {
  name: 'html.embedded-posts',
  run({ page, root, verdicts }: PageState) {
    for (const element of page.elements) {
      if (!contains(root, element) || element.isHidden || !isPost(element)) continue
      verdicts.decide('html.embedded-posts', element, 'embed', 'a post of another site, quoted with its link')
    }
  },
}

const PULL_PATTERN = /(?:^| )(?:pull ?quote|pulled quote|quote pull|blockquote pull)s?(?= |$)/

function isPulled(element: HtmlElement): boolean {
  return PULL_PATTERN.test(element.tokens.join(' ')) && element.textLength > 0 && element.textLength < 600
}

/** A page with more pull quotes than this is not searched for what each repeats. */
const MAX_COMPARED = 50

export const pullQuotesStep: PageStep = {
  name: 'html.pull-quotes',
  run({ root, verdicts }: PageState) {
    let story: string | null = null
    let compared = 0
    const isRepeated = (element: HtmlElement): boolean => {
      if (++compared > MAX_COMPARED) return false
      story ??= titleKey(elementText(root))
      const words = titleKey(elementText(element)).split(' ').slice(0, 8).join(' ')
      return words !== '' && story.indexOf(words) !== story.lastIndexOf(words)
    }
    const visit = (element: HtmlElement) => {
      for (const child of element.children) {
        if (child.type !== 'element' || child.isHidden || verdicts.get(child) === 'removed') continue
        if (!isPulled(child)) visit(child)
        else {
          const reason = isRepeated(child) ? 'repeats words of the story for show' : 'set as a pull quote'
          verdicts.decide('html.pull-quotes', child, 'pullquote', reason)
        }
      }
    }
    visit(root)
  },
}

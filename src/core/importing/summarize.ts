/** What lists show of an article, drawn from its tree: the beginning of the story and its length. */

import type { CanonicalBlock } from '../../shared/article/canonical-text.ts'
import type { TitleOrigin } from '../../shared/article/parsed-article.ts'
import { wordsOf } from '../../shared/keywords/words.ts'

const EXCERPT_LENGTH = 240

export function countWords(text: string): number {
  let count = 0
  for (const _word of wordsOf(text)) count++
  return count
}

/**
 * The first words of the story in at most 240 code units, headings left out. Where the title was made from the lede,
 * the excerpt goes on after the words that the title already shows.
 */
export function makeOpening(
  blocks: readonly CanonicalBlock[],
  titleText: string,
  origin: TitleOrigin,
): string {
  const texts = blocks
    .filter(({ node }) => node.type === 'paragraph')
    .map(({ text }) => text.replace(/\s+/g, ' '))
  const made = titleText.replace(/…$/, '').trimEnd()
  const first = texts[0]
  if (origin === 'lede' && first?.startsWith(made)) {
    const rest = first.slice(made.length).replace(/^[\s.,;:!?…—–-]+/, '')
    texts[0] = made === titleText || rest === '' ? rest : `… ${rest}`
  }
  const opening = texts.slice(0, 6).filter(Boolean).join(' ')
  if (opening.length <= EXCERPT_LENGTH) return opening
  const cut = opening.slice(0, EXCERPT_LENGTH - 1)
  const space = cut.lastIndexOf(' ')
  // Not inside a surrogate pair, for scripts without spaces.
  return `${(space > EXCERPT_LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`
}

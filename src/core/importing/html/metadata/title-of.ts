/**
 * The title to show when the page may name none: its own, else the story's first sentence, else the file's name.
 */
import type { TitleOrigin } from '../../../../shared/article/parsed-article.ts'
import type { PageMetadata } from './read-metadata.ts'

const MAX_LENGTH = 120

function firstSentence(text: string): string {
  const line =
    text
      .split('\n')
      .find((candidate) => candidate.trim() !== '')
      ?.trim() ?? ''
  const sentence = /^.{10,}?[.!?。！？؟](?=["'”’»」]*(?:\s|$))["'”’»」]*/su.exec(line)?.[0] ?? line
  if (sentence.length <= MAX_LENGTH) return sentence
  const cut = sentence.slice(0, MAX_LENGTH)
  const space = cut.lastIndexOf(' ')
  return `${(space > MAX_LENGTH / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

export function titleOf(
  metadata: PageMetadata,
  text: string,
  name: string,
): { titleText: string; titleOrigin: TitleOrigin } {
  if (metadata.title !== null) return { titleText: metadata.title, titleOrigin: 'source' }
  const sentence = firstSentence(text)
  return sentence === ''
    ? { titleText: name, titleOrigin: 'file' }
    : { titleText: sentence, titleOrigin: 'lede' }
}

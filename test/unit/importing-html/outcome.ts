/**
 * An article in the shape that the fixtures' expected files have: everything that is told of it, small enough to read.
 */
import { blockText } from '../../../src/shared/article/canonical-text.ts'
import type { ParsedArticle } from '../../../src/shared/article/parsed-article.ts'
import type { Block, BlockData, Inline, ListItem } from '../../../src/shared/article/tree.ts'

export interface BlockOutcome {
  type: string
  depth?: number
  text?: string
  data?: BlockData
  ordered?: boolean
  start?: number
  checked?: boolean
  links?: string[]
  images?: string[]
  caption?: string
  blocks?: BlockOutcome[]
}

export function linksOf(nodes: readonly Inline[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return [node.url, ...linksOf(node.children)]
    return 'children' in node ? linksOf(node.children) : []
  })
}

function withData(outcome: BlockOutcome, data: BlockData | undefined): BlockOutcome {
  return data ? { ...outcome, data } : outcome
}

function outcomeOf(block: Block | ListItem): BlockOutcome {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const links = linksOf(block.children)
      return withData(
        {
          type: block.type,
          ...(block.type === 'heading' && { depth: block.depth }),
          text: blockText(block),
          ...(links.length > 0 && { links }),
        },
        block.data,
      )
    }
    case 'code':
    case 'table':
      return withData({ type: block.type, text: blockText(block) }, block.data)
    case 'thematicBreak':
      return withData({ type: block.type }, block.data)
    case 'figure': {
      const images = block.children.flatMap((child) =>
        child.type === 'image' ? [child.data?.sourceUrl ?? ''] : [],
      )
      const caption = block.children.find((child) => child.type === 'caption')
      return withData(
        { type: block.type, images, ...(caption && { caption: blockText(caption) }) },
        block.data,
      )
    }
    default:
      return withData(
        {
          type: block.type,
          ...(block.type === 'list' && { ordered: block.ordered }),
          ...(block.type === 'list' && block.start !== undefined && { start: block.start }),
          ...(block.type === 'listItem' && block.checked !== undefined && { checked: block.checked }),
          blocks: block.children.map(outcomeOf),
        },
        block.data,
      )
  }
}

export function articleOutcome(article: ParsedArticle) {
  const { titleText, titleOrigin, byline, siteName, publishedAt, modifiedAt, lang, dir, url } = article
  return {
    title: titleText,
    titleOrigin,
    byline,
    siteName,
    publishedAt,
    modifiedAt,
    lang,
    dir,
    url,
    assets: article.assets.map(({ mediaType, bytes }) => ({ mediaType, size: bytes.length })),
    blocks: article.tree.children.map(outcomeOf),
  }
}

/**
 * The part of a parsed article that fixtures state: metadata and blocks, one flat entry for each block that holds
 * words or parts the text.
 */
import { blockText } from '../../src/shared/article/canonical-text.ts'
import type { ParsedArticle } from '../../src/shared/article/parsed-article.ts'
import type { Block, BlockData, ListItem } from '../../src/shared/article/tree.ts'

export interface OutcomeBlock extends BlockData {
  /** Types from the outermost block inwards, as in `list > paragraph`. */
  type: string
  depth?: number
  text: string
}

export interface Outcome {
  kind: string
  title: string
  titleOrigin: string
  byline: string | null
  siteName: string | null
  publishedAt: string | null
  lang: string | null
  dir: string
  url: string | null
  blocks: OutcomeBlock[]
}

function flatten(block: Block | ListItem, path: string, inherited: BlockData): OutcomeBlock[] {
  const type = path === '' ? block.type : `${path} > ${block.type}`
  const data = { ...inherited, ...block.data }
  switch (block.type) {
    case 'paragraph':
    case 'code':
    case 'table':
      return [{ type, ...data, text: blockText(block) }]
    case 'heading':
      return [{ type, depth: block.depth, ...data, text: blockText(block) }]
    case 'thematicBreak':
      return [{ type, ...data, text: '' }]
    case 'figure':
      return block.children.map((child) =>
        child.type === 'image'
          ? { type: `${type} > image`, ...data, text: `${child.alt} <${child.data?.sourceUrl ?? child.url}>` }
          : { type: `${type} > caption`, ...data, ...child.data, text: blockText(child) },
      )
    case 'listItem': {
      const task = block.checked === undefined ? '' : block.checked ? ' [x]' : ' [ ]'
      return block.children.flatMap((child) => flatten(child, path + task, data))
    }
    default:
      return block.children.flatMap((child) => flatten(child, type, data))
  }
}

export function outcomeOf(article: ParsedArticle): Outcome {
  const { titleText, titleOrigin, byline, siteName, publishedAt, lang, dir, url } = article
  const blocks = article.tree.children.flatMap((block) => flatten(block, '', {}))
  return {
    kind: article.sourceKind,
    title: titleText,
    titleOrigin,
    byline,
    siteName,
    publishedAt,
    lang,
    dir,
    url,
    blocks,
  }
}

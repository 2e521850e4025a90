/** `offprint show`: one article to read in the terminal, or all that is known of it as JSON. */
import { canonicalBlocks } from '../../shared/article/canonical-text.ts'
import { type Block, isBoilerplate, type ListItem, type Root } from '../../shared/article/tree.ts'
import type { ArticleDetail } from '../../shared/contract/schemas.ts'
import { findArticle } from '../find-article.ts'
import { withLibrary } from '../open-library.ts'
import { type Output, printable, printableLine } from '../output.ts'

function* hiddenBlocks(blocks: readonly (Block | ListItem)[]): Generator<Block | ListItem> {
  for (const block of blocks) {
    if (isBoilerplate(block)) yield block
    else if (block.type === 'blockquote' || block.type === 'list' || block.type === 'listItem')
      yield* hiddenBlocks(block.children)
  }
}

/** The words that the reader hides, block by block. */
export function hiddenTexts(tree: Root): string[] {
  return [...hiddenBlocks(tree.children)].flatMap((hidden) => {
    // Without its role it is a block like any other.
    const shown = { ...hidden, data: {} }
    const children: Block[] =
      shown.type === 'listItem' ? [{ type: 'list', ordered: false, children: [shown] }] : [shown]
    return canonicalBlocks({ type: 'root', children }).map((block) => block.text)
  })
}

/** The story with blank lines between its blocks and headings marked as in Markdown. */
export function storyLines(tree: Root): string[] {
  return canonicalBlocks(tree).map(({ node, text }) =>
    node.type === 'heading' ? `${'#'.repeat(node.depth)} ${printableLine(text)}` : printable(text),
  )
}

const ORIGIN_REMARKS: Record<ArticleDetail['titleOrigin'], string | null> = {
  source: null,
  user: null,
  lede: '(title made from the first sentence)',
  file: '(title made from the file name)',
}

function headLines(article: ArticleDetail): string[] {
  const facts = [article.byline, article.siteName, article.publishedAt].filter((fact) => fact !== null)
  return [
    printableLine(article.title),
    ORIGIN_REMARKS[article.titleOrigin],
    facts.length > 0 ? facts.map(printableLine).join(' · ') : null,
    article.url === null ? null : printableLine(article.url),
  ].filter((line) => line !== null)
}

export async function showCommand(idPrefix: string, libraryDir: string, output: Output): Promise<void> {
  await withLibrary(libraryDir, async ({ client }) => {
    const article = await client.article.get({ id: await findArticle(client, idPrefix) })
    output.json(article)
    for (const line of headLines(article)) output.line(line)
    for (const block of storyLines(article.tree)) output.line(`\n${block}`)
    const hidden = hiddenTexts(article.tree)
    if (hidden.length > 0) output.line('')
    for (const text of hidden) output.line(`Hidden: ${printableLine(text)}`)
  })
}

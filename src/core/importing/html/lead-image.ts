/**
 * Puts the picture that a page names as its own at the head of the story, unless the story begins with one.
 */
import type { Block, Figure, Root } from '../../../shared/article/tree.ts'
import type { PageMetadata } from './metadata/read-metadata.ts'
import type { Verdicts } from './verdicts.ts'

/** The same picture in another crop stands among the first blocks when it stands in the story at all. */
const HEAD_BLOCKS = 4
const STAND_IN =
  /(?:^|[/_.-])(?:logo|default|placeholder|fallback|favicon|icon|blank|social[-_]?share|share[-_]?image|og[-_]?image|site[-_]?image|no[-_]?image)(?:[/_.@-]|\d|$)/i

function fileName(address: string): string {
  return (
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '')
      .toLowerCase() ?? ''
  )
}

function* sourceUrls(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.type !== 'figure') continue
    for (const child of block.children) if (child.type === 'image') yield child.data?.sourceUrl ?? ''
  }
}

export function withLeadImage(tree: Root, metadata: PageMetadata, verdicts: Verdicts): Root {
  const { leadImage } = metadata
  if (leadImage === null || STAND_IN.test(fileName(leadImage))) return tree
  const hasPictureAtHead = tree.children.slice(0, HEAD_BLOCKS).some(({ type }) => type === 'figure')
  const name = fileName(leadImage)
  if (hasPictureAtHead || [...sourceUrls(tree.children)].some((url) => fileName(url) === name)) return tree
  const figure: Figure = {
    type: 'figure',
    children: [{ type: 'image', url: '', alt: '', data: { sourceUrl: leadImage } }],
  }
  verdicts.note({
    step: 'html.lead-image',
    decision: 'added',
    reason: 'the page names it as the story’s picture',
  })
  return { type: 'root', children: [figure, ...tree.children] }
}

/** The text read back from the rendered article equals its canonical text, for every kind of node and for any tree. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ArticleView } from '../../src/renderer/reader/article-view.tsx'
import { offsetsOf, rangeBetween, readBackText, readTextMap } from '../../src/renderer/reader/text-map.ts'
import { canonicalBlocks, canonicalText } from '../../src/shared/article/canonical-text.ts'
import { normalizeTree } from '../../src/shared/article/normalize-tree.ts'
import { type Block, type Inline, paragraph, type Root, text } from '../../src/shared/article/tree.ts'
import { makeArticle } from './support/fake-library.ts'
import { CARTEL_STORY, EVERY_NODE, PLAIN_STORY } from './support/stories.ts'
import { mount } from './support/window.tsx'

async function draw(tree: Root): Promise<HTMLElement> {
  const article = makeArticle('A title that is not part of the text', tree)
  const element = await mount(<ArticleView article={article} assetBase="/assets/" openExternal={null} />)
  return element.querySelector('.story') as HTMLElement
}

test.each<[string, Root]>([
  ['every kind of node', EVERY_NODE],
  ['headings and paragraphs', CARTEL_STORY],
  ['two paragraphs', PLAIN_STORY],
  ['nothing at all', { type: 'root', children: [] }],
  [
    'only what is not part of the story',
    { type: 'root', children: [paragraph('Ad', { role: 'boilerplate' })] },
  ],
  ['no-break spaces and emoji', { type: 'root', children: [paragraph('12\u00a0% of 👩‍👩‍👧 — “so”')] }],
  ['markup as text', { type: 'root', children: [paragraph('<b>not bold</b> &amp; &lt;')] }],
])('%s', async (_title, tree) => {
  expect(readBackText(await draw(tree))).toBe(canonicalText(tree))
})

const word = fc.constantFrom('sea', ' ', 'a b', '\u00a0', '“', '<i>', '漢字', 'שלום', '\t', '😀', 'x\ny')
const { inline } = fc.letrec<{ inline: Inline; inlines: Inline[] }>((tie) => ({
  inlines: fc.array(tie('inline'), { maxLength: 4 }),
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word.map((value): Inline => text(value)),
    word.map((value): Inline => ({ type: 'inlineCode', value })),
    fc.constant<Inline>({ type: 'break' }),
    fc.constant<Inline>({ type: 'image', url: '', alt: 'alt' }),
    fc.constant<Inline>({ type: 'footnoteReference', identifier: '1', label: '1' }),
    tie('inlines').map((children): Inline => ({ type: 'emphasis', children: children as Inline[] })),
    tie('inlines').map(
      (children): Inline => ({ type: 'link', url: 'https://example.org/', children: children as Inline[] }),
    ),
  ),
}))
const inlines = fc.array(inline, { maxLength: 5 })
const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    inlines.map((children): Block => ({ type: 'paragraph', children })),
    inlines.map((children): Block => ({ type: 'paragraph', children, data: { role: 'boilerplate' } })),
    inlines.map((children): Block => ({ type: 'heading', depth: 2, children })),
    word.map((value): Block => ({ type: 'code', value })),
    fc.array(fc.array(inlines, { maxLength: 3 }), { maxLength: 3 }).map(
      (rows): Block => ({
        type: 'table',
        children: rows.map((cells) => ({
          type: 'tableRow',
          children: cells.map((children) => ({ type: 'tableCell', children })),
        })),
      }),
    ),
    inlines.map((children): Block => ({ type: 'figure', children: [{ type: 'caption', children }] })),
    tie('blocks').map((children): Block => ({ type: 'blockquote', children: children as Block[] })),
    tie('blocks').map(
      (children): Block => ({
        type: 'list',
        ordered: false,
        children: [{ type: 'listItem', children: children as Block[] }],
      }),
    ),
  ),
}))

test('any normalised tree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 6 }), async (blocks) => {
      // As JSON, because that is how a tree reaches the window: no node stands in it twice.
      const tree: Root = JSON.parse(JSON.stringify(normalizeTree({ type: 'root', children: blocks })))
      expect(readBackText(await draw(tree))).toBe(canonicalText(tree))
    }),
    { numRuns: 80 },
  )
})

test('offsets lead to the words that stand there, and back', async () => {
  const map = readTextMap(await draw(EVERY_NODE))
  for (const { start, text: words } of canonicalBlocks(EVERY_NODE)) {
    for (const match of words.matchAll(/\p{L}+/gu)) {
      const from = start + match.index
      const to = from + match[0].length
      const range = rangeBetween(map, from, to)
      expect(range?.toString()).toBe(match[0])
      expect(range && offsetsOf(map, range)).toEqual({ start: from, end: to })
    }
  }
})

test('a stretch may run over inline elements and over blocks', async () => {
  const map = readTextMap(await draw(EVERY_NODE))
  const start = map.text.indexOf('old ferry left')
  expect(rangeBetween(map, start, start + 'old ferry left'.length)?.toString()).toBe('old ferry left')
  const range = rangeBetween(map, 0, map.text.length)
  expect(range && offsetsOf(map, range)).toEqual({ start: 0, end: map.text.length })
})

test('where no text stands there is no range', async () => {
  const map = readTextMap(await draw(PLAIN_STORY))
  const gap = map.text.indexOf('\n')
  expect(rangeBetween(map, gap, gap + 1)).toBeNull()
  expect(rangeBetween(map, map.text.length, map.text.length + 5)).toBeNull()
})

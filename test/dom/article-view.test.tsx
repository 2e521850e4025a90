/** How an article is drawn: outline, links, pictures, what is hidden, and that nothing hostile comes through. */
import { expect, test } from 'vitest'
import { ArticleView } from '../../src/renderer/reader/article-view.tsx'
import {
  type Block,
  heading,
  type Inline,
  paragraph,
  type Root,
  text,
} from '../../src/shared/article/tree.ts'
import type { ArticleDetail } from '../../src/shared/contract/schemas.ts'
import { makeArticle } from './support/fake-library.ts'
import { EVERY_NODE } from './support/stories.ts'
import { mount } from './support/window.tsx'

async function draw(tree: Root, changes: Partial<ArticleDetail> = {}, opened: string[] | null = null) {
  const article = makeArticle('The title', tree, changes)
  const openExternal = opened ? (url: string) => void opened.push(url) : null
  return mount(<ArticleView article={article} assetBase="/assets/" openExternal={openExternal} />)
}

function outline(element: HTMLElement): string[] {
  return [...element.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
    (found) => `${found.localName} ${found.textContent}`,
  )
}

test.each<[string, number[], string]>([
  ['depths below the title are kept', [2, 3, 3, 2], 'h1 h2 h3 h3 h2'],
  ['an article that begins deep begins at the second level', [4, 4], 'h1 h2 h2'],
  ['no level is skipped', [1, 4, 6, 2], 'h1 h2 h3 h4 h3'],
  ['a shallower heading after a deeper one', [3, 2, 3], 'h1 h2 h2 h3'],
])('outline: %s', async (_title, depths, expected) => {
  const tree: Root = { type: 'root', children: depths.map((depth) => heading(depth as 1, `D${depth}`)) }
  const names = outline(await draw(tree)).map((line) => line.split(' ')[0])
  expect(names.join(' ')).toBe(expected)
})

test.each<[ArticleDetail['titleOrigin'], string | null]>([
  ['lede', 'Title made from the first sentence'],
  ['file', 'Title made from the file’s name'],
  ['source', null],
  ['user', null],
])('a title of origin %s is marked: %s', async (titleOrigin, expected) => {
  const element = await draw(EVERY_NODE, { titleOrigin })
  expect(element.querySelector('.article-made')?.textContent ?? null).toBe(expected)
})

test('what is not part of the story is one press away, at its place', async () => {
  const element = await draw(EVERY_NODE)
  const [run, item] = element.querySelectorAll('details')
  expect(run?.querySelector('summary')?.textContent).toBe('2 lines hidden: not part of the story')
  expect(item?.querySelector('summary')?.textContent).toBe('1 line hidden: not part of the story')
  expect(run?.previousElementSibling?.localName).toBe('blockquote')
  expect(run?.querySelector('p')?.checkVisibility()).toBe(false)
  run?.querySelector('summary')?.click()
  expect(run?.querySelector('p')?.checkVisibility()).toBe(true)
})

test('stored pictures are loaded from the library; others are boxes with their words', async () => {
  const element = await draw(EVERY_NODE)
  const images = [...element.querySelectorAll('img')].map((image) => image.getAttribute('src'))
  expect(images).toEqual([`/assets/${'a'.repeat(64)}`])
  const boxes = [...element.querySelectorAll('.missing-image')].map((box) => box.textContent)
  expect(boxes).toEqual([
    'Picture not savedA lost map',
    'Picture not savedAlone',
    'Picture not savedThe lost quay',
  ])
})

test('links go outside, and through the desktop where there is one', async () => {
  const opened: string[] = []
  const element = await draw(EVERY_NODE, {}, opened)
  const link = element.querySelector<HTMLAnchorElement>('.story a[target]')
  expect(link?.rel).toBe('noopener noreferrer external')
  link?.click()
  expect(opened).toEqual(['https://example.org/a?b=c'])
})

test('a footnote mark leads to its footnote', async () => {
  const element = await draw(EVERY_NODE)
  const mark = element.querySelector<HTMLAnchorElement>('.footnote-mark')
  expect(mark?.getAttribute('aria-label')).toBe('Footnote 1')
  mark?.click()
  expect(document.activeElement?.textContent).toBe('1It was seen once more.')
})

test('footnotes are numbered in the order of their references', async () => {
  const note = (identifier: string): Block => ({
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: [paragraph(identifier)],
  })
  const mark = (identifier: string): Inline => ({ type: 'footnoteReference', identifier, label: identifier })
  const tree: Root = {
    type: 'root',
    children: [
      paragraph([text('a'), mark('soil'), text(' b'), mark('air'), text(' c'), mark('soil')]),
      note('air'),
      note('lost'),
      note('soil'),
    ],
  }
  const element = await draw(tree)
  const marks = [...element.querySelectorAll('.footnote-mark')].map((found) => found.textContent)
  const notes = [...element.querySelectorAll('.footnote')].map((found) => found.textContent)
  expect({ marks, notes }).toEqual({ marks: ['1', '2', '1'], notes: ['2air', '3lost', '1soil'] })
})

test('a hostile tree shows its words and nothing else', async () => {
  const tree: Root = {
    type: 'root',
    children: [
      paragraph([
        { type: 'link', url: 'javascript:document.body.dataset.pwned=1', children: [text('run')] },
        { type: 'link', url: 'data:text/html,<script>1</script>', children: [text(' data')] },
        { type: 'link', url: ' java\tscript:alert(1)', children: [text(' tab')] },
        { type: 'image', url: 'https://tracker.example/pixel.gif', alt: 'pixel' },
        { type: 'image', url: 'asset:../../etc/passwd', alt: 'path' },
        { type: 'image', url: `asset:${'a'.repeat(63)}G`, alt: 'hash' },
      ]),
      paragraph(
        '<img src=x onerror="document.body.dataset.pwned=1"><script>document.body.dataset.pwned=1</script>',
      ),
      { type: 'code', value: '</code></pre><script>document.body.dataset.pwned=1</script>' },
    ],
  }
  const element = await draw(tree, {
    url: 'javascript:alert(1)',
    siteName: '<b>site</b>',
    byline: '<i>by</i>',
  })
  for (const link of element.querySelectorAll<HTMLElement>('a, .story p')) link.click()
  expect(element.querySelectorAll('a')).toHaveLength(0)
  expect(element.querySelectorAll('img, script, iframe, b, i, [onerror]')).toHaveLength(0)
  expect(document.body.dataset.pwned).toBeUndefined()
  expect(element.querySelector('.story p')?.textContent).toContain('run data tab')
})

test('language and direction are on the article and on each block that differs', async () => {
  const element = await draw(EVERY_NODE, { lang: 'en', dir: 'ltr' })
  const article = element.querySelector('article')
  expect([article?.lang, article?.dir]).toEqual(['en', 'ltr'])
  const block = element.querySelector<HTMLElement>('.story p[lang]')
  expect([block?.lang, block?.dir]).toEqual(['he', 'rtl'])
})

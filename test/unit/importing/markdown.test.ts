import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../src/core/importing/markdown/parse-markdown.ts'
import { articleToMarkdown } from '../../../src/core/importing/to-markdown.ts'
import type { Block } from '../../../src/shared/article/tree.ts'

const words = (value: string) => ({ type: 'text', value })
const line = (...children: unknown[]) => ({ type: 'paragraph', children })

describe('Markdown becomes blocks without markup', () => {
  const rows: [title: string, source: string, blocks: unknown[]][] = [
    [
      'a link with an allowed scheme stays',
      '[a](https://example.org/x "T")',
      [line({ type: 'link', url: 'https://example.org/x', title: 'T', children: [words('a')] })],
    ],
    [
      'a link with another scheme leaves its words',
      'go [a](javascript:alert(1)) now',
      [line(words('go a now'))],
    ],
    ['a data link leaves its words', '[a](data:text/html;base64,AAAA)', [line(words('a'))]],
    ['a relative link without a base leaves its words', '[a](/x)', [line(words('a'))]],
    [
      'a reference is resolved',
      '[a][r]\n\n[r]: https://example.org/',
      [line({ type: 'link', url: 'https://example.org/', children: [words('a')] })],
    ],
    [
      'an image keeps its place and description; the space around it is kept once',
      'x ![a cat](cat.png) y',
      [
        line(
          words('x '),
          { type: 'image', url: '', alt: 'a cat', data: { sourceUrl: 'cat.png' } },
          words('y'),
        ),
      ],
    ],
    [
      'an image in the source keeps only its media type',
      'x ![a](data:image/png;base64,AAAA)',
      [line(words('x'), { type: 'image', url: '', alt: 'a', data: { sourceUrl: 'data:image/png' } })],
    ],
    ['inline tags go, their words stay', 'a <b onclick="x()">bold</b> word', [line(words('a bold word'))]],
    ['the contents of scripts go', 'a <script>alert(1)</script>b', [line(words('a b'))]],
    [
      'a block of HTML leaves its paragraphs',
      '<div><p>One &amp; two</p><style>p{}</style><p>Three</p></div>',
      [line(words('One & two')), line(words('Three'))],
    ],
    [
      'an image with a line in italics is a figure',
      '![a](b.png)\n\n*The cat.*',
      [
        {
          type: 'figure',
          children: [
            { type: 'image', url: '', alt: 'a', data: { sourceUrl: 'b.png' } },
            { type: 'caption', children: [words('The cat.')] },
          ],
        },
      ],
    ],
    [
      'tasks keep their state',
      '- [x] done\n- [ ] open',
      [
        {
          type: 'list',
          ordered: false,
          children: [
            { type: 'listItem', checked: true, children: [line(words('done'))] },
            { type: 'listItem', checked: false, children: [line(words('open'))] },
          ],
        },
      ],
    ],
  ]
  test.each(rows)('%s', (_title, source, blocks) => {
    expect(parseMarkdown(source).tree.children).toEqual(blocks)
  })
})

describe('front matter', () => {
  const read = (yaml: string) => {
    const { titleText, titleOrigin, byline, siteName, publishedAt, modifiedAt, lang, url } = parseMarkdown(
      `---\n${yaml}\n---\n\nWords of the story.`,
    )
    return { titleText, titleOrigin, byline, siteName, publishedAt, modifiedAt, lang, url }
  }
  const none = {
    titleText: 'Words of the story',
    titleOrigin: 'lede',
    byline: null,
    siteName: null,
    publishedAt: null,
    modifiedAt: null,
    lang: 'en',
    url: null,
  }
  test.each([
    [
      'all fields',
      'title: T\nauthor: {name: A}\ndate: 5 March 2024\nupdated: 2024-03-06\nsource: https://example.org/a\nsite: S\nlang: de_AT',
      {
        titleText: 'T',
        titleOrigin: 'source',
        byline: 'A',
        siteName: 'S',
        publishedAt: '2024-03-05',
        modifiedAt: '2024-03-06',
        lang: 'de-AT',
        url: 'https://example.org/a',
      },
    ],
    [
      'wrong types are dropped',
      'title: {a: 1}\ndate: soon\nurl: "javascript:alert(1)"\nlang: "not a tag!"',
      none,
    ],
    ['broken YAML is ignored', 'title: [', none],
    [
      'a bomb of aliases is ignored',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(',')}]`)
        .join('\n')}`,
      none,
    ],
  ])('%s', (_title, yaml, expected) => {
    expect(read(yaml)).toEqual(expected)
  })
})

describe('writing Markdown', () => {
  const rows: [title: string, blocks: Block[], written: string][] = [
    [
      'signs in words do not become markup',
      [{ type: 'paragraph', children: [{ type: 'text', value: '# not a *heading* <b>' }] }],
      '\\# not a \\*heading\\* \\<b>\n',
    ],
    [
      'hidden blocks are left out',
      [{ type: 'paragraph', children: [{ type: 'text', value: 'Share' }], data: { role: 'boilerplate' } }],
      '',
    ],
    [
      'a figure is an image and a caption',
      [
        {
          type: 'figure',
          children: [
            { type: 'image', url: '', alt: 'A', data: { sourceUrl: 'https://example.org/a.png' } },
            { type: 'caption', children: [{ type: 'text', value: 'C' }] },
          ],
        },
      ],
      '![A](https://example.org/a.png)\n\n*C*\n',
    ],
    [
      'a break in a cell does not end the row',
      [
        {
          type: 'table',
          children: [
            {
              type: 'tableRow',
              children: [
                {
                  type: 'tableCell',
                  children: [{ type: 'text', value: 'a|b' }, { type: 'break' }, { type: 'text', value: 'c' }],
                },
              ],
            },
          ],
        },
      ],
      '| a\\|b c |\n| ------ |\n',
    ],
  ]
  test.each(rows)('%s', (_title, children, written) => {
    expect(articleToMarkdown({ type: 'root', children })).toBe(written)
  })
})

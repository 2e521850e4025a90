import { describe, expect, test } from 'vitest'
import { parseHtml } from '../../../src/core/importing/html/parse-html.ts'
import { decodeBase64, decodeDataUri, shortKey } from '../../../src/core/importing/html/tree/data-uri.ts'
import { largestOfSrcset } from '../../../src/core/importing/html/tree/images.ts'

const WORDS = 'The island’s only ferry will sail again in May, the harbour authority said on Monday morning.'

function sourcesOf(markup: string, url?: string): string[] {
  const html = `<html><body><article><p>${WORDS}</p>${markup}<p>${WORDS}</p></article></body></html>`
  const { tree } = parseHtml(html, { name: 'f.html', ...(url !== undefined && { url }) })
  return tree.children.flatMap((block) =>
    block.type === 'figure'
      ? block.children.flatMap((child) => (child.type === 'image' ? [child.data?.sourceUrl ?? ''] : []))
      : [],
  )
}

describe('the address of a picture', () => {
  const page = 'https://a.example/news/ferry'
  test.each([
    ['plain', '<img src="/i.jpg">', ['https://a.example/i.jpg']],
    [
      'late, by data-src',
      '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/i.jpg">',
      ['https://a.example/i.jpg'],
    ],
    [
      'late, by a stand-in file',
      '<img src="/img/placeholder.png" data-original="/i.jpg">',
      ['https://a.example/i.jpg'],
    ],
    [
      'the largest of a set',
      '<img srcset="/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w">',
      ['https://a.example/l.jpg'],
    ],
    [
      'of the picture around',
      '<picture><source srcset="/p.webp"><img alt="x"></picture>',
      ['https://a.example/p.webp'],
    ],
    [
      'in noscript',
      '<p><img class="lazy"><noscript><img src="/i.jpg"></noscript></p>',
      ['https://a.example/i.jpg'],
    ],
    ['a counter of visits is none', '<img src="/c.gif" width="1" height="1">', []],
    ['a script is none', '<img src="javascript:alert(1)">', []],
    ['a local file is none', '<img src="file:///etc/passwd">', []],
    ['a part of a mail', '<img src="cid:part1@mail">', ['cid:part1@mail']],
    ['in the folder beside a saved page', '<img src="./Ferry_files/i.jpg">', ['./Ferry_files/i.jpg']],
  ])('%s', (_name, markup, expected) => {
    expect(sourcesOf(markup, page)).toEqual(expected)
  })

  test('without a page address a relative one stays as it is', () => {
    expect(sourcesOf('<img src="i/a.jpg">')).toEqual(['i/a.jpg'])
  })
})

describe('pictures written into the page', () => {
  test('are decoded as browsers decode them', () => {
    expect([...decodeBase64('AAEC/w==')]).toEqual([0, 1, 2, 255])
    expect([...decodeBase64(' AA\nEC_w ')]).toEqual([0, 1, 2, 255])
    expect(decodeDataUri('data:image/png;base64,AAEC')).toEqual({
      mediaType: 'image/png',
      bytes: Uint8Array.of(0, 1, 2),
    })
    expect(decodeDataUri('data:image/gif,%00A')).toEqual({
      mediaType: 'image/gif',
      bytes: Uint8Array.of(0, 65),
    })
  })

  test.each([
    'data:text/html,<b>',
    'data:image/svg+xml,<svg/>',
    'data:image/png;base64,',
    'https://a.example/i.png',
  ])('%s is refused', (address) => {
    expect(decodeDataUri(address)).toBeNull()
  })

  test('have a key that says the same for the same bytes only', () => {
    expect(shortKey('data:image/png;base64,AAEC')).toBe(shortKey('data:image/png;base64,AAEC'))
    expect(shortKey('data:image/png;base64,AAEC')).not.toBe(shortKey('data:image/png;base64,AAED'))
  })
})

test.each([
  ['a.jpg 1x, b.jpg 2x', 'b.jpg'],
  ['a,b.jpg 100w, c.jpg 50w', 'a,b.jpg'],
  ['only.jpg', 'only.jpg'],
  ['', ''],
])('largest of srcset %s', (srcset, expected) => {
  expect(largestOfSrcset(srcset)).toBe(expected)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseHtml } from '../../../src/core/importing/html/parse-html.ts'
import { canonicalText } from '../../../src/shared/article/canonical-text.ts'
import { normalizeTree } from '../../../src/shared/article/normalize-tree.ts'
import { RefusedDocument } from '../../../src/shared/article/parsed-article.ts'

/** The text, or the code of the refusal; any other exception fails the test. */
function outcome(html: string): string {
  try {
    return canonicalText(parseHtml(html, { name: 'page.html' }).tree)
  } catch (error) {
    if (error instanceof RefusedDocument) return error.code
    throw error
  }
}

const SENTENCE = 'This is a sentence of a reasonable length, with commas in it, for a page of many. '

describe('pages beyond all measure are handled or refused with a code', () => {
  test.each([
    ['100,000 nested boxes', '<div>'.repeat(100_000), 'TOO_DEEP'],
    ['100,000 nested list items that imply no end', '<li><p>'.repeat(100_000), 'TOO_DEEP'],
    ['100,000 nested text styles', '<b>'.repeat(100_000), 'TOO_DEEP'],
    ['nesting hidden behind closing tags that close nothing', '<div></b>'.repeat(100_000), 'TOO_DEEP'],
    ['half a million elements', '<br>'.repeat(500_000), 'TOO_LARGE'],
    ['an empty file', '', 'NO_TEXT'],
    ['only scripts', '<script>document.write("words")</script>', 'NO_TEXT'],
    ['an attribute that never ends', '<a b="'.repeat(100_000), 'NO_TEXT'],
  ])('%s', (_name, html, code) => {
    expect(outcome(html)).toBe(code)
  })

  test.each([
    ['tags inside a comment do not nest', `<p>Hello</p><!--${'<div>'.repeat(5000)}-->`, 'Hello'],
    ['tags inside a script do not nest', `<p>Hello</p><script>"${'<div>'.repeat(5000)}"</script>`, 'Hello'],
    ['tags inside an attribute do not nest', `<p title="${'<div>'.repeat(5000)}">Hello</p>`, 'Hello'],
    ['drawings of many shapes do not nest', `<p>Hello</p><svg>${'<path/>'.repeat(5000)}</svg>`, 'Hello'],
    [
      'paragraphs without end tags do not nest',
      '<p>Hello'.repeat(2000),
      Array(2000).fill('Hello').join('\n'),
    ],
  ])('%s', (_name, html, text) => {
    expect(outcome(html)).toBe(text)
  })

  test('a line of 5 MB is one paragraph', () => {
    const line = SENTENCE.repeat(60_000)
    expect(outcome(`<html><body><p>${line}</p></body></html>`)).toBe(line.trim())
  })

  test('a page of 100,000 elements keeps every paragraph', () => {
    const text = outcome(
      `<html><body><article>${`<p>${SENTENCE}</p>`.repeat(100_000)}</article></body></html>`,
    )
    expect(text.split('\n')).toHaveLength(100_000)
  })

  test('JSON-LD of any depth is passed over', () => {
    expect(
      outcome(`<script type="application/ld+json">${'['.repeat(100_000)}</script><p>Hello world</p>`),
    ).toBe('Hello world')
  })
})

const TAGS = [
  'p',
  'div',
  'b',
  'a',
  'ul',
  'li',
  'table',
  'tr',
  'td',
  'h2',
  'blockquote',
  'figure',
  'figcaption',
  'svg',
  'pre',
  'noscript',
  'template',
  'script',
  'style',
  'title',
  'body',
  'html',
  'form',
  'iframe',
  'dl',
  'dt',
  'ruby',
  'rt',
  'img',
  'br',
]
const piece = fc.oneof(
  fc.constantFrom(...TAGS).map((tag) => `<${tag}>`),
  fc.constantFrom(...TAGS).map((tag) => `</${tag}>`),
  fc
    .constantFrom(...TAGS)
    .chain((tag) =>
      fc.string({ maxLength: 12 }).map((value) => `<${tag} class="${value}" href="${value}" src='${value}'>`),
    ),
  fc.constantFrom(
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!doctype html>',
    '&amp;',
    '&#0;',
    '&#xD800;',
    '<',
    '>',
    '"',
    SENTENCE,
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

describe('whatever the characters, the outcome is a normal tree or a coded refusal', () => {
  test('markup in any order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          const { tree } = parseHtml(pieces.join(''), { name: 'page.html' })
          expect(normalizeTree(tree)).toEqual(tree)
        } catch (error) {
          if (!(error instanceof RefusedDocument)) throw error
          expect(error.code).toBe('NO_TEXT')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('bytes that were no text at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        outcome(new TextDecoder().decode(bytes))
      }),
      { numRuns: 100 },
    )
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseHtml } from '../../../src/core/importing/html/parse-html.ts'
import { canonicalText } from '../../../src/shared/article/canonical-text.ts'
import { normalizeTree } from '../../../src/shared/article/normalize-tree.ts'
import { articleOutcome } from './outcome.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/html')
const NAMES = readdirSync(FOLDER)

function parseFixture(name: string) {
  return parseHtml(readFileSync(join(FOLDER, name, 'source.html'), 'utf8'), { name: `${name}.html` })
}

describe('pages in the shapes of news sites become the article that a reader expects', () => {
  test('there are at least fourteen of them', () => {
    expect(NAMES.length).toBeGreaterThanOrEqual(14)
  })

  // Reading a missing expected.json throws: an expectation is never made by the test that needs it.
  test.each(NAMES)('%s', (name) => {
    const expected: unknown = JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'))
    expect(articleOutcome(parseFixture(name))).toEqual(expected)
  })

  test.each(NAMES)('%s: the tree is in normal form and plain data', (name) => {
    const { tree } = parseFixture(name)
    expect(normalizeTree(tree)).toEqual(tree)
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree)
  })
})

describe('nothing that could run or be fetched survives a hostile page', () => {
  const article = parseFixture('hostile')
  const everything = JSON.stringify({ ...article, trace: [] })

  test.each([
    ['script addresses', /javascript:/i],
    ['handlers', /\bon(?:load|click|error|mouseover)\b/i],
    ['calls', /steal\(/],
    ['addresses of frames, styles, scripts and refreshes', /evil\.example/],
    ['markup', /<[a-z/!]/i],
    ['data and file addresses', /(?:data|file):/],
    ['words that the page does not show', /must not appear/],
  ])('no %s', (_what, pattern) => {
    expect(everything).not.toMatch(pattern)
  })

  test('the words of refused links stay in their sentence', () => {
    expect(canonicalText(article.tree)).toContain(
      'Then came the letter, and the second letter, and a parcel with no sender',
    )
  })
})

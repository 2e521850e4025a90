import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../../src/core/importing/parse-document.ts'
import { articleToMarkdown } from '../../../src/core/importing/to-markdown.ts'
import { canonicalText } from '../../../src/shared/article/canonical-text.ts'
import { normalizeTree } from '../../../src/shared/article/normalize-tree.ts'
import { outcomeOf } from '../../support/article-outcome.ts'

const root = resolve(import.meta.dirname, '../../fixtures')
const KINDS = [
  ['plain-text', 'source.txt'],
  ['markdown', 'source.md'],
] as const

describe.each(KINDS)('the fixtures of %s', (kind, fileName) => {
  const folder = join(root, kind)
  test.each(readdirSync(folder))('%s', async (name) => {
    const expectedPath = join(folder, name, 'expected.json')
    expect(existsSync(expectedPath), `${name} has no expected.json`).toBe(true)
    const bytes = readFileSync(join(folder, name, fileName))
    // A misleading name: the kind is told by content.
    const article = await parseDocument({ bytes, name: 'page.html' })
    expect(outcomeOf(article)).toEqual(JSON.parse(readFileSync(expectedPath, 'utf8')))
    expect(normalizeTree(article.tree)).toEqual(article.tree)
  })
})

test.each(readdirSync(join(root, 'markdown')))(
  '%s survives being written as Markdown and read again',
  async (name) => {
    const bytes = readFileSync(join(root, 'markdown', name, 'source.md'))
    const article = await parseDocument({ bytes, name, kind: 'markdown' })
    const written = articleToMarkdown(article.tree)
    const again = await parseDocument({ bytes: new TextEncoder().encode(written), name, kind: 'markdown' })
    expect(canonicalText(again.tree)).toBe(canonicalText(article.tree))
  },
)

test('boilerplate is left out of the Markdown', async () => {
  const bytes = readFileSync(join(root, 'plain-text/en-lede-and-bare-headings/source.txt'))
  const written = articleToMarkdown((await parseDocument({ bytes, name: '' })).tree)
  expect(written).toContain('## Why It Matters')
  expect(written).not.toContain('Read the full article here')
})

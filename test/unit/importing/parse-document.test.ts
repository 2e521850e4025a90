import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../../src/core/importing/parse-document.ts'
import { blockText, canonicalText } from '../../../src/shared/article/canonical-text.ts'
import { type ParsedArticle, RefusedDocument } from '../../../src/shared/article/parsed-article.ts'
import type { Block, ListItem } from '../../../src/shared/article/tree.ts'
import { LAYOUTS, newsParagraphs } from '../../support/news-without-headings.ts'
import { SAMPLE_TEXTS } from '../../support/sample-texts.ts'

const encode = (words: string): Uint8Array => new TextEncoder().encode(words)

async function refusalOf(bytes: Uint8Array): Promise<RefusedDocument> {
  try {
    await parseDocument({ bytes, name: 'a.txt' })
  } catch (error) {
    if (error instanceof RefusedDocument) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('what cannot become an article is refused with a sentence', () => {
  test.each([
    ['no byte at all', new Uint8Array(0), 'EMPTY_FILE'],
    ['only white space', encode(' \n\t\r\n\u3000 '), 'EMPTY_FILE'],
    [
      'a picture with a wrong name',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      'BINARY_FILE',
    ],
    ['control characters', Uint8Array.from({ length: 600 }, (_, index) => (index * 7) % 32), 'BINARY_FILE'],
    ['nothing but signs', encode('*** --- ***\n\n!!!'), 'NO_TEXT'],
    ['50 MB of text', encode('word '.repeat(10_000_000)), 'TOO_LARGE'],
    ['a million lines', encode('a line\n'.repeat(1_000_000)), 'TOO_LARGE'],
    ['too much Markdown', encode(`# A\n\n# B\n\n${'some *words* here\n\n'.repeat(150_000)}`), 'TOO_LARGE'],
    ['a file over the limit for everything', new Uint8Array(65 * 1024 * 1024).fill(0x41), 'TOO_LARGE'],
    ['100,000 quotations in one another', encode(`# A\n\n# B\n\n${'>'.repeat(100_000)} deep`), 'TOO_DEEP'],
  ])('%s', async (_title, bytes, code) => {
    const refusal = await refusalOf(bytes)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/^[A-Z].{20,}\.$/)
  })
})

describe('the kind is told by content', () => {
  test.each([
    ['plain paragraphs', 'A first line.\nA second one, which is longer.', 'text'],
    [
      'one asterisk and a hash tag make no Markdown',
      'Prices rose* again, said #nobody.\n* except ours',
      'text',
    ],
    ['a mention of a tag makes no HTML', 'He wrote <b> on the board and left.', 'text'],
    ['headings with #', '# One\n\nWords.\n\n## Two\n\nWords.', 'markdown'],
    ['front matter', '---\ntitle: One\n---\nWords.', 'markdown'],
    ['links in brackets', 'See [here](https://example.org) and [there](https://example.net).', 'markdown'],
  ])('%s', async (_title, words, kind) => {
    expect((await parseDocument({ bytes: encode(words), name: 'x.html' })).sourceKind).toBe(kind)
  })

  test('a forced kind is obeyed, and a forced encoding', async () => {
    const article = await parseDocument({
      bytes: Uint8Array.from([0x23, 0x20, 0xc1]),
      name: '',
      kind: 'text',
      encoding: 'koi8-r',
    })
    expect([article.sourceKind, article.titleText]).toEqual(['text', '# а'])
  })
})

test('a text without a title is named after its lede', async () => {
  const article = await parseDocument({
    bytes: encode('It rained in Halden. Nobody minded.'),
    name: 'rain.txt',
  })
  expect([article.titleText, article.titleOrigin]).toEqual(['It rained in Halden', 'lede'])
})

function textsOf(blocks: readonly (Block | ListItem)[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'code':
      case 'table':
        return [blockText(block)]
      case 'figure':
        return block.children.flatMap((child) => (child.type === 'caption' ? [blockText(child)] : []))
      case 'thematicBreak':
        return []
      default:
        return textsOf(block.children)
    }
  })
}

function lettersOf(words: string): string {
  return words.replace(/[^\p{L}\p{N}]/gu, '')
}

/** All letters and figures of the article, shown or hidden, and of its title when that is a line of the source. */
function keptLetters(article: ParsedArticle): Map<string, number> {
  const title = article.titleOrigin === 'source' ? [article.titleText] : []
  const counts = new Map<string, number>()
  for (const letter of lettersOf([...title, ...textsOf(article.tree.children)].join(' '))) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return counts
}

describe('nothing is lost', () => {
  test.each(LAYOUTS)('every letter of ordinary news is in some block: %s', async (_name, lay) => {
    for (let seed = 1; seed <= 150; seed++) {
      const source = lay(newsParagraphs(seed))
      const article = await parseDocument({ bytes: encode(source), name: '', kind: 'text' })
      const kept = keptLetters(article)
      // Numbers of ordered lists are the list's, not its items' text.
      const expected = new Map<string, number>()
      for (const letter of lettersOf(source.replace(/^\d+\. /gm, '')))
        expected.set(letter, (expected.get(letter) ?? 0) + 1)
      const missing = [...expected].filter(([letter, count]) => (kept.get(letter) ?? 0) < count)
      expect(missing, `seed ${seed}`).toEqual([])
    }
  })
})

const RUNS = Number(process.env.PROPERTY_RUNS ?? 250)
const seeds = Object.values(SAMPLE_TEXTS).map(encode)
const MARKUP = [
  '# ',
  '> ',
  '- ',
  '1. ',
  '```',
  '|',
  '[a](b)',
  '<div>',
  '</div>',
  '<script>',
  '\n\n',
  '\n',
  '\t',
  '* ',
  '---\n',
  '&amp;',
  '\u0000',
  '\u00ad',
  '“',
  '…',
  '［',
]

async function outcomeOf(bytes: Uint8Array): Promise<void> {
  try {
    const article = await parseDocument({ bytes, name: 'x' })
    expect(article.titleText).not.toBe('')
    for (const block of article.tree.children) {
      if (block.type === 'paragraph' || block.type === 'heading')
        expect(blockText(block)).not.toMatch(/ {2}|^ | $/)
    }
    expect(canonicalText(article.tree)).not.toMatch(/\r/)
  } catch (error) {
    if (!(error instanceof RefusedDocument)) throw error
  }
}

describe('generated and mutated bytes end in an article or a coded refusal', () => {
  test('random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), outcomeOf), { numRuns: RUNS })
  })

  test('random characters of all scripts with markup between', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(...MARKUP),
      fc.string({ maxLength: 80 }),
    )
    const words = fc.array(part, { maxLength: 40 }).map((parts) => encode(parts.join('')))
    await fc.assert(fc.asyncProperty(words, outcomeOf), { numRuns: RUNS })
  })

  test('real text with bytes changed, cut out and inserted', async () => {
    const mutation = fc.record({
      seed: fc.constantFrom(...seeds),
      cut: fc.nat(900),
      changes: fc.array(fc.tuple(fc.nat(1500), fc.nat(255)), { maxLength: 20 }),
    })
    const mutated = mutation.map(({ seed, cut, changes }) => {
      const bytes = Uint8Array.from(seed.slice(cut % seed.length))
      for (const [at, value] of changes) bytes[at % bytes.length] = value
      return bytes
    })
    await fc.assert(fc.asyncProperty(mutated, outcomeOf), { numRuns: RUNS })
  })
})

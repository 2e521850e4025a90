import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parsePlainText } from '../../../src/core/importing/plain-text/parse-plain-text.ts'
import { inlineText } from '../../../src/shared/article/tree.ts'
import { LAYOUTS, newsParagraphs } from '../../support/news-without-headings.ts'

const ARTICLES = 600

function headingsOf(source: string): string[] {
  return parsePlainText(source).tree.children.flatMap((block) =>
    block.type === 'heading' ? [inlineText(block.children)] : [],
  )
}

describe('ordinary news without headings gets none', () => {
  test.each(LAYOUTS)('%s', (_name, lay) => {
    const found: string[] = []
    for (let seed = 1; seed <= ARTICLES; seed++) found.push(...headingsOf(lay(newsParagraphs(seed))))
    expect(found.length, found.join(' | ')).toBeLessThanOrEqual(ARTICLES / 200)
  })
})

const LONG =
  'The council met on Tuesday evening and talked for three hours about the pier, the buses and the school. '
    .repeat(2)
    .trim()

describe('one line between two long paragraphs', () => {
  test.each([
    ['a bare question phrase is a heading', 'Why the pier was closed', true],
    ['a usual section word is a heading', 'Background', true],
    ['a sentence is not', 'He disagreed.', false],
    ['bare speech is not', '“We were lucky.”', false],
    ['a lone question is not', 'So what went wrong?', false],
    ['a byline is not', 'By Tom Lindqvist', false],
    ['a credit is not', 'Photo: Ines Calloway', false],
    ['a caption is not', 'Children play beside the closed pier in Halden on Monday', false],
    ['a result is not', 'Halden 2-1 Marsh', false],
    ['a time is not', '10:15 a.m.', false],
    ['an attribution is not', '— Ruth Adeyemi, mayor', false],
    ['an address is not', 'www.example.org', false],
    ['a list’s announcement is not', 'Here are the dates:', false],
  ])('%s', (_title, line, isHeading) => {
    expect(headingsOf([LONG, line, LONG].join('\n'))).toEqual(isHeading ? [line] : [])
  })

  test('the same line again and again is a refrain', () => {
    const lines = Array.from({ length: 4 }, () => ['The Daily Question', LONG]).flat()
    expect(headingsOf([LONG, ...lines].join('\n'))).toEqual([])
  })

  test('every decision about a heading is in the trace with its reasons', () => {
    const { trace } = parsePlainText([LONG, 'Why It Matters', LONG].join('\n'))
    expect(trace.filter(({ decision }) => decision === 'heading')).toEqual([
      {
        step: 'plain-text.headings',
        decision: 'heading',
        reason: expect.stringContaining('short line, no end mark'),
        quote: 'Why It Matters',
        line: 1,
        score: expect.any(Number),
      },
    ])
  })
})

const shared = resolve(import.meta.dirname, '../../../../shared/articles/sheinbaum-declines-troops.txt')

test.skipIf(!existsSync(shared))(
  'the saved article that is shared beside the project (skipped where it is absent)',
  () => {
    const source = readFileSync(shared, 'utf8')
    const article = parsePlainText(source)
    expect(headingsOf(source)).toEqual([
      'Why It Matters',
      'What To Know',
      'What People Are Saying',
      'What Happens Next',
    ])
    const hidden = article.tree.children.filter((block) => block.data?.role === 'boilerplate')
    expect(
      hidden.map((block) => (block.type === 'paragraph' ? inlineText(block.children) : block.type)),
    ).toEqual([source.trim().split('\n').at(-1)])
    expect(article.titleOrigin).toBe('lede')
    expect(source.startsWith(article.titleText.replace(/…$/, ''))).toBe(true)
    const words = article.tree.children.map((block) =>
      'children' in block ? inlineText(block.children as never) : '',
    )
    expect(words).toEqual(source.trim().split('\n'))
  },
)

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalText } from '../../../src/shared/article/canonical-text.ts'
import { applyCorrections, hideLines } from '../../../src/shared/article/corrections.ts'
import { normalizeTree } from '../../../src/shared/article/normalize-tree.ts'
import { LINE_ROLES, structureLines, withLineRole } from '../../../src/shared/article/structure-lines.ts'
import { type Block, heading, paragraph, type Root, text } from '../../../src/shared/article/tree.ts'

const item = (value: string) => ({ type: 'listItem' as const, children: [paragraph(value)] })
const tree = (): Root =>
  normalizeTree({
    type: 'root',
    children: [
      paragraph('Lede.'),
      heading(3, 'What To Know'),
      { type: 'list', ordered: false, children: [item('a'), item('b'), item('c')] },
      { type: 'blockquote', children: [paragraph('q1'), paragraph('q2')] },
      {
        type: 'figure',
        children: [
          { type: 'image', url: '', alt: 'x' },
          { type: 'caption', children: [text('Seen.')] },
        ],
      },
      { type: 'code', value: 'x = 1' },
      paragraph('Read more', { role: 'boilerplate' }),
    ],
  })
const shape = ({ children }: Root) =>
  children.map((block: Block) => `${block.type}${block.data?.role ? `!${block.data.role}` : ''}`).join(' ')

test('lines are listed in order with what they are, hidden ones too', () => {
  expect(structureLines(tree()).map(({ text: words, role }) => `${role}: ${words}`)).toEqual([
    'paragraph: Lede.',
    'heading: What To Know',
    'listItem: a',
    'listItem: b',
    'listItem: c',
    'quote: q1',
    'quote: q2',
    'caption: Seen.',
    'other: x = 1',
    'boilerplate: Read more',
  ])
})

describe('a line becomes something else', () => {
  test.each([
    [
      0,
      'heading',
      'heading heading list blockquote figure code paragraph!boilerplate',
      'paragraph to heading',
    ],
    [
      1,
      'paragraph',
      'paragraph paragraph list blockquote figure code paragraph!boilerplate',
      'heading to paragraph',
    ],
    [
      3,
      'paragraph',
      'paragraph heading list paragraph list blockquote figure code paragraph!boilerplate',
      'a middle item splits its list',
    ],
    [
      1,
      'listItem',
      'paragraph list blockquote figure code paragraph!boilerplate',
      'an item joins the list that follows',
    ],
    [
      4,
      'quote',
      'paragraph heading list blockquote figure code paragraph!boilerplate',
      'a last item joins the quotation that follows',
    ],
    [
      7,
      'paragraph',
      'paragraph heading list blockquote figure paragraph code paragraph!boilerplate',
      'a caption leaves its figure',
    ],
    [
      6,
      'caption',
      'paragraph heading list blockquote figure figure code paragraph!boilerplate',
      'a caption beside a figure that has one stands alone',
    ],
    [9, 'paragraph', 'paragraph heading list blockquote figure code paragraph', 'a hidden line is shown'],
    [
      8,
      'boilerplate',
      'paragraph heading list blockquote figure code!boilerplate paragraph!boilerplate',
      'code is hidden as code',
    ],
    [
      99,
      'heading',
      'paragraph heading list blockquote figure code paragraph!boilerplate',
      'no such line: nothing',
    ],
  ] as const)('line %i to %s: %s (%s)', (index, role, expected, _sentence) => {
    expect(shape(withLineRole(tree(), index, role))).toBe(expected)
  })

  test('a new heading takes the depth that headings of this article have', () => {
    expect(withLineRole(tree(), 0, 'heading').children[0]).toEqual(heading(3, 'Lede.'))
  })

  test('whatever is changed, no word is lost and the order stays', () => {
    const words = (root: Root) => structureLines(root).map((line) => line.text)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...LINE_ROLES)), { maxLength: 12 }),
        (changes) => {
          let changed = tree()
          for (const [index, role] of changes) changed = withLineRole(changed, index, role)
          expect(words(changed)).toEqual(words(tree()))
          const shown = structureLines(changed).filter((line) => line.role !== 'boilerplate')
          expect(canonicalText(changed)).toBe(shown.map((line) => line.text).join('\n'))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('corrections', () => {
  const article = { tree: tree(), titleText: 'T', titleOrigin: 'lede' as const, byline: 'B' }

  test('they name their line by its words, so they hold in another reading', () => {
    const other = {
      ...article,
      tree: normalizeTree({ type: 'root', children: [paragraph('New'), ...tree().children] }),
    }
    const correction = { kind: 'role', lineText: 'What To Know', occurrence: 0, role: 'paragraph' } as const
    expect(shape(applyCorrections(other, [correction]).tree)).toBe(
      'paragraph paragraph paragraph list blockquote figure code paragraph!boilerplate',
    )
  })

  test('title and byline', () => {
    const changed = applyCorrections(article, [
      { kind: 'title', text: 'Mine' },
      { kind: 'byline', text: '' },
    ])
    expect(changed).toEqual({ ...article, titleText: 'Mine', titleOrigin: 'user', byline: null })
  })

  test('one whose line is gone is passed over', () => {
    expect(
      applyCorrections(article, [{ kind: 'role', lineText: 'gone', occurrence: 0, role: 'quote' }]),
    ).toEqual(article)
  })

  test('hiding for a site hides every such line', () => {
    const twice = normalizeTree({
      type: 'root',
      children: [paragraph('Ad'), paragraph('Story'), paragraph('Ad')],
    })
    expect(canonicalText(hideLines(twice, new Set(['Ad'])))).toBe('Story')
  })
})

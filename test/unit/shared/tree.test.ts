import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBlocks, canonicalText } from '../../../src/shared/article/canonical-text.ts'
import { normalizeTree } from '../../../src/shared/article/normalize-tree.ts'
import type { Block, Inline, Root } from '../../../src/shared/article/tree.ts'
import { heading, paragraph, text } from '../../../src/shared/article/tree.ts'

const root = (...children: Block[]): Root => ({ type: 'root', children })
const canonical = (...blocks: Block[]) => canonicalText(normalizeTree(root(...blocks)))

describe('canonical text, version 1', () => {
  const cell = (value: string) => ({ type: 'tableCell' as const, children: [text(value)] })
  const row = (...cells: string[]) => ({ type: 'tableRow' as const, children: cells.map(cell) })
  test.each<[string, string, Block[]]>([
    ['blocks are joined by a line feed', 'One\nTwo', [heading(2, 'One'), paragraph('Two')]],
    [
      'white space collapses across inlines',
      'a b c',
      [paragraph([text(' a '), { type: 'strong', children: [text(' b\n')] }, text('\tc ')])],
    ],
    [
      'a paragraph of pictures is a figure',
      'a',
      [paragraph([{ type: 'image', url: '', alt: 'x' }]), paragraph('a')],
    ],
    ['a paragraph of a no-break space is empty', 'a', [paragraph('\u00a0'), paragraph('a')]],
    ['no-break spaces stay', 'a\u00a0\u00a0b', [paragraph('a\u00a0\u00a0b')]],
    [
      'a break is a line feed, white space around it goes',
      'a\nb',
      [paragraph([text('a '), { type: 'break' }, text(' b')])],
    ],
    ['breaks at the edges go', 'a', [paragraph([{ type: 'break' }, text('a'), { type: 'break' }])]],
    ['code keeps its white space', 'a  b\n  c', [{ type: 'code', value: 'a  b\n  c\n' }]],
    [
      'cells by tab, rows by line feed',
      'a\tb\nc\td',
      [{ type: 'table', children: [row('a', 'b'), row('c ', ' d')] }],
    ],
    [
      'an image says nothing, its caption does',
      'Seen here',
      [
        {
          type: 'figure',
          children: [
            { type: 'image', url: '', alt: 'x' },
            { type: 'caption', children: [text('Seen here')] },
          ],
        },
      ],
    ],
    [
      'lists and quotations give their blocks',
      'q\na\nb',
      [
        { type: 'blockquote', children: [paragraph('q')] },
        {
          type: 'list',
          ordered: false,
          children: [
            { type: 'listItem', children: [paragraph('a')] },
            { type: 'listItem', children: [paragraph('b')] },
          ],
        },
      ],
    ],
    [
      'what is not part of the story is left out',
      'a',
      [paragraph('a'), paragraph('Read more', { role: 'boilerplate' })],
    ],
    [
      'a rule and empty blocks give nothing',
      'a',
      [{ type: 'thematicBreak' }, paragraph(' '), paragraph('a')],
    ],
    ['no Unicode normalisation', 'e\u0301', [paragraph('e\u0301')]],
  ])('%s', (_sentence, expected, blocks) => {
    expect(canonical(...blocks)).toBe(expected)
  })
})

const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3 },
    fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\t', 'é', '漢', '\u00a0'), maxLength: 8 })
      .map(text),
    fc.constant<Inline>({ type: 'break' }),
    fc.constant<Inline>({ type: 'image', url: '', alt: 'picture' }),
    fc.array(tie('inline'), { maxLength: 3 }).map((children): Inline => ({ type: 'emphasis', children })),
    fc
      .array(tie('inline'), { maxLength: 3 })
      .map((children): Inline => ({ type: 'link', url: 'https://example.org/', children })),
  ),
})).inline
const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3 },
    fc.array(inline, { maxLength: 5 }).map((children): Block => ({ type: 'paragraph', children })),
    fc.array(tie('block'), { maxLength: 3 }).map((children): Block => ({ type: 'blockquote', children })),
    fc
      .array(tie('block'), { maxLength: 3 })
      .map(
        (children): Block => ({ type: 'list', ordered: true, children: [{ type: 'listItem', children }] }),
      ),
  ),
})).block

describe('normal form', () => {
  test('normalising again changes nothing; no run of white space, no empty block is left', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (children) => {
        const once = normalizeTree({ type: 'root', children })
        expect(normalizeTree(once)).toEqual(once)
        for (const { text: blockText } of canonicalBlocks(once)) {
          expect(blockText).not.toMatch(/[ \t]{2}|^[ \t\n]|[ \t\n]$|[ \t]\n|\n[ \t]|^\s*$/)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('offsets of blocks are their places in the text', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (children) => {
        const tree = normalizeTree({ type: 'root', children })
        const whole = canonicalText(tree)
        for (const { start, end, text: blockText } of canonicalBlocks(tree)) {
          expect(whole.slice(start, end)).toBe(blockText)
        }
      }),
    )
  })
})

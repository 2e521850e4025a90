/** Trees that the tests draw: one with every kind of node, and small ones. */
import { heading, paragraph, type Root, text } from '../../../src/shared/article/tree.ts'

export const EVERY_NODE: Root = {
  type: 'root',
  children: [
    paragraph('Harbour, Tuesday', { role: 'dateline' }),
    paragraph([
      text('The '),
      { type: 'emphasis', children: [text('old '), { type: 'strong', children: [text('ferry')] }] },
      text(' left at '),
      { type: 'inlineCode', value: '07:40' },
      { type: 'break' },
      text('and '),
      { type: 'delete', children: [text('never')] },
      text(' came '),
      { type: 'link', url: 'https://example.org/a?b=c', title: 'More', children: [text('back')] },
      { type: 'footnoteReference', identifier: 'n 1', label: '1' },
      text('.'),
    ]),
    heading(3, 'First'),
    paragraph([text('A picture '), { type: 'image', url: '', alt: 'A lost map' }, text(' in a line.')]),
    paragraph([{ type: 'image', url: '', alt: 'Alone' }]),
    heading(2, [text('Second '), { type: 'emphasis', children: [text('part')] }]),
    {
      type: 'blockquote',
      children: [paragraph('“No,” she said.'), paragraph('“Never.”')],
      data: { role: 'pullquote' },
    },
    paragraph('Sign up for our newsletter', { role: 'boilerplate' }),
    paragraph('Follow us', { role: 'boilerplate' }),
    {
      type: 'list',
      ordered: true,
      start: 3,
      children: [
        {
          type: 'listItem',
          children: [
            paragraph('Three'),
            {
              type: 'list',
              ordered: false,
              children: [{ type: 'listItem', checked: true, children: [paragraph('Nested and done')] }],
            },
          ],
        },
        { type: 'listItem', children: [paragraph('Share this')], data: { role: 'boilerplate' } },
        { type: 'listItem', children: [paragraph('Four')] },
      ],
    },
    { type: 'code', lang: 'js', value: 'if (a < b) {\n\treturn  "two  spaces"\n}' },
    {
      type: 'table',
      align: ['left', 'right'],
      children: [
        {
          type: 'tableRow',
          children: [
            { type: 'tableCell', isHeader: true, children: [] },
            { type: 'tableCell', isHeader: true, children: [text('Boats')] },
          ],
        },
        {
          type: 'tableRow',
          children: [
            { type: 'tableCell', isHeader: true, children: [text('Monday')] },
            { type: 'tableCell', children: [text('4'), { type: 'break' }, text('late')] },
          ],
        },
      ],
    },
    { type: 'thematicBreak' },
    {
      type: 'figure',
      children: [
        { type: 'image', url: `asset:${'a'.repeat(64)}`, alt: 'The quay', data: { width: 40, height: 30 } },
        { type: 'image', url: '', alt: 'The lost quay' },
        { type: 'caption', children: [text('The quay at dawn')] },
      ],
    },
    paragraph('شالوم וברכה', { dir: 'rtl', lang: 'he' }),
    {
      type: 'footnoteDefinition',
      identifier: 'n 1',
      label: '1',
      children: [paragraph('It was seen once more.')],
    },
  ],
}

export const CARTEL_STORY: Root = {
  type: 'root',
  children: [
    paragraph('The cartel of the ferry owners met on Monday. No other cartel on this coast is older.'),
    heading(2, 'What is known'),
    ...Array.from({ length: 30 }, (_, index) =>
      paragraph(`Paragraph ${index + 1} tells of tides, of timetables and of the long patience of harbours.`),
    ),
    paragraph('A Cartel of three, they said, is a committee; the sea-road tax is another matter.'),
  ],
}

export const PLAIN_STORY: Root = {
  type: 'root',
  children: [paragraph('Nothing to see here but a quiet afternoon.'), paragraph('And an evening.')],
}

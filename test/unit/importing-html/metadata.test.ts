import { describe, expect, test } from 'vitest'
import { dateInWords, isoDate } from '../../../src/core/importing/html/metadata/dates.ts'
import { readJsonLd } from '../../../src/core/importing/html/metadata/json-ld.ts'
import { readSingleFileHeader } from '../../../src/core/importing/html/metadata/single-file.ts'
import { cleanTitle } from '../../../src/core/importing/html/metadata/titles.ts'
import { parseHtml } from '../../../src/core/importing/html/parse-html.ts'

describe('dates become ISO 8601, as exact as the source', () => {
  test.each([
    ['a day', '2024-03-09', '2024-03-09'],
    ['a compact day', '20240309', '2024-03-09'],
    ['a time without zone stays without', '2024-03-09 08:05', '2024-03-09T08:05:00'],
    ['a zone without colon gets one', '2024-03-09T08:05:10.123+0100', '2024-03-09T08:05:10+01:00'],
    ['a mail date', 'Mon, 06 May 2024 10:00:00 GMT', '2024-05-06T10:00:00Z'],
    ['a day that does not exist', '2024-02-30', null],
    ['a year before newspapers', '0001-01-01', null],
    ['words', 'yesterday', null],
    ['nothing', '', null],
  ])('%s', (_name, value, expected) => {
    expect(isoDate(value)).toBe(expected)
  })

  test.each([
    ['Posted on March 9, 2024', '2024-03-09'],
    ['9. März 2024, 14:30 Uhr', '2024-03-09'],
    ['9 de marzo de 2024', '2024-03-09'],
    ['le 1er juillet 2024', '2024-07-01'],
    ['3 juin 2024', '2024-06-03'],
    ['9 марта 2024', '2024-03-09'],
    ['2024年5月3日', '2024-05-03'],
    ['03/04/2024', null],
    ['Room 12 of 2024 beds', null],
  ])('in words: %s', (line, expected) => {
    expect(dateInWords(line)).toBe(expected)
  })
})

describe('titles lose the name of their site and nothing else', () => {
  test.each([
    ['Ferry returns | The Courier', 'The Courier', '', [], 'Ferry returns'],
    ['The Courier - Ferry returns', 'The Courier', '', [], 'Ferry returns'],
    ['Ferry returns - courier.example', null, 'courier.example', [], 'Ferry returns'],
    ['Ferry returns – News – The Courier', 'The Courier', '', ['Ferry returns'], 'Ferry returns'],
    ['Mother-in-law wins: a story', 'The Courier', '', [], 'Mother-in-law wins: a story'],
    ['Before - and after', 'The Courier', '', [], 'Before - and after'],
  ])('%s', (title, site, host, headings, expected) => {
    expect(cleanTitle(title, site, host, headings)).toBe(expected)
  })
})

describe('JSON-LD', () => {
  test('finds the article in a graph and decodes what was escaped twice', () => {
    const source =
      '{"@graph":[{"@type":"WebPage"},{"@type":["Thing","NewsArticle"],"headline":"Salt &amp; water","author":[{"name":"A B"},"https://x.example/a"],"image":{"url":"https://x.example/i.jpg"}}]}'
    expect(readJsonLd([source])).toEqual({
      headline: 'Salt & water',
      authors: ['A B'],
      publisher: null,
      datePublished: null,
      dateModified: null,
      inLanguage: null,
      url: null,
      image: 'https://x.example/i.jpg',
      articleBody: null,
    })
  })

  test.each([
    ['broken', '{"@type":"NewsArticle",'],
    ['about something else', '{"@type":"Person","name":"A"}'],
    ['a bare value', '17'],
  ])('%s gives nothing', (_name, source) => {
    expect(readJsonLd([source])).toBeNull()
  })
})

test('a SingleFile header gives address and date; other comments give nothing', () => {
  expect(
    readSingleFileHeader([
      '\n Page saved with SingleFile \n url: https://a.example/b \n saved date: Tue Feb 06 2024\n',
    ]),
  ).toEqual({ url: 'https://a.example/b', savedAt: 'Tue Feb 06 2024' })
  expect(readSingleFileHeader(['\n Page saved with SingleFile \n url: javascript:alert(1)\n'])).toEqual({
    url: null,
    savedAt: null,
  })
  expect(readSingleFileHeader(['a comment'])).toBeNull()
})

const BODY =
  '<article><p>The island’s only ferry will sail again in May, the harbour authority said on Monday morning.</p></article>'

describe('precedence of what a page says about itself', () => {
  test.each([
    [
      'JSON-LD before OpenGraph',
      '<meta property="og:title" content="Two"><script type="application/ld+json">{"@type":"Article","headline":"One"}</script>',
      { titleText: 'One' },
    ],
    [
      'OpenGraph before the title element',
      '<title>Three</title><meta property="og:title" content="Two">',
      { titleText: 'Two' },
    ],
    [
      'a cut headline gives way to the full one',
      '<title>The ferry will sail again in May</title><meta property="og:title" content="The ferry will…">',
      { titleText: 'The ferry will sail again in May' },
    ],
    [
      'no title at all: the first sentence',
      '',
      {
        titleText:
          'The island’s only ferry will sail again in May, the harbour authority said on Monday morning.',
        titleOrigin: 'lede',
      },
    ],
    [
      'a canonical home page gives way to og:url',
      '<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/ferry">',
      { url: 'https://a.example/ferry' },
    ],
    [
      'a canonical address that is no web address is passed over',
      '<link rel="canonical" href="javascript:alert(1)">',
      { url: null },
    ],
    [
      'an author who is an address is passed over',
      '<meta name="author" content="https://a.example/ada">',
      { byline: null },
    ],
    ['a byline loses its "By"', '<meta name="author" content="By Ada Lund">', { byline: 'Ada Lund' }],
    [
      'og:locale for want of lang',
      '<meta property="og:locale" content="he_IL">',
      { lang: 'he-IL', dir: 'rtl' },
    ],
  ])('%s', (_name, head, expected) => {
    expect(
      parseHtml(`<html><head>${head}</head><body>${BODY}</body></html>`, { name: 'f.html' }),
    ).toMatchObject(expected)
  })
})

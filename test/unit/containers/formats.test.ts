/** Each container format as its program writes it: the article inside, its pictures, and what the trace says of it. */
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../../src/core/importing/parse-document.ts'
import { canonicalText } from '../../../src/shared/article/canonical-text.ts'
import type { ParsedArticle } from '../../../src/shared/article/parsed-article.ts'
import {
  base64Lines,
  binaryPlist,
  bytesOf,
  chromiumMhtml,
  latin1Bytes,
  MAIL_HEADERS,
  mimePart,
  multipart,
  newsletterMail,
  OTHER_PICTURE,
  PAGE_URL,
  PARAGRAPHS,
  PICTURE,
  PICTURE_URL,
  pageHtml,
  picturePart,
  quotedPrintable,
  webArchive,
  xmlPlist,
} from './build.ts'

const CAPTION = 'The last bus of the day waits at the quay.'
const PAGE_TEXT = [PARAGRAPHS[0], CAPTION, ...PARAGRAPHS.slice(1)].join('\n')

const parse = (bytes: Uint8Array) => parseDocument({ bytes, name: 'saved' })

function summary(article: ParsedArticle) {
  return {
    kind: article.sourceKind,
    title: [article.titleText, article.titleOrigin],
    url: article.url,
    text: canonicalText(article.tree),
    container: article.trace.find(({ step }) => step === 'container')?.decision,
    pictures: article.assets.map(({ key, bytes }) => [
      key,
      Buffer.from(bytes).equals(PICTURE) ? 'first' : 'other',
    ]),
  }
}

const PAGE = {
  kind: 'html',
  title: ['Night bus stays', 'source'],
  url: PAGE_URL,
  text: PAGE_TEXT,
  pictures: [[PICTURE_URL, 'first']],
}
const MHTML = 'a web page saved as one file (MHTML)'
const WEB_ARCHIVE = 'a Safari web archive'

function oldMhtml(): Uint8Array {
  const html = pageHtml('seite-Dateien/image001.png')
  return latin1Bytes(
    multipart(
      { From: '<Saved by an old browser>', Subject: 'Night bus', 'MIME-Version': '1.0' },
      'multipart/related; type="text/html"',
      [
        mimePart({
          headers: {
            'Content-Type': 'text/html;\r\n\tcharset="windows-1252"',
            'Content-Transfer-Encoding': 'quoted-printable',
            'Content-Location': 'file:///C:/Users/x/seite.htm',
          },
          body: quotedPrintable(latin1Bytes(html.replace('council', 'caf\xe9 council'))),
        }),
        picturePart({ 'Content-Location': 'file:///C:/Users/x/seite-Dateien/image001.png' }),
      ],
    ),
  )
}

function startedMhtml(): Uint8Array {
  return latin1Bytes(
    multipart(
      { 'MIME-Version': '1.0', 'Content-Location': PAGE_URL },
      'multipart/related; start="<main@x>"',
      [
        mimePart({
          headers: { 'Content-Type': 'text/html', 'Content-ID': '<frame@x>' },
          body: '<p>A frame of the page that comes first in the file and is no article.</p>',
        }),
        mimePart({
          headers: { 'Content-Type': 'text/html', 'Content-ID': '<main@x>', 'Content-Location': PAGE_URL },
          body: pageHtml('/img/bus.png?w=640'),
        }),
        picturePart({ 'Content-Location': '/img/bus.png?w=640' }),
      ],
    ),
  )
}

describe('a page in one file', () => {
  test.each([
    ['MHTML of Chromium, picture by address', chromiumMhtml(), { ...PAGE, container: MHTML }],
    [
      'MHTML of Chromium, picture by cid',
      chromiumMhtml('cid:bus@county'),
      { ...PAGE, container: MHTML, pictures: [['cid:bus@county', 'other']] },
    ],
    [
      'MHTML of an old browser: windows-1252, files by file: address',
      oldMhtml(),
      {
        ...PAGE,
        container: MHTML,
        url: null,
        text: PAGE_TEXT.replace('council', 'café council'),
        pictures: [['seite-Dateien/image001.png', 'first']],
      },
    ],
    ['MHTML whose start parameter names the page', startedMhtml(), { ...PAGE, container: MHTML }],
    ['web archive, binary', binaryPlist(webArchive()), { ...PAGE, container: WEB_ARCHIVE }],
    ['web archive, XML', xmlPlist(webArchive()), { ...PAGE, container: WEB_ARCHIVE }],
    [
      'a picture addressed relative to the page',
      binaryPlist(webArchive('../img/bus.png?w=640')),
      { ...PAGE, container: WEB_ARCHIVE },
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(summary(await parse(bytes))).toEqual(expected)
  })

  test('a picture that came along wins over what the page would have loaded later', async () => {
    const html = pageHtml('page_files/bus.png" data-src="https://county.example/large.png')
    const article = await parseDocument({
      bytes: bytesOf(html),
      name: 'page.html',
      resources: [
        { name: 'page_files/bus.png', bytes: OTHER_PICTURE },
        { name: 'page_files/never-named.png', bytes: PICTURE },
      ],
    })
    expect(summary(article).pictures).toEqual([['page_files/bus.png', 'other']])
  })

  test('a resource that is no picture is not taken for one', async () => {
    const article = await parseDocument({
      bytes: bytesOf(pageHtml('page_files/bus.png')),
      name: 'page.html',
      resources: [
        { name: 'page_files/bus.png', bytes: bytesOf('<script>alert(1)</script>'), mediaType: 'image/png' },
      ],
    })
    expect(article.assets).toEqual([])
    expect(canonicalText(article.tree)).toBe(PAGE_TEXT)
  })

  test('the page in the lead image is stored when it came along', async () => {
    const archive = webArchive('https://county.example/other.png')
    const html = `<!DOCTYPE html><html><head><title>Night bus stays</title><meta property="og:image" content="${PICTURE_URL}"></head><body><article><h1>Night bus stays</h1>${PARAGRAPHS.map((words) => `<p>${words}</p>`).join('')}</article></body></html>`
    const main = archive.WebMainResource as Record<string, string | Uint8Array>
    const article = await parse(
      binaryPlist({ ...archive, WebMainResource: { ...main, WebResourceData: bytesOf(html) } }),
    )
    expect(article.tree.children[0]).toEqual({
      type: 'figure',
      children: [{ type: 'image', url: '', alt: '', data: { sourceUrl: PICTURE_URL } }],
    })
    expect(summary(article).pictures).toEqual([[PICTURE_URL, 'first']])
  })
})

describe('a mail', () => {
  test('a newsletter: subject, sender and date from its headers, the HTML part with its picture', async () => {
    const article = await parse(newsletterMail())
    expect({
      ...summary(article),
      byline: article.byline,
      site: article.siteName,
      at: article.publishedAt,
    }).toEqual({
      kind: 'html',
      title: ['Night bus stays – at last', 'source'],
      url: null,
      text: PARAGRAPHS.join('\n'),
      container: 'an e-mail',
      pictures: [['cid:bus%40county', 'first']],
      byline: 'Ida Sørli',
      site: 'The County Letter',
      at: '2024-11-05T17:30:00.000Z',
    })
  })

  test('a text mail: what is about the mail stands apart, with its reason', async () => {
    const body = [
      'View this email in your browser: https://county.example/v',
      'Good morning, and welcome to the letter of this week.',
      ...PARAGRAPHS,
      '--',
      'You received this email because you signed up at county.example.',
      'Unsubscribe: https://county.example/u',
      'The County Letter, 4 Quay Street, 5003 Hallevik',
    ].join('\r\n\r\n')
    const article = await parse(
      bytesOf(mimePart({ headers: { ...MAIL_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }, body })),
    )
    expect(summary(article)).toMatchObject({
      kind: 'text',
      title: ['Night bus stays – at last', 'source'],
      text: ['Good morning, and welcome to the letter of this week.', ...PARAGRAPHS].join('\n'),
    })
    const apart = article.trace.filter(({ step }) => step === 'mail.newsletter-furniture')
    expect(apart.map(({ quote, line }) => [line, quote])).toEqual([
      [0, 'View this email in your browser: https://county.example/v'],
      [6, '--'],
      [7, 'You received this email because you signed up at county.example.'],
      [8, 'Unsubscribe: https://county.example/u'],
      [9, 'The County Letter, 4 Quay Street, 5003 Hallevik'],
    ])
    // A title made from the first sentence has no place beside the subject.
    expect(article.trace.filter(({ decision }) => decision === 'title')).toEqual([])
  })

  test.each([
    ['the charset of its part', 'text/html; charset=koi8-r', 'koi8-r', undefined],
    ['no charset: found out', 'text/html', 'windows-1251', undefined],
    ['a charset that says nothing: found out', 'text/html; charset=us-ascii', 'windows-1251', undefined],
    ['a charset that a person chose', 'text/html; charset=koi8-r', 'windows-1251', 'windows-1251'],
  ])('encoding: %s', async (_, type, label, chosen) => {
    const words =
      'Ночной автобус будет ходить всю зиму, решил во вторник окружной совет после того, как жители собрали подписи. Водители и медсёстры рассказали, что другого пути домой после одиннадцати вечера нет, и депутаты с ними согласились.'
    const table = new Map<string, number>()
    for (let byte = 0x80; byte < 0x100; byte++)
      table.set(new TextDecoder(label).decode(Uint8Array.of(byte)), byte)
    const html = `<html><body><article><p>${words}</p><p>${words.split('').reverse().join('')}</p></article></body></html>`
    const body = Uint8Array.from(html, (letter) => table.get(letter) ?? letter.charCodeAt(0))
    const article = await parseDocument({
      bytes: latin1Bytes(mimePart({ headers: { ...MAIL_HEADERS, 'Content-Type': type }, body })),
      name: 'mail.eml',
      ...(chosen !== undefined && { encoding: chosen }),
    })
    expect(canonicalText(article.tree)).toContain(words)
    expect(article.trace.find(({ step }) => step === 'decoding')?.decision).toBe(label)
  })

  test.each([
    ['Ida Sørli from The County Letter <a@county.example>', 'Ida Sørli', 'The County Letter'],
    ['"The County Letter | Ida Sørli" <a@county.example>', 'Ida Sørli', 'The County Letter'],
    ['Ida Sørli <ida@county.example>', 'Ida Sørli', 'county.example'],
    ['Ludwig van Hall <l@county.example>', 'Ludwig van Hall', 'county.example'],
    ['The Morning Post <news@post.example>', null, 'The Morning Post'],
    ['Der Nachtbrief <brief@nacht.example>', null, 'Der Nachtbrief'],
    ['Jonas Klein von Der Nachtbrief <brief@nacht.example>', 'Jonas Klein', 'Der Nachtbrief'],
    ['letter@county.example', null, 'county.example'],
    ['=?utf-8?B?5aSc6ZaT44OQ44K5?= <bus@night.example>', null, '夜間バス'],
  ])('sender %s', async (from, byline, site) => {
    const headers = { ...MAIL_HEADERS, From: from, 'Content-Type': 'text/plain; charset=utf-8' }
    const article = await parse(bytesOf(mimePart({ headers, body: PARAGRAPHS.join('\r\n\r\n') })))
    expect([article.byline, article.siteName]).toEqual([byline, site])
  })

  test.each([
    ['Re: AW: Night bus stays', 'Night bus stays'],
    ['[county-list] Fwd: Night bus stays', 'Night bus stays'],
    ['Re:', 'Re:'],
    ['Review: a night bus', 'Review: a night bus'],
  ])('subject %s', async (subject, title) => {
    const headers = { ...MAIL_HEADERS, Subject: subject, 'Content-Type': 'text/plain; charset=utf-8' }
    expect((await parse(bytesOf(mimePart({ headers, body: PARAGRAPHS.join('\r\n\r\n') })))).titleText).toBe(
      title,
    )
  })

  test('an attached mail is read where the mail itself holds nothing', async () => {
    const inner = mimePart({
      headers: {
        ...MAIL_HEADERS,
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Transfer-Encoding': 'base64',
      },
      body: base64Lines(bytesOf(pageHtml('https://county.example/bus.png'))),
    })
    const outer = multipart(
      MAIL_HEADERS,
      'multipart/mixed',
      [
        mimePart({ headers: { 'Content-Type': 'text/plain' }, body: 'See below.' }),
        mimePart({ headers: { 'Content-Type': 'message/rfc822' }, body: inner }),
      ],
      'outer',
    )
    expect(summary(await parse(latin1Bytes(outer))).text).toBe(PAGE_TEXT)
  })
})

describe('what only looks like a container', () => {
  test.each([
    [
      'a text with lines like headers',
      `Subject: the night bus\nFrom: the county\n\n${PARAGRAPHS.join('\n\n')}`,
      'text',
    ],
    ['front matter', `---\ntitle: Night bus\n---\n\n${PARAGRAPHS.join('\n\n')}`, 'markdown'],
    [
      'a text that speaks of MIME',
      `MIME-Version: what is it?\nIt is a header.\n\n${PARAGRAPHS.join('\n\n')}`,
      'text',
    ],
    ['an interview', `Question: Why?\n\nAnswer: ${PARAGRAPHS.join('\n\n')}`, 'text'],
  ])('%s stays what it is', async (_, text, kind) => {
    const article = await parse(bytesOf(text))
    expect(article.sourceKind).toBe(kind)
    expect(article.trace.some(({ step }) => step === 'container')).toBe(false)
  })
})

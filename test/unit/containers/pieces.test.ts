/** The small decisions inside containers, each by itself. */
import { describe, expect, test } from 'vitest'
import { setNewsletterFurnitureApart } from '../../../src/core/importing/containers/mime/newsletter-furniture.ts'
import { decodeTransfer } from '../../../src/core/importing/containers/mime/transfer-encoding.ts'
import { relativePaths } from '../../../src/core/importing/containers/page-references.ts'
import { readBinaryPlist } from '../../../src/core/importing/containers/plist/binary-plist.ts'
import type { PropertyValue } from '../../../src/core/importing/containers/plist/property-list.ts'
import { decodeEntities, readXmlPlist } from '../../../src/core/importing/containers/plist/xml-plist.ts'
import { ResourceLookup } from '../../../src/core/importing/containers/resources.ts'
import { isBoilerplate, paragraph } from '../../../src/shared/article/tree.ts'
import { companionFolders, judgeName } from '../../../src/shared/sources/article-names.ts'
import { mailHead } from '../../../src/shared/sources/mail-headers.ts'
import { binaryPlist, bytesOf, PARAGRAPHS, type PlistInput, xmlPlist } from './build.ts'

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

describe('transfer encodings', () => {
  test.each([
    ['quoted-printable', 'caf=C3=A9', 'café'],
    ['quoted-printable', 'caf=c3=a9', 'café'],
    ['Quoted-Printable', 'one =\r\ntwo', 'one two'],
    ['quoted-printable', 'one =  \ntwo', 'one two'],
    ['quoted-printable', '1 = 2 and =ZZ and =', '1 = 2 and =ZZ and '],
    ['base64', 'Y2Fmw6k=', 'café'],
    [' BASE64 ', 'Y2Fm\r\n w6k=', 'café'],
    ['base64', 'Y2F%%%mw6k', 'café'],
    ['8bit', 'café =C3', 'café =C3'],
    ['', 'café', 'café'],
  ])('%s %j', (encoding, packed, words) => {
    expect(textOf(decodeTransfer(bytesOf(packed), encoding))).toBe(words)
  })
})

describe('property lists', () => {
  const value: PlistInput = {
    text: 'a & b < c',
    wide: 'Hallevík – 駅',
    long: 'x'.repeat(300),
    number: 70_000,
    yes: true,
    no: false,
    data: Uint8Array.of(0, 1, 255),
    list: ['a', ['b', {}], 3],
  }
  const expected = new Map<string, PropertyValue>([
    ['text', 'a & b < c'],
    ['wide', 'Hallevík – 駅'],
    ['long', 'x'.repeat(300)],
    ['number', 70_000],
    ['yes', true],
    ['no', false],
    ['data', Uint8Array.of(0, 1, 255)],
    ['list', ['a', ['b', new Map()], 3]],
  ])
  test('binary and XML say the same', () => {
    expect(readBinaryPlist(binaryPlist(value))).toEqual(expected)
    expect(readXmlPlist(textOf(xmlPlist(value)))).toEqual(expected)
  })

  test.each([
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['&#233;&#xe9;', 'éé'],
    ['&amp;lt;', '&lt;'],
    ['&bomb;&file;', '&bomb;&file;'],
    ['&#x110000;', '\ufffd'],
  ])('entities of %j', (text, words) => {
    expect(decodeEntities(text)).toBe(words)
  })
})

describe('what begins as a mail', () => {
  test.each([
    ['From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\n\nWords', true],
    ['\ufeff\r\nReceived: from x\r\n\tby y\r\nFrom: a\r\nSubject: b\r\n\r\nWords', true],
    ['From a@b Mon Jan  1 00:00:00 2024\nFrom: a@b.example\nDate: x\nMIME-Version: 1.0\n\nWords', true],
    ['Content-Type: multipart/related; boundary=x\n\n--x', true],
    ['From: the county\nTo: the reader\nSubject: buses\n\nWords', false],
    ['MIME-Version: 1.0\nSome words without a colon.\n\nWords', false],
    ['Note: a story about Message-ID: and other things', false],
    ['<!doctype html><p>From: a</p>', false],
    ['', false],
  ])('%j: %s', (text, isMail) => {
    expect(mailHead(bytesOf(text)) !== null).toBe(isMail)
  })
})

describe('newsletter furniture', () => {
  const story = PARAGRAPHS.slice(0, 3)
  test.each<[string, string[], string[], string[]]>([
    [
      'English',
      ['Trouble viewing this? View in browser'],
      story,
      ['You’re receiving this email because you subscribed.', 'Unsubscribe', '4 Quay Street, 5003 Hallevik'],
    ],
    [
      'German',
      ['Newsletter im Browser öffnen'],
      story,
      ['Sie erhalten diesen Newsletter an leser@home.example.', 'Abmelden | Datenschutz'],
    ],
    [
      'French',
      ['Voir dans le navigateur'],
      story,
      ['Vous recevez cet e-mail car vous êtes inscrit.', 'Se désabonner'],
    ],
    ['Japanese', ['ブラウザで表示'], story, ['配信停止はこちら']],
    ['Russian', ['Открыть в браузере'], story, ['Отписаться от рассылки', '© Окружное письмо']],
    ['none', [], story, []],
    [
      'words of a story that speak of such things',
      [],
      [...story, 'The company changed its privacy policy in 2024, and its readers left.'],
      [],
    ],
    ['a long paragraph about unsubscribing', [], [...story, `They unsubscribe. ${PARAGRAPHS.join(' ')}`], []],
    [
      'in the middle of the story',
      [],
      [story[0] as string, 'Readers can unsubscribe at any time.', ...story],
      [],
    ],
  ])('%s', (_, head, body, tail) => {
    const tree = {
      type: 'root' as const,
      children: [...head, ...body, ...tail].map((words) => paragraph(words)),
    }
    const { tree: result, trace } = setNewsletterFurnitureApart(tree)
    const apart = result.children.flatMap((block, index) => (isBoilerplate(block) ? [index] : []))
    expect(apart).toEqual([...head.keys(), ...tail.map((_words, index) => head.length + body.length + index)])
    expect(trace.map(({ line }) => line)).toEqual(apart)
  })

  test('a mail of nothing else is left as it is', () => {
    const tree = { type: 'root' as const, children: [paragraph('View in browser'), paragraph('Unsubscribe')] }
    expect(setNewsletterFurnitureApart(tree)).toEqual({ tree, trace: [] })
  })
})

describe('pictures by name', () => {
  const resource = (name: string, letter = name) => ({ name, bytes: bytesOf(letter) })
  const lookup = new ResourceLookup([
    resource('https://county.example/img/a.png?w=1'),
    resource('cid:bus%40county'),
    resource('page_files/bus 1.png'),
    resource('file:///C:/Users/x/seite-Dateien/image001.png'),
    resource('twice.png', 'old'),
    resource('twice.png', 'new'),
    resource('twice.png', ''),
  ])
  test.each<[string, string | undefined, string | null]>([
    ['https://county.example/img/a.png?w=1#x', undefined, 'https://county.example/img/a.png?w=1'],
    ['/img/a.png?w=1', 'https://county.example/2024/page.html', 'https://county.example/img/a.png?w=1'],
    ['https://county.example/img/a.png?w=2', undefined, null],
    ['https://elsewhere.example/page_files/bus%201.png', undefined, null],
    ['CID:bus@county', undefined, 'cid:bus%40county'],
    ['cid:none', undefined, null],
    ['./page_files/bus%201.png', 'https://county.example/page.html', 'page_files/bus 1.png'],
    ['seite-Dateien/image001.png', undefined, 'file:///C:/Users/x/seite-Dateien/image001.png'],
    ['other-Dateien/image001.png', undefined, null],
    ['twice.png', undefined, 'new'],
    ['data:image/png;base64,AAAA', undefined, null],
    ['%E0%A4%A', undefined, null],
  ])('%s from %s', (address, base, expected) => {
    const found = lookup.find(address, base)
    expect(found === null ? null : textOf(found.bytes)).toBe(expected)
  })

  test('a page’s own paths are those below it', () => {
    const html = `<html><img src="./a_files/b%20c.png"><img src='d&amp;e.png' srcset="f.png 1x, g.png 2x"><img data-src=h.png>
<img src="https://x.example/i.png"><img src="//x.example/j.png"><img src="/k.png"><img src="../../l.png"><img src="data:image/png,m"></html>`
    expect(relativePaths(bytesOf(html))).toEqual(
      expect.arrayContaining(['a_files/b c.png', 'd&e.png', 'f.png', 'g.png', 'h.png', 'l.png']),
    )
    expect(relativePaths(bytesOf(html)).filter((path) => /^(?:https?:|\/|\.\.|data:)/.test(path))).toEqual([])
    expect(relativePaths(bytesOf('A text with src="a.png" in it.'))).toEqual([])
  })
})

describe('names in folders', () => {
  test.each([
    ['a.txt', 'article'],
    ['A.HTML', 'article'],
    ['letter.eml', 'article'],
    ['page.MHT', 'article'],
    ['page.webarchive', 'article'],
    ['all.zip', 'article'],
    ['a.jpg', 'other'],
    ['report.pdf', 'other'],
    ['app.js', 'other'],
    ['story', 'look'],
    ['index.php', 'look'],
    ['Mr. Smith goes home', 'look'],
  ])('%s: %s', (name, verdict) => {
    expect(judgeName(name)).toBe(verdict)
  })

  test('folders that belong to a page', () => {
    const isCompanion = companionFolders(['Page.html', 'zwei.htm', 'trois.xhtml', 'notes.txt'])
    const folders = [
      'page_files',
      'Page.files',
      'zwei-Dateien',
      'trois_fichiers',
      'notes_files',
      'page',
      'page-archive',
      'other_files',
    ]
    expect(folders.filter(isCompanion)).toEqual([
      'page_files',
      'Page.files',
      'zwei-Dateien',
      'trois_fichiers',
    ])
  })
})

/** Containers made to harm: each ends in its coded refusal with a sentence, or in the right article. */
import { describe, expect, test } from 'vitest'
import { readContainer } from '../../../src/core/importing/containers/read-container.ts'
import { LARGEST_DOCUMENT_BYTES, parseDocument } from '../../../src/core/importing/parse-document.ts'
import { canonicalText } from '../../../src/shared/article/canonical-text.ts'
import { RefusedDocument } from '../../../src/shared/article/parsed-article.ts'
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
  PARAGRAPHS,
  type PlistInput,
  pageHtml,
  plistFile,
  plistReferences,
  webArchive,
  xmlPlist,
} from './build.ts'
import { rawZip } from './raw-zip.ts'

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    const article = await parseDocument({ bytes, name: 'hostile' })
    return `read: ${canonicalText(article.tree).slice(0, 40)}`
  } catch (error) {
    expect(error).toBeInstanceOf(RefusedDocument)
    const { code, message } = error as RefusedDocument
    expect(message).toMatch(/^[^\n]{20,250}[.!]$/)
    return code
  }
}

const htmlPart = (body: string, headers: Record<string, string> = {}) =>
  mimePart({ headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body })

function nestedMultiparts(depth: number): Uint8Array {
  let part = htmlPart(pageHtml('x'))
  for (let level = 0; level < depth; level++)
    part = multipart({}, 'multipart/mixed', [part], `level-${level}`)
  return latin1Bytes(multipart(MAIL_HEADERS, 'multipart/mixed', [part], 'outermost'))
}

function nestedMails(depth: number): Uint8Array {
  const headers = { ...MAIL_HEADERS, 'Content-Type': 'message/rfc822' }
  return latin1Bytes(mimePart({ headers, body: '' }).repeat(depth) + htmlPart(pageHtml('x')))
}

function manyParts(count: number): Uint8Array {
  return latin1Bytes(multipart(MAIL_HEADERS, 'multipart/mixed', Array<string>(count).fill('\r\nx')))
}

function deepPlist(depth: number): PlistInput {
  let value: PlistInput = 'deep'
  for (let level = 0; level < depth; level++) value = [value]
  return { WebMainResource: value }
}

const DOCTYPE_BOMB = `<!DOCTYPE plist [
<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
${Array.from('bcdefghij', (name, index) => `<!ENTITY ${name} "${`&${'abcdefghij'[index]};`.repeat(10)}">`).join('\n')}
<!ENTITY file SYSTEM "file:///etc/passwd">
]>`

function entityBomb(): Uint8Array {
  const bomb = Buffer.from(xmlPlist(webArchive(), DOCTYPE_BOMB)).toString('utf8')
  return bytesOf(bomb.replace('<key>WebResourceFrameName</key>', '<key>x</key><string>&j;&file;</string>$&'))
}

// A list of 15 lists of 15 lists…, all the same objects: small in the file, without end when it is unfolded.
function sharedPlist(): Uint8Array {
  const levels = Array.from({ length: 12 }, (_, level) =>
    plistReferences(0xa, 14, Array<number>(14).fill(level + 1)),
  )
  return plistFile([...levels, Buffer.from([0x09])])
}

const FIRST = `read: ${PARAGRAPHS[0]?.slice(0, 40)}`

describe('hostile containers', () => {
  test.each<[string, Uint8Array, string]>([
    ['multiparts a hundred deep', nestedMultiparts(100), 'TOO_DEEP'],
    ['multiparts fifteen deep, which is read', nestedMultiparts(15), FIRST],
    ['mails in mails a hundred deep', nestedMails(100), 'TOO_DEEP'],
    ['a mail of twenty thousand parts', manyParts(20_000), 'TOO_LARGE'],
    ['a mail of headers only', bytesOf(mimePart({ headers: MAIL_HEADERS, body: '' })), 'NO_TEXT'],
    [
      'a mail with attachments only',
      latin1Bytes(
        multipart(MAIL_HEADERS, 'multipart/mixed', [
          mimePart({
            headers: { 'Content-Type': 'text/html', 'Content-Disposition': 'attachment; filename=a.html' },
            body: pageHtml('x'),
          }),
        ]),
      ),
      'NO_TEXT',
    ],
    [
      'a mail whose boundary never comes',
      latin1Bytes(multipart(MAIL_HEADERS, 'multipart/mixed', [])),
      'NO_TEXT',
    ],
    [
      'a mail cut in its page, which is read as far as it goes',
      bytesOf(
        mimePart({
          headers: { ...MAIL_HEADERS, 'Content-Type': 'text/html' },
          body: pageHtml('x').slice(0, 700),
        }),
      ),
      FIRST,
    ],
    [
      'a saved page without a page',
      latin1Bytes(
        multipart({ From: '<Saved by Blink>', 'MIME-Version': '1.0' }, 'multipart/related', [
          mimePart({ headers: { 'Content-Type': 'text/css' }, body: 'p {}' }),
        ]),
      ),
      'NO_TEXT',
    ],
    [
      'a page whose base64 is noise',
      bytesOf(
        mimePart({
          headers: { ...MAIL_HEADERS, 'Content-Type': 'text/html', 'Content-Transfer-Encoding': 'base64' },
          body: '%%%%!!!!',
        }),
      ),
      'NO_TEXT',
    ],
    ['a property list without a page', binaryPlist({ Label: 'a setting' }), 'BINARY_FILE'],
    ['an XML property list without a page', xmlPlist({ Label: 'a setting' }), 'BINARY_FILE'],
    [
      'a web archive of a picture',
      binaryPlist({ WebMainResource: { WebResourceData: bytesOf('x'), WebResourceMIMEType: 'image/png' } }),
      'BINARY_FILE',
    ],
    ['a binary property list cut short', binaryPlist(webArchive()).slice(0, -20), 'DAMAGED_FILE'],
    ['a binary property list of its mark only', bytesOf('bplist00'), 'DAMAGED_FILE'],
    ['an XML property list cut short', xmlPlist(webArchive()).slice(0, 600), 'DAMAGED_FILE'],
    ['a binary property list nested deep', binaryPlist(deepPlist(1000)), 'TOO_DEEP'],
    ['an XML property list nested deep', xmlPlist(deepPlist(1000)), 'TOO_DEEP'],
    ['a binary property list that holds itself', plistFile([plistReferences(0xa, 1, [0])]), 'TOO_DEEP'],
    ['a binary property list that unfolds without end', sharedPlist(), 'DAMAGED_FILE'],
    ['an entity bomb, which is never expanded', entityBomb(), FIRST],
    [
      'a zip archive where one document is asked for',
      rawZip([{ name: 'a.txt', content: 'x' }]),
      'BINARY_FILE',
    ],
    [
      'more than a document may have, in a mail',
      Buffer.concat([
        bytesOf(mimePart({ headers: MAIL_HEADERS, body: '' })),
        Buffer.alloc(LARGEST_DOCUMENT_BYTES, 'a '),
      ]),
      'TOO_LARGE',
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected)
  })

  test('a picture whose base64 is damaged leaves its words', async () => {
    const bytes = latin1Bytes(
      Buffer.from(chromiumMhtml()).toString('latin1').replaceAll('iVBORw0KGgo', 'iV%%%w0KGgo'),
    )
    const article = await parseDocument({ bytes, name: 'page.mhtml' })
    expect(article.assets).toEqual([])
    expect(JSON.stringify(article.tree)).toContain('"alt":"The bus at the quay"')
  })

  test('a page that names itself as its picture, and parts that name each other', async () => {
    const bytes = latin1Bytes(
      multipart(MAIL_HEADERS, 'multipart/related', [
        htmlPart(`${pageHtml('cid:one')}<iframe src="cid:two"></iframe>`, { 'Content-ID': '<one>' }),
        htmlPart('<img src="cid:one"><iframe src="cid:one"></iframe>', { 'Content-ID': '<two>' }),
      ]),
    )
    const article = await parseDocument({ bytes, name: 'mail.eml' })
    expect(article.assets).toEqual([])
    expect(canonicalText(article.tree)).toContain(PARAGRAPHS[3])
  })

  test.each([
    ['headers', `MIME-Version: 1.0\r\nFrom: a\r\nTo: b\r\n${'X-Line: 1\r\n'.repeat(1_000_000)}\r\nWords.`],
    [
      'almost boundaries',
      multipart(MAIL_HEADERS, 'multipart/mixed', [`\r\n${'--b0undary x\r\n'.repeat(1_000_000)}`]),
    ],
    ['text', mimePart({ headers: MAIL_HEADERS, body: 'A line of a mail.\r\n'.repeat(1_000_000) })],
  ])('a mail of a million lines of %s is taken apart', async (_, text) => {
    const started = performance.now()
    expect((await readContainer(bytesOf(text)))?.what).toBe('an e-mail')
    // A hang guard: work that grows with the square of the lines would take hours.
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  test('base64 without line breaks and 20 MB long is decoded', async () => {
    const page = pageHtml('x').replace('</article>', `<!-- ${'x'.repeat(15_000_000)} --></article>`)
    const headers = { ...MAIL_HEADERS, 'Content-Type': 'text/html', 'Content-Transfer-Encoding': 'base64' }
    const body = base64Lines(bytesOf(page)).replaceAll('\r\n', '')
    expect(await refusal(bytesOf(mimePart({ headers, body })))).toBe(FIRST)
  })

  test('the bytes of the mail are not changed by reading it', async () => {
    const bytes = newsletterMail()
    const before = Buffer.from(bytes)
    await parseDocument({ bytes, name: 'mail.eml' })
    expect(Buffer.from(bytes).equals(before)).toBe(true)
  })
})

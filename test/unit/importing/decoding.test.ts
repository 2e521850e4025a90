import { describe, expect, test } from 'vitest'
import { decodeBytes } from '../../../src/core/importing/decoding/decode-bytes.ts'
import { encodeText } from '../../support/encode-text.ts'
import { SAMPLE_TEXTS } from '../../support/sample-texts.ts'

/** Encoding, then the languages of the sample texts that can be written in it. */
const TABLE: [encoding: string, languages: string][] = [
  ['utf-16le', 'de ru ja ar he ko zh-Hans en'],
  ['utf-16be', 'de ru ja ar he ko zh-Hans en'],
  ['windows-1250', 'pl cs sk hu ro hr sl de'],
  ['windows-1251', 'ru uk be bg sr mk'],
  ['windows-1252', 'de fr es pt it nl sv da nb fi is ga en'],
  ['windows-1253', 'el'],
  ['windows-1254', 'tr de fr es pt'],
  ['windows-1255', 'he'],
  ['windows-1256', 'ar fa'],
  ['windows-1257', 'lt lv et pl'],
  ['windows-1258', 'vi'],
  ['windows-874', 'th'],
  ['iso-8859-2', 'pl cs sk hu ro hr sl'],
  ['iso-8859-3', 'mt eo'],
  ['iso-8859-4', 'lt lv et'],
  ['iso-8859-5', 'ru uk be bg sr mk'],
  ['iso-8859-6', 'ar'],
  ['iso-8859-7', 'el'],
  ['iso-8859-8', 'he'],
  ['iso-8859-10', 'is lt lv et'],
  ['iso-8859-13', 'lt lv et pl'],
  ['iso-8859-14', 'cy ga'],
  ['iso-8859-15', 'fr fi et de'],
  ['iso-8859-16', 'ro pl'],
  ['koi8-r', 'ru bg'],
  ['koi8-u', 'uk ru be'],
  ['ibm866', 'ru'],
  ['macintosh', 'fr de es sv'],
  ['x-mac-cyrillic', 'ru uk bg'],
  ['shift_jis', 'ja'],
  ['euc-jp', 'ja'],
  ['euc-kr', 'ko'],
  ['gb18030', 'zh-Hans zh-Hant ja'],
  ['big5', 'zh-Hant'],
]

function sampleFor(language: string, encoding: string): string {
  const words = SAMPLE_TEXTS[language]
  if (words === undefined) throw new Error(`no sample text in ${language}`)
  // ISO-8859-16 has the comma below that Romanian should have, the older encodings the cedilla.
  return encoding === 'iso-8859-16' ? words.replace(/[şţ]/g, (letter) => (letter === 'ş' ? 'ș' : 'ț')) : words
}

describe('the table of encodings: text of 500 characters is read without a wrong letter', () => {
  const rows = TABLE.flatMap(([encoding, languages]) =>
    languages.split(' ').map((language) => ({ encoding, language })),
  )
  test.each(rows)('$encoding, $language', ({ encoding, language }) => {
    const sample = sampleFor(language, encoding)
    expect(sample.length).toBeGreaterThanOrEqual(500)
    for (const words of [sample, sample.slice(0, 500)]) {
      const { text, bytes } = encodeText(words, encoding)
      expect(decodeBytes(bytes).text).toBe(text)
    }
  })
})

const ascii = (words: string): number[] => [...words].map((character) => character.charCodeAt(0))

describe('the order of trust', () => {
  const umlaut = {
    windows: ascii('Gr').concat(0xfc, 0xdf, 0x65),
    utf8: [...new TextEncoder().encode('Grüße')],
  }
  test.each([
    [
      'a byte order mark wins over everything',
      [0xef, 0xbb, 0xbf, ...umlaut.utf8],
      undefined,
      'Grüße',
      'utf-8',
      'bom',
    ],
    [
      'a mark of UTF-16, low byte first',
      [0xff, 0xfe, 0x41, 0x00, 0xe9, 0x00],
      undefined,
      'Aé',
      'utf-16le',
      'bom',
    ],
    [
      'a mark of UTF-16, high byte first',
      [0xfe, 0xff, 0x00, 0x41, 0x00, 0xe9],
      undefined,
      'Aé',
      'utf-16be',
      'bom',
    ],
    ['well-formed UTF-8 needs no declaration', umlaut.utf8, undefined, 'Grüße', 'utf-8', 'utf-8'],
    ['a forced label is obeyed', umlaut.utf8, 'windows-1252', 'GrÃ¼ÃŸe', 'windows-1252', 'forced'],
    ['an unknown forced label is ignored', umlaut.utf8, 'no-such-thing', 'Grüße', 'utf-8', 'utf-8'],
    ['ASCII is ASCII', ascii('plain'), undefined, 'plain', 'utf-8', 'ascii'],
    [
      'a declaration in HTML is believed',
      [...ascii('<meta charset="iso-8859-2">'), 0xb1],
      undefined,
      '<meta charset="iso-8859-2">ą',
      'iso-8859-2',
      'declared',
    ],
    [
      'a declaration in XML is believed',
      [...ascii('<?xml version="1.0" encoding="koi8-r"?>'), 0xc1],
      undefined,
      '<?xml version="1.0" encoding="koi8-r"?>а',
      'koi8-r',
      'declared',
    ],
    [
      'UTF-8 is believed over a declaration of something else',
      [...ascii('<meta charset=windows-1252>'), ...umlaut.utf8],
      undefined,
      '<meta charset=windows-1252>Grüße',
      'utf-8',
      'utf-8',
    ],
    [
      'a cut-off last character is no reason to doubt UTF-8',
      [...umlaut.utf8, 0xe2, 0x82],
      undefined,
      'Grüße\ufffd',
      'utf-8',
      'utf-8',
    ],
  ])('%s', (_title, bytes, label, text, encoding, evidence) => {
    const decoded = decodeBytes(Uint8Array.from(bytes), label)
    expect({ text: decoded.text, encoding: decoded.encoding, evidence: decoded.evidence }).toEqual({
      text,
      encoding,
      evidence,
    })
  })

  test('a few damaged characters in much UTF-8 do not turn all of it into another encoding', () => {
    const bytes = new TextEncoder().encode(SAMPLE_TEXTS.ru)
    const damaged = Uint8Array.from([...bytes.slice(0, 300), 0xff, ...bytes.slice(300)])
    expect(decodeBytes(damaged).encoding).toBe('utf-8')
  })

  test('ISO-2022-JP is known by its escape sequences', () => {
    const bytes = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42])
    expect(decodeBytes(bytes).text).toBe('日本')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleIdSchema, type ImportItem, type ImportOutcome } from '../../../src/shared/contract/schemas.ts'
import { importReportCsv } from '../../../src/shared/import-report-csv.ts'

const ID = articleIdSchema.parse('0190a000-0000-7000-8000-000000000001')
const HEADER = '\ufeffDocument,Outcome,Title,Article,Code,Explanation\r\n'
const imported = (title: string): ImportOutcome => ({ status: 'imported', articleId: ID, title })

/** Reads RFC 4180, strictly. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (!match) throw new Error(`no field at the end of ${JSON.stringify(rows)}`)
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

describe('importReportCsv', () => {
  it.each<[string, ImportItem, string]>([
    [
      'a plain title stands bare',
      { name: 'a.txt', outcome: imported('Tides') },
      `a.txt,imported,Tides,${ID},,`,
    ],
    ['a comma is quoted', { name: 'a,b.txt', outcome: imported('T') }, `"a,b.txt",imported,T,${ID},,`],
    ['a quotation mark is doubled', { name: 'a', outcome: imported('"T"') }, `a,imported,"""T""",${ID},,`],
    ['a line break is quoted', { name: 'a\nb', outcome: imported('T') }, `"a\nb",imported,T,${ID},,`],
    ['no name is pasted text', { name: '', outcome: imported('T') }, `Pasted text,imported,T,${ID},,`],
    ['= is no formula', { name: '=1+1', outcome: imported('T') }, `'=1+1,imported,T,${ID},,`],
    ['+ is no formula', { name: '+1', outcome: imported('T') }, `'+1,imported,T,${ID},,`],
    ['- is no formula', { name: '-1', outcome: imported('T') }, `'-1,imported,T,${ID},,`],
    ['@ is no formula', { name: '@SUM(A1)', outcome: imported('T') }, `'@SUM(A1),imported,T,${ID},,`],
    ['a tab first is no formula', { name: '\t=1', outcome: imported('T') }, `'\t=1,imported,T,${ID},,`],
    ['a return first is no formula', { name: '\r=1', outcome: imported('T') }, `"'\r=1",imported,T,${ID},,`],
    [
      'a formula with quotes is quoted behind its apostrophe',
      { name: 'a', outcome: imported('=HYPERLINK("http://x.example","y")') },
      `a,imported,"'=HYPERLINK(""http://x.example"",""y"")",${ID},,`,
    ],
    ['a sign inside stays', { name: '1+1=2', outcome: imported('T') }, `1+1=2,imported,T,${ID},,`],
    [
      'a refusal has code and sentence',
      { name: 'a', outcome: { status: 'refused', code: 'EMPTY_FILE', message: 'It is empty.' } },
      'a,refused,,,EMPTY_FILE,It is empty.',
    ],
    [
      'a similar one says to what',
      {
        name: 'a',
        outcome: {
          status: 'similar',
          articleId: ID,
          title: 'T',
          originalHash: 'h',
          reason: 'address',
          similarity: 0.914,
        },
      },
      `a,similar,T,${ID},,Not added: saved from the same address as this article (91 % the same words).`,
    ],
    [
      'a newer copy',
      { name: 'a', outcome: { ...imported('T'), status: 'revised' } as ImportOutcome },
      `a,revised,T,${ID},,`,
    ],
  ])('%s', (_what, item, row) => {
    expect(importReportCsv([item])).toBe(`${HEADER}${row}\r\n`)
  })

  it('of nothing is its header', () => {
    expect(importReportCsv([])).toBe(HEADER)
  })

  it('reads back as what was written, and no cell begins a formula', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', 'a', 'é', "'"),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        const items = pairs.map(([name, title]): ImportItem => ({ name, outcome: imported(title) }))
        const [, ...rows] = readCsv(importReportCsv(items).slice(1))
        const restored = rows.map((row) =>
          [row[0], row[2]].map((value) => value?.replace(/^'(?=[=+\-@\t\r\n])/, '')),
        )
        expect(restored).toEqual(
          pairs.map(([name, title]) =>
            [name || 'Pasted text', title].map((value) => value.replace(/^'(?=[=+\-@\t\r\n])/, '')),
          ),
        )
        for (const value of rows.flat()) expect(value).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })
})

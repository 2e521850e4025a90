/**
 * The report of an import as CSV, so that it can be kept, sorted and sent. Written for RFC 4180 readers and for
 * spreadsheets, which run a cell as a formula when it begins with certain characters.
 */
import type { ImportItem, ImportOutcome } from './contract/schemas.ts'

const HEADER = ['Document', 'Outcome', 'Title', 'Article', 'Code', 'Explanation']

// Spreadsheets need the mark to take the bytes for UTF-8.
const BYTE_ORDER_MARK = '\ufeff'
const FORMULA_START = /^[=+\-@\t\r\n]/

function cell(value: string): string {
  const safe = FORMULA_START.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function explanation(outcome: Extract<ImportOutcome, { status: 'similar' }>): string {
  const percent = Math.round(outcome.similarity * 100)
  return outcome.reason === 'address'
    ? `Not added: saved from the same address as this article (${percent} % the same words).`
    : `Not added: ${percent} % the same words as this article.`
}

function outcomeCells(outcome: ImportOutcome): string[] {
  switch (outcome.status) {
    case 'refused':
      return [outcome.status, '', '', outcome.code, outcome.message]
    case 'similar':
      return [outcome.status, outcome.title, outcome.articleId, '', explanation(outcome)]
    default:
      return [outcome.status, outcome.title, outcome.articleId, '', '']
  }
}

/**
 * One row per document under a row of names, in the order given; ends with a line break. Cells that a spreadsheet would
 * run as a formula begin with an apostrophe. The text begins with a byte order mark.
 */
export function importReportCsv(items: readonly ImportItem[]): string {
  const rows = items.map(({ name, outcome }) => [
    name === '' ? 'Pasted text' : name,
    ...outcomeCells(outcome),
  ])
  return BYTE_ORDER_MARK + [HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/**
 * How much of an article's body is found on real pages, against the bodies that a person marked.
 *
 *   node bench/extraction.ts                      precision, recall and F1, all pages and two random halves
 *   node bench/extraction.ts --ablate             and what is lost when each step is left out
 *   node bench/extraction.ts --predictions FILE   and the texts as JSON, for ../shared/bench/score.mjs
 *
 * The measure is that of the public article-extraction-benchmark: 4-token shingles, each page weighing the same.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { parseHtml } from '../src/core/importing/html/parse-html.ts'
import { STEP_NAMES } from '../src/core/importing/html/steps.ts'
import { canonicalText } from '../src/shared/article/canonical-text.ts'
import { RefusedDocument } from '../src/shared/article/parsed-article.ts'

const DATA = join(import.meta.dirname, '../../shared/bench/extraction')

interface Page {
  id: string
  url: string
  html: string
  truth: Map<string, number>
}

interface Score {
  precision: number
  recall: number
  f1: number
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let index = 0; index < Math.max(1, tokens.length - 3); index++) {
    const shingle = tokens.slice(index, index + 4).join(' ')
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}

function loadPages(): Page[] {
  const truth: Record<string, { url: string; articleBody: string }> = JSON.parse(
    readFileSync(join(DATA, 'ground-truth.json'), 'utf8'),
  )
  return Object.entries(truth).map(([id, { url, articleBody }]) => ({
    id,
    url,
    html: gunzipSync(readFileSync(join(DATA, 'pages', `${id}.html.gz`))).toString('utf8'),
    truth: shingles(articleBody),
  }))
}

function extract(page: Page, withoutSteps: ReadonlySet<string>): string {
  try {
    return canonicalText(parseHtml(page.html, { name: '', url: page.url, withoutSteps }).tree)
  } catch (error) {
    if (error instanceof RefusedDocument) return ''
    throw error
  }
}

/** The peer: Readability on linkedom and nothing else. */
function readabilityText(page: Page): string {
  const { document } = parseHTML(page.html)
  return new Readability(document).parse()?.textContent ?? ''
}

function scorePages(pages: readonly Page[], texts: readonly string[]): Score {
  const precisions: number[] = []
  const recalls: number[] = []
  for (const [index, page] of pages.entries()) {
    const found = shingles(texts[index] ?? '')
    let hits = 0
    for (const [shingle, count] of page.truth) hits += Math.min(count, found.get(shingle) ?? 0)
    if (total(found) > 0) precisions.push(hits / total(found))
    if (total(page.truth) > 0) recalls.push(hits / total(page.truth))
  }
  const precision = mean(precisions)
  const recall = mean(recalls)
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) }
}

function line(label: string, { precision, recall, f1 }: Score, count: number): string {
  return `${label.padEnd(14)} precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}  (n=${count})`
}

/** The ids are hashes, so every second one of them in order is a random half. */
function halfOf<T>(items: readonly T[], remainder: number): T[] {
  return items.filter((_, index) => index % 2 === remainder)
}

function printAblation(pages: readonly Page[], base: Score): void {
  console.log('\nF1 lost when a step is left out, in points of 0.0001:')
  const rows = STEP_NAMES.map((name) => {
    const without = new Set([name])
    const score = scorePages(
      pages,
      pages.map((page) => extract(page, without)),
    )
    return { name, lost: (base.f1 - score.f1) * 10_000, score }
  })
  for (const { name, lost, score } of rows.sort((a, b) => b.lost - a.lost)) {
    console.log(
      `${lost.toFixed(0).padStart(5)}  ${name.padEnd(24)} P ${score.precision.toFixed(4)}  R ${score.recall.toFixed(4)}`,
    )
  }
}

function main(args: readonly string[]): void {
  if (!existsSync(join(DATA, 'ground-truth.json'))) {
    console.log('skipped: the pages of ../shared/bench/extraction are not here')
    return
  }
  const pages = loadPages()
  const started = performance.now()
  const texts = pages.map((page) => extract(page, new Set()))
  const elapsedMs = performance.now() - started
  const base = scorePages(pages, texts)
  const peer = pages.map(readabilityText)
  console.log(line('Readability', scorePages(pages, peer), pages.length))
  console.log(line('first half', scorePages(halfOf(pages, 0), halfOf(texts, 0)), halfOf(pages, 0).length))
  console.log(line('second half', scorePages(halfOf(pages, 1), halfOf(texts, 1)), halfOf(pages, 1).length))
  console.log(line('all', base, pages.length))
  console.log(`${(elapsedMs / pages.length).toFixed(1)} ms a page`)
  const predictionsPath = args[args.indexOf('--predictions') + 1]
  if (args.includes('--predictions') && predictionsPath) {
    writeFileSync(
      predictionsPath,
      JSON.stringify(Object.fromEntries(pages.map(({ id }, index) => [id, texts[index]]))),
    )
  }
  if (args.includes('--ablate')) printAblation(pages, base)
}

main(process.argv.slice(2))

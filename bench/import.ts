/**
 * `npm run bench import`: the whole import of web pages (bytes to durable, searchable article) against what Readability
 * on jsdom needs for parsing alone, in one run; then the memory and the answers of the core while thousands come in.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { createRouterClient } from '@orpc/server'
import { JSDOM, VirtualConsole } from 'jsdom'
import { openCore } from '../src/adapters/open-core.ts'
import { memorySettings } from '../src/adapters/readable-settings.ts'

const PAGES = join(import.meta.dirname, '../../shared/bench/extraction/pages')
const MANY = Number(process.env.OFFPRINT_BENCH_FILES ?? 5000)

function realPages(): { name: string; bytes: Buffer }[] {
  try {
    return readdirSync(PAGES).map((name) => ({
      name: name.replace(/\.gz$/, ''),
      bytes: gunzipSync(readFileSync(join(PAGES, name))),
    }))
  } catch {
    return []
  }
}

/** A page of its own for each number: a real page's markup with words of its own in every paragraph. */
function variant(bytes: Buffer, number: number): Uint8Array<ArrayBuffer> {
  let count = 0
  const html = bytes.toString('utf8')
  return new TextEncoder().encode(
    html.replace(/<p\b[^>]*>/gi, (tag) => `${tag}v${number}w${count++ % 7} x${number * 31 + count} `),
  )
}

async function openLibrary() {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'))
  const open = await openCore({
    libraryDir: folder,
    settings: memorySettings(),
    assetBase: '/assets/',
    version: '0',
    samplesDir: folder,
  })
  return { folder, open, client: createRouterClient(open.core.router) }
}

type Library = Awaited<ReturnType<typeof openLibrary>>

async function importFiles(library: Library, files: readonly File[]): Promise<Map<string, number>> {
  const { jobId } = await library.client.import.start({ files: [...files] })
  const outcomes = new Map<string, number>()
  for await (const event of await library.client.import.watch({ jobId })) {
    if (event.type !== 'itemFinished') continue
    const { status } = event.item.outcome
    outcomes.set(status, (outcomes.get(status) ?? 0) + 1)
  }
  return outcomes
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

async function compareSpeed(pages: ReturnType<typeof realPages>): Promise<void> {
  const library = await openLibrary()
  const warmUp = pages.slice(0, 10).map(({ name, bytes }) => new File([variant(bytes, 9999)], `warm-${name}`))
  await importFiles(library, warmUp)
  const importRates: number[] = []
  const peerRates: number[] = []
  for (let round = 0; round < 3; round++) {
    const files = pages.map(({ name, bytes }) => new File([variant(bytes, round)], name))
    const begun = performance.now()
    const outcomes = await importFiles(library, files)
    importRates.push(pages.length / ((performance.now() - begun) / 1000))
    if (round === 0) console.log(`outcomes of ${pages.length} pages:`, Object.fromEntries(outcomes))
    const peerBegun = performance.now()
    for (const { bytes } of pages) {
      const dom = new JSDOM(bytes.toString('utf8'), {
        url: 'https://example.org/',
        virtualConsole: new VirtualConsole(),
      })
      new Readability(dom.window.document).parse()
      dom.window.close()
    }
    peerRates.push(pages.length / ((performance.now() - peerBegun) / 1000))
  }
  const ours = percentile(importRates, 0.5)
  const peer = percentile(peerRates, 0.5)
  console.log(`whole import            ${ours.toFixed(1)} pages/s (median of 3)`)
  console.log(`Readability on jsdom    ${peer.toFixed(1)} pages/s, parsing alone (median of 3)`)
  console.log(`ratio                   ${(ours / peer).toFixed(2)} times`)
  await library.open.close()
  await rm(library.folder, { recursive: true })
}

async function watchUnderLoad(pages: ReturnType<typeof realPages>): Promise<void> {
  const source = await mkdtemp(join(tmpdir(), 'offprint-bench-files-'))
  for (let number = 0; number < MANY; number++) {
    const page = pages[number % pages.length] as (typeof pages)[0]
    await writeFile(join(source, `${number}.html`), variant(page.bytes, number))
  }
  const library = await openLibrary()
  const answers: number[] = []
  let peakMb = 0
  let isOver = false
  const asking = (async () => {
    while (!isOver) {
      const begun = performance.now()
      await new Promise((resolve) => setTimeout(resolve, 5))
      await library.client.article.list({ limit: 60 })
      answers.push(performance.now() - begun - 5)
      peakMb = Math.max(peakMb, process.memoryUsage().rss / 1024 / 1024)
    }
  })()
  const handle = library.open.handles.grant(source)
  const begun = performance.now()
  const { jobId } = await library.client.import.start({ handles: [handle] })
  let done = 0
  for await (const event of await library.client.import.watch({ jobId })) {
    if (event.type === 'finished') done = event.items.length
  }
  const seconds = (performance.now() - begun) / 1000
  isOver = true
  await asking
  const over = answers.filter((value) => value > 100).length
  console.log(`${done} files in ${seconds.toFixed(0)} s (${(done / seconds).toFixed(1)} pages/s)`)
  console.log(`memory of the whole process, workers included, at most ${peakMb.toFixed(0)} MB`)
  console.log(
    `answers to “list” meanwhile (n=${answers.length}): median ${percentile(answers, 0.5).toFixed(1)} ms, p95 ${percentile(answers, 0.95).toFixed(1)} ms, p99 ${percentile(answers, 0.99).toFixed(1)} ms, longest ${Math.max(...answers).toFixed(0)} ms, over 100 ms: ${over}`,
  )
  await library.open.close()
  await rm(library.folder, { recursive: true })
  await rm(source, { recursive: true })
}

const pages = realPages()
if (pages.length === 0) {
  console.log('bench import: skipped, the pages of ../shared/bench/extraction are not here')
} else if (process.argv.includes('--load')) {
  await watchUnderLoad(pages)
} else {
  await compareSpeed(pages)
  // In a process of its own: what jsdom left behind would count as memory of the import.
  spawnSync(process.execPath, [import.meta.filename, '--load'], { stdio: 'inherit' })
}

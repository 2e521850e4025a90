/**
 * Measures how well section headings are recovered from bare lines, in four layouts made from the same files, with
 * the scorer that lies beside them. Prints one line and leaves when the data is absent.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseDocument } from '../src/core/importing/parse-document.ts'
import { inlineText } from '../src/shared/article/tree.ts'

const bench = resolve(import.meta.dirname, '../../shared/bench')
const isVerbose = process.argv.includes('--verbose')

/** Greedy wrapping of one paragraph at the width in columns, as text editors do it. */
function wrap(paragraphText: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of paragraphText.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

const LAYOUTS: [name: string, lay: (paragraphs: string[]) => string][] = [
  ['a line each', (paragraphs) => paragraphs.join('\n')],
  ['blank lines between', (paragraphs) => paragraphs.join('\n\n')],
  [
    'wrapped at 72, blank lines between',
    (paragraphs) => paragraphs.map((words) => wrap(words, 72)).join('\n\n'),
  ],
  ['wrapped at 72, nothing between', (paragraphs) => paragraphs.map((words) => wrap(words, 72)).join('\n')],
]

async function headingsOf(source: string): Promise<string[]> {
  const article = await parseDocument({ bytes: new TextEncoder().encode(source), name: '', kind: 'text' })
  return article.tree.children.flatMap((block) =>
    block.type === 'heading' ? [inlineText(block.children)] : [],
  )
}

async function measure(): Promise<void> {
  const truth = JSON.parse(readFileSync(join(bench, 'plain-text/truth.json'), 'utf8')) as Record<
    string,
    unknown
  >
  const folder = mkdtempSync(join(tmpdir(), 'plain-text-'))
  for (const [name, lay] of LAYOUTS) {
    const predictions: Record<string, string[]> = {}
    for (const id of Object.keys(truth)) {
      const source = readFileSync(join(bench, `plain-text/${id}.txt`), 'utf8')
      predictions[id] = await headingsOf(lay(source.split('\n').filter((line) => line.trim() !== '')))
    }
    const path = join(folder, 'predictions.json')
    writeFileSync(path, JSON.stringify(predictions))
    const { stdout } = spawnSync(process.execPath, [join(bench, 'score.mjs'), 'plain-text', path], {
      encoding: 'utf8',
    })
    const lines = stdout.trim().split('\n')
    console.log(`${name.padEnd(36)} ${isVerbose ? `\n${lines.join('\n')}` : lines.at(-1)}`)
  }
  rmSync(folder, { recursive: true })
}

if (!existsSync(join(bench, 'score.mjs')))
  console.log('plain-text bench skipped: the shared data is not here')
else await measure()

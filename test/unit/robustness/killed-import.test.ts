/**
 * An import that is killed leaves whole articles only, and goes on where it was. `OFFPRINT_NIGHTLY=1` uses 2,000 files.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'

const FILES = process.env.OFFPRINT_NIGHTLY ? 2000 : 120
const KILL_AFTER = [0.1, 0.35, 0.6]
const root = join(import.meta.dirname, '../../..')

// Words of its own in every sentence: articles that are too alike are offered as copies instead of being added.
function story(number: number): string {
  const word = (index: number) => `w${((number + 1) * 7919 + index * 104_729) % 99_991}`
  const sentence = (index: number) =>
    `The ${word(index)} council met ${word(index + 1)} about the ${word(index + 2)} of ${word(index + 3)}.`
  const paragraphs = Array.from({ length: 6 }, (_, row) =>
    Array.from({ length: 4 }, (_, column) => sentence(row * 40 + column * 7)).join(' '),
  )
  return `${paragraphs.join('\n\n')}\n`
}

interface Run {
  code: number | null
  outcomes: string[]
}

function runImport(source: string, library: string, killAfter: number | null): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(root, 'src/cli/main.ts'), 'import', source, '--library', library, '--json'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const outcomes: string[] = []
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) outcomes.push(JSON.parse(line).status)
      if (killAfter !== null && outcomes.length >= killAfter) child.kill('SIGKILL')
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, outcomes }))
  })
}

function inspect(library: string) {
  const database = new Database(join(library, 'library.db'))
  const value = (sql: string) => database.prepare(sql).pluck().get()
  const state = {
    integrity: value('PRAGMA integrity_check'),
    foreign: database.pragma('foreign_key_check'),
    articles: Number(value('SELECT count(*) FROM article')),
    whole: Number(
      value(`SELECT count(*) FROM article JOIN revision ON revision.id = article.current_revision_id
        JOIN original ON original.hash = revision.original_hash
        WHERE article.seq IN (SELECT rowid FROM article_search)`),
    ),
    originals: Number(value('SELECT count(DISTINCT original_hash) FROM revision')),
  }
  database.close()
  return state
}

test(`killed three times within ${FILES} files: no half article, the rest comes in, nothing twice`, {
  timeout: 900_000,
}, async () => {
  const source = await mkdtemp(join(tmpdir(), 'offprint-kill-files-'))
  const library = await mkdtemp(join(tmpdir(), 'offprint-kill-library-'))
  for (let number = 0; number < FILES; number++) await writeFile(join(source, `${number}.txt`), story(number))
  let before = 0
  for (const share of KILL_AFTER) {
    const run = await runImport(source, library, Math.ceil(FILES * share))
    expect(run.code).toBeNull()
    const state = inspect(library)
    expect(state).toMatchObject({
      integrity: 'ok',
      foreign: [],
      whole: state.articles,
      originals: state.articles,
    })
    expect(state.articles).toBeGreaterThanOrEqual(before)
    expect(state.articles).toBeLessThan(FILES)
    before = state.articles
  }
  const last = await runImport(source, library, null)
  expect(last.code).toBe(0)
  expect(last.outcomes.filter((status) => status === 'duplicate')).toHaveLength(before)
  expect(last.outcomes.filter((status) => status === 'imported')).toHaveLength(FILES - before)
  expect(inspect(library)).toMatchObject({ integrity: 'ok', articles: FILES, whole: FILES, originals: FILES })
  await rm(source, { recursive: true })
  await rm(library, { recursive: true })
})

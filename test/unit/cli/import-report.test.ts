import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createProgram } from '../../../src/cli/program.ts'
import { answer, newsPage, startTestWeb } from '../../support/web-server.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs a command; `failure` is the message it ended with. */
async function run(...words: string[]): Promise<{ out: string; failure: string | null }> {
  let out = ''
  const stream = {
    write(text: string) {
      out += text
    },
  }
  const program = createProgram(stream, { write: () => undefined })
  const ending = program.parseAsync(['--library', join(folder, 'library'), ...words], { from: 'user' })
  const failure = await ending.then(
    () => null,
    (error: Error) => error.message,
  )
  return { out, failure }
}

const rowsOf = async (path: string) =>
  (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\r\n')
    .map((row) => row.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'ID'))

it('import --report writes every document’s outcome, also when one was refused', async () => {
  await writeFile(
    join(folder, 'ferry.txt'),
    `The ferry\n\n${'It will stop running in March, they said. '.repeat(5)}\n`,
  )
  await writeFile(join(folder, '=1+1.txt'), '')
  const report = join(folder, 'report.csv')
  const { out, failure } = await run(
    'import',
    join(folder, 'ferry.txt'),
    join(folder, '=1+1.txt'),
    '--report',
    report,
  )
  expect(failure).toBe('1 document was refused. The report says why.')
  expect(out).toContain('1 imported, 0 there already, 1 refused')
  expect((await rowsOf(report)).sort()).toEqual([
    "'=1+1.txt,refused,,,EMPTY_FILE,This file is empty: there is nothing to import.",
    'ferry.txt,imported,The ferry,ID,,',
    '\ufeffDocument,Outcome,Title,Article,Code,Explanation',
  ])
})

it('fetch asks a private address only with --allow-private, one page after the other', async () => {
  const web = await startTestWeb()
  try {
    web.sites.set('/a', answer('text/html', newsPage('apples')))
    web.sites.set('/b', answer('text/html', newsPage('bridges')))
    const refused = await run('fetch', `${web.origin}/a`)
    expect([refused.failure, web.requests]).toEqual(['1 document was refused. The report says why.', []])
    const report = join(folder, 'report.csv')
    const fetched = await run(
      'fetch',
      '--allow-private',
      `${web.origin}/a`,
      `${web.origin}/b`,
      '--report',
      report,
    )
    expect([fetched.failure, web.requests.map(({ path }) => path)]).toEqual([null, ['/a', '/b']])
    expect((await rowsOf(report)).slice(1)).toEqual([
      `${web.origin}/a,imported,All about apples,ID,,`,
      `${web.origin}/b,imported,All about bridges,ID,,`,
    ])
  } finally {
    await web.close()
  }
})

it('inbox names a folder that is none', async () => {
  const { failure } = await run('inbox', join(folder, 'nowhere'))
  expect(failure).toMatch(/is not a folder/)
})

import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COLORS, VIEWS } from '../../../src/cli/program.ts'
import { runCommandLine } from '../../../src/cli/run-command-line.ts'
import { keywordColorSchema, libraryViewSchema } from '../../../src/shared/contract/schemas.ts'

const STORY = `The clerk of Port Ellery counted the ferries on Tuesday and found one more than the timetable has.

Why It Matters

“A ferry is not for hire by the hour,” said the harbour master, who had counted them twice with great care.

Read the full article here`
const TITLE =
  'The clerk of Port Ellery counted the ferries on Tuesday and found one more than the timetable has'

let folder: string
let library: string
const isRoot = process.getuid?.() === 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-cli-'))
  library = join(folder, 'library')
  await writeFile(join(folder, 'ferries.txt'), STORY)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  code: number
  out: string
  err: string
}

async function offprint(...words: string[]): Promise<Run> {
  const run: Run = { code: 0, out: '', err: '' }
  const stream = (key: 'out' | 'err') => ({
    write: (written: string) => {
      run[key] += written
    },
  })
  run.code = await runCommandLine(words, stream('out'), stream('err'))
  return run
}
const inLibrary = (...words: string[]) => offprint('--library', library, ...words)
const jsonLines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

async function libraryWithStory(name: string): Promise<{ dir: string; id: string }> {
  const dir = join(folder, name)
  const { out } = await offprint('--library', dir, '--json', 'import', join(folder, 'ferries.txt'))
  return { dir, id: String(jsonLines(out)[0]?.articleId) }
}

it('repeats the contract’s lists as they are', () => {
  expect([...VIEWS]).toEqual(libraryViewSchema.options)
  expect([...COLORS]).toEqual(keywordColorSchema.options)
})

describe('import', () => {
  it('reports on every file, and what is refused does not stop the rest', async () => {
    const dir = join(folder, 'mixed')
    await mkdir(join(dir, 'deeper'), { recursive: true })
    await writeFile(join(dir, 'a-empty.txt'), '')
    await writeFile(
      join(dir, 'b-binary.txt'),
      Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 0, 0, 0, 3]),
    )
    await writeFile(join(dir, 'deeper', 'c-story.txt'), STORY)
    await writeFile(join(dir, 'ignored.jpg'), 'not an article')
    const run = await offprint(
      '--library',
      join(folder, 'mixed-library'),
      'import',
      dir,
      join(folder, 'missing.txt'),
    )
    const lines = run.out.trimEnd().split('\n').sort()
    expect(lines).toEqual([
      expect.stringMatching(/^1 imported, 0 there already, 3 refused$/),
      expect.stringMatching(new RegExp(`^imported +deeper/c-story\\.txt: ${TITLE}  [0-9a-f-]{36}$`)),
      expect.stringMatching(/^refused +a-empty\.txt: .+\.$/),
      expect.stringMatching(/^refused +b-binary\.txt: .+\.$/),
      expect.stringMatching(/^refused +missing\.txt: There is no file .+\.$/),
    ])
    expect([run.code, run.err]).toEqual([1, 'offprint: 3 documents were refused. The report says why.\n'])
  })

  it('prints a JSON line for each file and knows an article again', async () => {
    const { dir, id } = await libraryWithStory('again')
    const run = await offprint('--library', dir, '--json', 'import', join(folder, 'ferries.txt'))
    expect([run.code, run.err]).toEqual([0, ''])
    expect(jsonLines(run.out)).toEqual([
      { name: 'ferries.txt', status: 'duplicate', articleId: id, title: TITLE },
    ])
  })

  it.skipIf(isRoot)('says so when a folder may not be read', async () => {
    const dir = join(folder, 'locked')
    await mkdir(dir)
    await chmod(dir, 0)
    const run = await inLibrary('import', dir)
    expect([run.code, run.out]).toEqual([1, expect.stringMatching(/^refused +locked: .+ may not be read\./)])
  })

  it('refuses a file that is too large without reading it', async () => {
    const path = join(folder, 'large.txt')
    await writeFile(path, '')
    await truncate(path, 3 * 1024 ** 3)
    const run = await inLibrary('import', path)
    expect([run.code, run.out]).toEqual([1, expect.stringMatching(/^refused +large\.txt: .+ MB.+\.\n/)])
  })
})

describe('list, show, search, note', () => {
  it('list shows one line for each article, and JSON the whole summary', async () => {
    const { dir, id } = await libraryWithStory('listed')
    const plain = await offprint('--library', dir, 'list')
    expect(plain).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(
        new RegExp(`^${id}  \\d{4}-\\d\\d-\\d\\d  ${TITLE} \\[title made\\] \\[unread\\]\\n$`),
      ),
    })
    const json = jsonLines((await offprint('--library', dir, 'list', '--json')).out)
    expect(json).toEqual([expect.objectContaining({ id, title: TITLE, titleOrigin: 'lede' })])
    expect(await offprint('--library', dir, 'list', '--view', 'trash')).toEqual({
      code: 0,
      out: '',
      err: 'No articles here.\n',
    })
  })

  it('show prints the article with its headings and what is hidden', async () => {
    const { dir, id } = await libraryWithStory('shown')
    const [lede, heading, quote, tail] = STORY.split('\n\n')
    expect(await offprint('--library', dir, 'show', id.slice(0, 20))).toEqual({
      code: 0,
      err: '',
      out: `${TITLE}\n(title made from the first sentence)\n\n${lede}\n\n## ${heading}\n\n${quote}\n\nHidden: ${tail}\n`,
    })
    const [json] = jsonLines((await offprint('--library', dir, 'show', id, '--json')).out)
    expect(json).toMatchObject({ id, text: `${lede}\n${heading}\n${quote}`, trace: expect.any(Array) })
  })

  it.each([
    ['zzz', '“zzz” is not the id of an article; offprint list shows the ids.'],
    ['ffff', 'No article has an id that begins with “ffff”; offprint list shows the ids.'],
    ['0190a000-0000-7000-8000-000000000000', 'This article is not in the library any more.'],
  ])('show %s fails with one sentence', async (id, sentence) => {
    expect(await inLibrary('show', id)).toEqual({ code: 1, out: '', err: `offprint: ${sentence}\n` })
  })

  it('a beginning that two ids have is not guessed', async () => {
    const { dir, id } = await libraryWithStory('two')
    await writeFile(join(folder, 'second.txt'), STORY.replaceAll('ferr', 'sail'))
    await offprint('--library', dir, 'import', join(folder, 'second.txt'))
    const run = await offprint('--library', dir, 'show', id.slice(0, 4))
    expect([run.code, run.err]).toEqual([
      1,
      `offprint: 2 articles have ids that begin with “${id.slice(0, 4)}”; type more of the one you mean.\n`,
    ])
  })

  it('search finds words and phrases', async () => {
    const { dir, id } = await libraryWithStory('searched')
    const run = await offprint('--library', dir, 'search', '"not for hire"')
    expect(run.code).toBe(0)
    expect(run.out).toMatch(
      new RegExp(`^${id}  ${TITLE}\\n    .*is not for hire by the hour.*\\n1 article found\\n$`),
    )
    const json = jsonLines((await offprint('--library', dir, '--json', 'search', 'hire')).out)
    expect(json).toEqual([
      expect.objectContaining({ article: expect.objectContaining({ id }), foundIn: 'text' }),
    ])
  })

  it.each([['AND'], ['C++'], ['*'], ['"'], ['foo-bar'], ['\u{1f600}'], ['x'.repeat(10_000)]])(
    'search %s is answered',
    async (words) => {
      const run = await inLibrary('search', words)
      expect([run.code, run.err]).toEqual([0, ''])
      expect(run.out).toMatch(/\d+ articles? found\n$/)
    },
  )

  it('note is read, replaced and added to', async () => {
    const { dir, id } = await libraryWithStory('noted')
    const note = (...words: string[]) => offprint('--library', dir, 'note', id, ...words)
    expect(await note()).toEqual({ code: 0, out: '', err: 'Nothing is noted on this article.\n' })
    expect(await note('--set', 'First.')).toEqual({ code: 0, out: 'First.\n', err: '' })
    expect(await note('--append', 'Second.')).toEqual({ code: 0, out: 'First.\n\nSecond.\n', err: '' })
    expect(jsonLines((await note('--json')).out)).toEqual([
      { articleId: id, markdown: 'First.\n\nSecond.', updatedAt: expect.any(Number) },
    ])
    expect((await note('--set', 'a', '--append', 'b')).code).toBe(2)
  })
})

describe('keywords', () => {
  it('are added, added to, listed and removed', async () => {
    const dir = join(folder, 'watched')
    const keywords = (...words: string[]) => offprint('--library', dir, 'keywords', ...words)
    expect(await keywords()).toEqual({ code: 0, out: '', err: 'There are no keyword lists yet.\n' })
    expect((await keywords('add', 'Harbour', '--term', 'ferry', 'quay wall', '--color', 'teal')).out).toBe(
      'Harbour (teal): ferry, quay wall\n',
    )
    expect((await keywords('add', 'harbour', '--term', 'pier', 'ferry')).out).toBe(
      'Harbour (teal): ferry, quay wall, pier\n',
    )
    expect((await keywords('add', 'cartel')).out).toBe('cartel (yellow): cartel\n')
    expect((await keywords()).out).toBe('Harbour (teal): ferry, quay wall, pier\ncartel (yellow): cartel\n')
    expect(await keywords('remove', 'CARTEL')).toEqual({
      code: 0,
      out: 'Removed cartel (yellow): cartel\n',
      err: '',
    })
    expect(await keywords('remove', 'cartel')).toEqual({
      code: 1,
      out: '',
      err: 'offprint: There is no keyword list “cartel”; offprint keywords shows the names.\n',
    })
    expect((await keywords('add', ' ')).err).toMatch(/^offprint: The name given is not valid: .+\.\n$/)
  })
})

describe('extract', () => {
  it('prints one JSON line for each file, in order, and touches no library', async () => {
    const bad = join(folder, 'nothing.txt')
    await writeFile(bad, '')
    const run = await offprint('extract', join(folder, 'ferries.txt'), bad, join(folder, 'missing.txt'))
    const [good, empty, missing, ...rest] = jsonLines(run.out)
    expect(rest).toEqual([])
    expect(Object.keys(good ?? {})).toEqual([
      'source',
      'title',
      'byline',
      'siteName',
      'publishedAt',
      'lang',
      'dir',
      'url',
      'text',
      'markdown',
      'blocks',
      'trace',
    ])
    const [lede, heading, quote] = STORY.split('\n\n')
    expect(good).toMatchObject({
      source: join(folder, 'ferries.txt'),
      title: TITLE,
      text: [lede, heading, quote].join('\n'),
      blocks: [
        { type: 'paragraph', text: lede },
        { type: 'heading', depth: 2, text: heading },
        { type: 'paragraph', text: quote },
      ],
    })
    expect(good?.markdown).toContain(`## ${heading}`)
    expect(empty).toEqual({
      source: bad,
      error: { code: 'EMPTY_FILE', message: expect.stringMatching(/\.$/) },
    })
    expect(missing).toEqual({
      source: join(folder, 'missing.txt'),
      error: { code: 'FILE_MISSING', message: expect.stringMatching(/\.$/) },
    })
    expect([run.code, run.err]).toEqual([1, 'offprint: 2 files could not be extracted.\n'])
  })
})

describe('what goes wrong', () => {
  it.each<[string[], RegExp]>([
    [['frob'], /^offprint: unknown command 'frob'\n$/],
    [['show'], /^offprint: missing required argument 'id'\n$/],
    [['list', '--limit', '0'], /^offprint: option '--limit <count>' argument '0' is invalid\. .+\n$/],
    [['list', '--view', 'all'], /^offprint: option '--view <view>' argument 'all' is invalid\. .+\n$/],
    [['serve', '--port', '70000'], /^offprint: option '--port <port>' argument '70000' is invalid\. .+\n$/],
  ])('%j is not understood: exit code 2 and one sentence', async (words, sentence) => {
    expect(await offprint(...words)).toEqual({ code: 2, out: '', err: expect.stringMatching(sentence) })
  })

  it('a library that is a file', async () => {
    const run = await offprint('--library', join(folder, 'ferries.txt'), 'list')
    expect([run.code, run.out]).toEqual([1, ''])
    expect(run.err).toMatch(/^offprint: “.+ferries\.txt” is a file\. .+\n$/)
  })

  it('a folder whose library.db is something else, which stays as it is', async () => {
    const dir = join(folder, 'foreign')
    await mkdir(dir)
    await writeFile(join(dir, 'library.db'), 'x'.repeat(5000))
    const run = await offprint('--library', dir, 'list')
    expect([run.code, run.err]).toEqual([1, expect.stringMatching(/^offprint: The file library\.db .+\n$/)])
  })

  it('a library of a newer Offprint', async () => {
    const { dir } = await libraryWithStory('newer')
    const database = new Database(join(dir, 'library.db'))
    database.pragma('user_version = 9999')
    database.close()
    const run = await offprint('--library', dir, 'list')
    expect([run.code, run.out]).toEqual([1, ''])
    expect(run.err).toMatch(/^offprint: .*newer.*\n$/i)
    expect(run.err).not.toMatch(/\bat .+:\d+/)
  })

  it('help is no failure', async () => {
    const run = await offprint('--help')
    expect([run.code, run.err]).toEqual([0, ''])
    expect(run.out).toContain('Usage: offprint')
  })
})

it('as a process: stdin, exit code, and a closed pipe', async () => {
  const { dir, id } = await libraryWithStory('process')
  const main = join(import.meta.dirname, '../../../src/cli/main.ts')
  const note = spawn(process.execPath, [main, '--library', dir, 'note', id, '--stdin'])
  note.stdin.end('Typed elsewhere.')
  const [out, err, code] = await Promise.all([
    text(note.stdout),
    text(note.stderr),
    new Promise((resolve) => note.once('exit', resolve)),
  ])
  expect([out, err, code]).toEqual(['Typed elsewhere.\n', '', 0])
  const closed = spawn(process.execPath, [main, '--library', dir, 'show', id])
  closed.stdout.destroy()
  const [closedErr, closedCode] = await Promise.all([
    text(closed.stderr),
    new Promise((resolve) => closed.once('exit', resolve)),
  ])
  expect([closedErr, closedCode]).toEqual(['', 0])
})

import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isIgnoredName } from '../../../src/adapters/inbox-folder.ts'
import type { ImportItem, LibraryEvent } from '../../../src/shared/contract/schemas.ts'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'

const story = (about: string) =>
  `Everything about ${about}\n\nThe harbour council spoke about ${about} for three hours on Tuesday evening, and left it at that.\n`

let root: string
let inbox: string
let library: TestLibrary
/** What the inbox reported, job by job, since the library was opened. */
let reports: ImportItem[][]
let leaving: AbortController

async function follow(): Promise<void> {
  reports = []
  leaving = new AbortController()
  const { client } = library
  const events = await client.library.watch(undefined, { signal: leaving.signal })
  const collect = async () => {
    for await (const event of events as AsyncIterable<LibraryEvent>) {
      if (event.type === 'inboxImportStarted') reports.push(await library.finish(event.jobId))
    }
  }
  collect().catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error
  })
}

const names = () => reports.flat().map((item) => `${item.name} ${item.outcome.status}`)
const titles = async () =>
  (await library.client.article.list({})).items.map((article) => article.title).sort()

/** The inbox has looked at all that is there now once this resolves: it takes files in the order in which they settle. */
let lastMark = 0
async function untilLookedAt(): Promise<void> {
  const name = `mark-${++lastMark}.txt`
  await writeFile(join(inbox, name), story(`mark number ${lastMark}`))
  await expect.poll(names, { timeout: 20_000 }).toContain(`${name} imported`)
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'offprint-inbox-'))
  inbox = join(root, 'inbox')
  await mkdir(inbox)
  library = await openTestLibrary({ inboxDir: inbox, inboxTiming: { settleMs: 30, rescanMs: 60 } })
  await follow()
})
afterEach(async () => {
  leaving.abort()
  expect(library.bugs).toEqual([])
  await library.close()
  await rm(root, { recursive: true, force: true })
})

async function restart(): Promise<void> {
  leaving.abort()
  await library.reopen()
  await follow()
}

describe('the inbox', () => {
  it('imports a file that appears, leaves it as it is, and says so', async () => {
    const path = join(inbox, 'ferry.txt')
    await writeFile(path, story('the ferry'))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['ferry.txt imported'])
    expect(await titles()).toEqual(['Everything about the ferry'])
    expect(await readdir(inbox)).toEqual(['ferry.txt'])
    expect(await readFile(path, 'utf8')).toBe(story('the ferry'))
  })

  it('takes each file once, also after a restart, though its article went to the trash', async () => {
    await writeFile(join(inbox, 'ferry.txt'), story('the ferry'))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['ferry.txt imported'])
    const [article] = (await library.client.article.list({})).items
    if (!article) expect.fail('the ferry is in the library')
    await library.client.article.setState({ ids: [article.id], state: { isTrashed: true } })
    await untilLookedAt()
    await restart()
    await untilLookedAt()
    expect(names()).toEqual([`mark-${lastMark}.txt imported`])
    expect(await titles()).not.toContain('Everything about the ferry')
  })

  it('takes a file again when it was changed', async () => {
    const path = join(inbox, 'ferry.txt')
    await writeFile(path, story('the ferry'))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['ferry.txt imported'])
    await writeFile(path, story('something else altogether, namely the lighthouse'))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['ferry.txt imported', 'ferry.txt imported'])
  })

  it('knows the same words under another name', async () => {
    await writeFile(join(inbox, 'a.txt'), story('the ferry'))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['a.txt imported'])
    await writeFile(join(inbox, 'b.txt'), story('the ferry'))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['a.txt imported', 'b.txt duplicate'])
  })

  it('reports what cannot be read once, also after a restart', async () => {
    await writeFile(join(inbox, 'program.txt'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 0, 0, 0]))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['program.txt refused'])
    await untilLookedAt()
    expect(names().filter((name) => name.startsWith('program'))).toEqual(['program.txt refused'])
    await restart()
    await untilLookedAt()
    expect(names().filter((name) => name.startsWith('program'))).toEqual([])
  })

  it('leaves alone what is unfinished, empty, hidden, a folder or a link', async () => {
    await writeFile(join(inbox, 'a.html.crdownload'), story('one'))
    await writeFile(join(inbox, 'b.txt.part'), story('two'))
    await writeFile(join(inbox, '.hidden.txt'), story('three'))
    await writeFile(join(inbox, 'empty.txt'), '')
    await mkdir(join(inbox, 'folder'))
    await writeFile(join(inbox, 'folder', 'inner.txt'), story('four'))
    await writeFile(join(root, 'outside.txt'), story('five'))
    await symlink(join(root, 'outside.txt'), join(inbox, 'link.txt'))
    await untilLookedAt()
    expect(names()).toEqual([`mark-${lastMark}.txt imported`])
    await rename(join(inbox, 'b.txt.part'), join(inbox, 'b.txt'))
    await expect.poll(names, { timeout: 20_000 }).toContain('b.txt imported')
  })

  it('waits until a file has stopped growing', async () => {
    leaving.abort()
    await library.close()
    library = await openTestLibrary({ inboxDir: inbox, inboxTiming: { settleMs: 1_000, rescanMs: 50 } })
    await follow()
    const path = join(inbox, 'growing.txt')
    await writeFile(path, story('beginnings'))
    // Written without a pause for longer than a file needs to settle.
    const end = performance.now() + 2_500
    for (let part = 0; performance.now() < end; part++) {
      if (part < 2_000) await appendFile(path, `Part ${part} of it came later than the one before.\n`)
      else await utimes(path, new Date(), new Date(part * 1_000))
    }
    await appendFile(path, 'And this was the very end of it.\n')
    await expect.poll(names, { timeout: 20_000 }).toEqual(['growing.txt imported'])
    const [article] = (await library.client.article.list({})).items
    if (!article) expect.fail('the file was imported')
    expect((await library.client.article.get({ id: article.id })).text).toContain('the very end of it')
  })

  it('finds the folder again after it was away', async () => {
    await writeFile(join(inbox, 'before.txt'), story('the time before'))
    await expect.poll(names, { timeout: 20_000 }).toEqual(['before.txt imported'])
    await rename(inbox, join(root, 'away'))
    await writeFile(join(root, 'away', 'meanwhile.txt'), story('what came meanwhile'))
    await rename(join(root, 'away'), inbox)
    await expect.poll(names, { timeout: 20_000 }).toEqual(['before.txt imported', 'meanwhile.txt imported'])
    await rm(inbox, { recursive: true })
    await mkdir(inbox)
    await writeFile(join(inbox, 'after.txt'), story('the time after'))
    await expect.poll(() => names().at(-1), { timeout: 20_000 }).toBe('after.txt imported')
    expect(names()).toHaveLength(3)
  })

  it('takes what was put there while nobody looked', async () => {
    await library.open.close()
    for (let index = 0; index < 120; index++) {
      const about = `Ship ${index} came from ${['Oslo', 'Cork', 'Riga'][index % 3]} with ${index * 7 + 3} crates`
      await writeFile(join(inbox, `${index}.txt`), `${about}\n\n${`${about}, word ${index}. `.repeat(4)}\n`)
    }
    await library.reopen()
    await follow()
    const read = () => reports.flat().length
    await expect.poll(read, { timeout: 50_000 }).toBe(120)
    expect(reports.map((report) => report.length)).toEqual([100, 20])
  })

  it('ends with the library, in the middle of its work', async () => {
    for (let index = 0; index < 30; index++)
      await writeFile(join(inbox, `${index}.txt`), story(`number ${index}`))
    const events = await library.client.library.watch()
    await events.next()
    await restart()
    await untilLookedAt()
    const known = names().filter((name) => !name.startsWith('mark'))
    expect(new Set(known).size).toBe(known.length)
    expect(known.every((name) => /(?:imported|duplicate|similar)$/.test(name))).toBe(true)
  })
})

describe('isIgnoredName', () => {
  it.each([
    ['story.html', false],
    ['story', false],
    ['apart.txt', false],
    ['a.part.txt', false],
    ['story.html.part', true],
    ['Unconfirmed 123.crdownload', true],
    ['story.TMP', true],
    ['story.webarchive.download', true],
    ['.DS_Store', true],
    ['~$letter.txt', true],
    ['Thumbs.db', true],
    ['desktop.ini', true],
  ])('%s: %s', (name, isIgnored) => {
    expect(isIgnoredName(name)).toBe(isIgnored)
  })
})

import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportItem } from '../../../src/shared/contract/schemas.ts'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'

const STORY = `The ferry to Sandvik will stop running in March, the port authority said on Monday, after a survey found cracks in both of its landing stages.

Around four hundred people use it every day, most of them to reach the hospital or the upper school on the mainland.

What the survey found

Divers looked at every pile over three days and marked nineteen of sixty as unsafe.`

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary()
})
afterEach(async () => {
  await library.close()
})

const outcomes = (items: { name: string; outcome: { status: string; code?: string } }[]) =>
  items.map(({ name, outcome }) => [name, outcome.code ?? outcome.status])

describe('import', () => {
  test('the same bytes again, or the same words in another file, add nothing', async () => {
    await library.importFiles({ name: 'a.txt', content: STORY })
    const again = await library.importFiles(
      { name: 'b.txt', content: STORY },
      { name: 'c.txt', content: `\ufeff${STORY.replaceAll('\n', '\r\n')}` },
    )
    expect(outcomes(again)).toEqual([
      ['b.txt', 'duplicate'],
      ['c.txt', 'duplicate'],
    ])
    expect((await library.client.article.list({})).total).toBe(1)
  })

  test('what lies in the trash comes back when it is imported again', async () => {
    await library.importFiles({ name: 'a.txt', content: STORY })
    const { id } = (await library.client.article.list({})).items[0]!
    await library.client.article.setState({ ids: [id], state: { isTrashed: true } })
    expect(outcomes(await library.importFiles({ name: 'a.txt', content: STORY }))).toEqual([
      ['a.txt', 'imported'],
    ])
    expect((await library.client.article.list({})).items.map((item) => item.id)).toEqual([id])
  })

  test('each bad file gets its sentence and the rest of the folder is imported', async () => {
    const folder = join(library.folder, '..', `mixed-${process.pid}`)
    mkdirSync(join(folder, 'below'), { recursive: true })
    writeFileSync(join(folder, 'a-good.txt'), STORY)
    writeFileSync(join(folder, 'b-empty.txt'), '')
    writeFileSync(
      join(folder, 'c-binary.txt'),
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 131 + (i >> 3)) % 256)),
    )
    writeFileSync(join(folder, 'd-blank.txt'), ' \n\t\n ')
    writeFileSync(
      join(folder, 'below', 'e-good.md'),
      '# Below\n\nA story below, in a folder of its own, is found as well.',
    )
    writeFileSync(join(folder, 'not-an-article.zipx'), 'x')
    const items = await library.importPath(folder)
    expect(outcomes(items).sort()).toEqual([
      ['a-good.txt', 'imported'],
      ['b-empty.txt', 'EMPTY_FILE'],
      [join('below', 'e-good.md'), 'imported'],
      ['c-binary.txt', 'BINARY_FILE'],
      ['d-blank.txt', 'EMPTY_FILE'],
    ])
    for (const { outcome } of items) {
      if (outcome.status === 'refused') expect(outcome.message).toMatch(/^[^\n]{15,250}[.!]$/)
    }
    expect(library.bugs).toEqual([])
  })

  test('a missing path, and a file of 50 MB, are refused with a sentence', async () => {
    expect(outcomes(await library.importPath(join(library.folder, 'no-such-file.txt')))).toEqual([
      ['no-such-file.txt', 'FILE_MISSING'],
    ])
    const path = join(library.folder, 'huge.txt')
    writeFileSync(path, 'A sentence of quite ordinary length, again and again.\n'.repeat(1_000_000))
    const [item] = await library.importPath(path)
    expect(item!.outcome).toMatchObject({ status: 'refused', code: 'TOO_LARGE' })
  })

  test.skipIf(process.getuid?.() === 0)('a folder without permission gets its sentence', async () => {
    const folder = join(library.folder, 'locked')
    mkdirSync(folder)
    chmodSync(folder, 0)
    expect(outcomes(await library.importPath(folder))).toEqual([['locked', 'NO_PERMISSION']])
    chmodSync(folder, 0o700)
  })

  test('cancelling keeps what is done and says that the rest was left', async () => {
    const texts = Array.from({ length: 60 }, (_, index) => `${STORY}\n\nNumber ${index} of many.`)
    const { jobId } = await library.client.import.start({ texts })
    let report: { items: ImportItem[]; wasCancelled: boolean } | undefined
    for await (const event of await library.client.import.watch({ jobId })) {
      if (event.type === 'itemFinished') await library.client.import.cancel({ jobId })
      if (event.type === 'finished') report = event
    }
    expect(report?.wasCancelled).toBe(true)
    expect(report!.items.length).toBeLessThan(60)
    // The texts are so alike that all but the first are only offered.
    const imported = report!.items.filter(({ outcome }) => outcome.status === 'imported')
    expect((await library.client.article.list({})).total).toBe(imported.length)
  })

  test('a finished job can be watched again and tells the same', async () => {
    const { jobId } = await library.client.import.start({ texts: [STORY, ''] })
    const read = async () => {
      const events = []
      for await (const event of await library.client.import.watch({ jobId })) events.push(event)
      return events
    }
    const first = await read()
    const second = await read()
    expect(second.at(-1)).toEqual(first.at(-1))
    expect(second.filter((event) => event.type === 'itemFinished')).toHaveLength(2)
  })

  test('an original that cannot be written refuses the file and leaves no article', async () => {
    // A file where the folder must be: fails for every user, root included.
    writeFileSync(join(library.folder, 'originals'), 'in the way')
    const items = await library.importFiles({ name: 'a.txt', content: STORY })
    expect(items[0]!.outcome.status).toBe('refused')
    expect((await library.client.article.list({})).total).toBe(0)
  })

  test('an article is stored whole: original, revision and index entry', async () => {
    await library.importFiles({ name: 'a.txt', content: STORY })
    await library.open.close()
    const database = new Database(join(library.folder, 'library.db'), { readonly: true })
    const counts = database
      .prepare(
        `SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM revision) AS revisions,
          (SELECT count(*) FROM original) AS originals, (SELECT count(*) FROM article_search) AS entries`,
      )
      .get()
    expect(counts).toEqual({ articles: 1, revisions: 1, originals: 1, entries: 1 })
    expect(database.pragma('foreign_key_check')).toEqual([])
    const { hash } = database.prepare('SELECT hash FROM original').get() as { hash: string }
    database.close()
    expect(readdirSync(join(library.folder, 'originals', hash.slice(0, 2)))).toEqual([`${hash}.gz`])
    await library.reopen()
  })
})

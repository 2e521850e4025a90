import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteDatabase } from '../../../src/adapters/sqlite-database.ts'
import { countSql, listSql } from '../../../src/core/library/article-repository.ts'
import { MIGRATIONS, migrate } from '../../../src/core/library/migrations.ts'
import type { LibraryView } from '../../../src/shared/contract/schemas.ts'
import { drawPng } from '../../support/png.ts'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'

const page = (title: string, body: string) =>
  `---\ntitle: ${title}\n---\n\n${body} The harbour council met for three hours on Tuesday evening.\n`

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary()
})
afterEach(async () => {
  await library.close()
})

async function importNamed(...titles: string[]) {
  for (const title of titles) {
    await library.importFiles({ name: `${title}.md`, content: page(title, `About ${title}.`) })
  }
}

describe('library', () => {
  test('a folder gets library.db, originals and assets, and is found again after a restart', async () => {
    const pixel = drawPng()
    const html = `<html><head><title>Pixel</title></head><body><article><h1>Pixel</h1>
      <p>${'A long enough paragraph about one picture. '.repeat(8)}</p>
      <figure><img src="data:image/png;base64,${pixel.toString('base64')}" alt="One dot"><figcaption>The dot.</figcaption></figure>
      <p>${'Another paragraph that follows it. '.repeat(8)}</p></article></body></html>`
    const items = await library.importFiles({ name: 'pixel.html', content: html })
    expect(items.map(({ outcome }) => outcome.status)).toEqual(['imported'])
    await library.reopen()
    const list = await library.client.article.list({})
    expect(list.items.map(({ title }) => title)).toEqual(['Pixel'])
    const article = await library.client.article.get({ id: list.items[0]!.id })
    const figure = article.tree.children.find((block) => block.type === 'figure')
    const image = figure?.type === 'figure' && figure.children[0]
    expect(image && image.type === 'image' && image.url).toMatch(/^asset:[0-9a-f]{64}$/)
    const hash = image && image.type === 'image' ? image.url.slice('asset:'.length) : ''
    expect(Buffer.from((await library.open.assets.get(hash))!)).toEqual(pixel)
    expect(readdirSync(library.folder)).toEqual(expect.arrayContaining(['assets', 'library.db', 'originals']))
    expect(library.bugs).toEqual([])
  })

  test('views show each article where its state puts it, and counts agree', async () => {
    await importNamed('Alpha', 'Beta', 'Gamma', 'Delta')
    const { items } = await library.client.article.list({})
    const idOf = (title: string) => items.find((item) => item.title === title)!.id
    await library.client.article.setState({ ids: [idOf('Alpha')], state: { isRead: true, isStarred: true } })
    await library.client.article.setState({ ids: [idOf('Beta')], state: { isArchived: true } })
    await library.client.article.setState({ ids: [idOf('Gamma')], state: { isTrashed: true } })
    const views: Record<LibraryView, string[]> = {
      library: ['Delta', 'Alpha'],
      unread: ['Delta'],
      starred: ['Alpha'],
      archive: ['Beta'],
      trash: ['Gamma'],
    }
    for (const [view, titles] of Object.entries(views)) {
      const list = await library.client.article.list({ view: view as LibraryView })
      expect([view, list.items.map(({ title }) => title), list.total]).toEqual([view, titles, titles.length])
    }
    expect((await library.client.library.info()).counts).toEqual({
      library: 2,
      unread: 1,
      starred: 1,
      archive: 1,
      trash: 1,
    })
  })

  test('setting a state returns what it replaced, and setting that again undoes it', async () => {
    await importNamed('Alpha', 'Beta')
    const before = await library.client.article.list({})
    const ids = before.items.map(({ id }) => id)
    const { previous } = await library.client.article.setState({ ids, state: { isTrashed: true } })
    expect(previous).toEqual(ids.map((id) => ({ id, state: { isTrashed: false } })))
    expect((await library.client.article.list({})).items).toEqual([])
    for (const { id, state } of previous) await library.client.article.setState({ ids: [id], state })
    const titles = (await library.client.article.list({})).items.map(({ title }) => title)
    expect(titles).toEqual(before.items.map(({ title }) => title))
  })

  test('an unknown article among several changes none of them', async () => {
    await importNamed('Alpha')
    const { items } = await library.client.article.list({})
    const unknown = '0190a0a0-0000-7000-8000-000000000000' as (typeof items)[0]['id']
    await expect(
      library.client.article.setState({ ids: [items[0]!.id, unknown], state: { isStarred: true } }),
    ).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND' })
    expect((await library.client.article.list({ view: 'starred' })).items).toEqual([])
  })

  test('pages follow one another without a gap or a repeat', async () => {
    const titles = Array.from({ length: 7 }, (_, index) => `Story ${index}`)
    await importNamed(...titles)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const list: Awaited<ReturnType<typeof library.client.article.list>> = await library.client.article.list(
        {
          cursor,
          limit: 3,
        },
      )
      seen.push(...list.items.map(({ title }) => title))
      cursor = list.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual([...titles].reverse())
  })

  test('every view is read from its own index', () => {
    const database = new Database(join(library.folder, 'library.db'), { readonly: true })
    const plan = (sql: string) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(sql.includes(':limit') ? { savedAt: 1, seq: 1, limit: 1 } : {})
        .map((row) => (row as { detail: string }).detail)
        .join('; ')
    const indexes: Record<LibraryView, string> = {
      library: 'article_in_library',
      unread: 'article_unread',
      starred: 'article_starred',
      archive: 'article_in_archive',
      trash: 'article_in_trash',
    }
    for (const [view, index] of Object.entries(indexes)) {
      expect(plan(listSql(view as LibraryView))).toContain(`USING INDEX ${index} `)
      expect(plan(listSql(view as LibraryView))).not.toContain('TEMP B-TREE')
      expect(plan(countSql(view as LibraryView))).toContain(`USING COVERING INDEX ${index}`)
    }
    database.close()
  })
})

describe('opening a library', () => {
  test('a newer format is refused with a sentence and left as it is', async () => {
    await importNamed('Alpha')
    await library.open.close()
    const raw = new Database(join(library.folder, 'library.db'))
    raw.pragma('user_version = 999')
    raw.close()
    await expect(library.reopen()).rejects.toThrow(/newer Offprint/)
    const again = new Database(join(library.folder, 'library.db'))
    expect(again.pragma('user_version', { simple: true })).toBe(999)
    again.pragma(`user_version = ${MIGRATIONS.at(-1)!.version}`)
    again.close()
    await library.reopen()
  })

  test('a file that is no database is refused with a sentence and left as it is', async () => {
    await library.open.close()
    const path = join(library.folder, 'library.db')
    for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true })
    writeFileSync(path, 'This is a shopping list, not a database. '.repeat(200))
    await expect(library.reopen()).rejects.toThrow(/not an Offprint library or is damaged/)
    await rm(path)
    await library.reopen()
  })

  test('a library of each shipped format is brought to the newest one with its data', async () => {
    for (const shipped of MIGRATIONS.slice(0, -1)) {
      const folder = await mkdtemp(join(tmpdir(), 'offprint-shipped-'))
      const database = openSqliteDatabase(folder)
      migrate(database, MIGRATIONS.slice(0, shipped.version))
      database.transaction(() => {
        database.exec(`INSERT INTO original VALUES ('h', 3, 1);
          INSERT INTO article (id, current_revision_id, title, title_origin, dir, excerpt, word_count, saved_at, updated_at)
            VALUES ('a', 'r', 'Kept', 'source', 'ltr', 'x', 1, 1, 1);
          INSERT INTO revision (id, article_id, original_hash, pipeline_version, source_kind, source_name, tree,
            text_version, text, text_hash, trace, created_at)
            VALUES ('r', 'a', 'h', 1, 'text', 'a.txt', '{}', 1, 'x', 'y', '[]', 1);
          INSERT INTO note VALUES ('a', 'My note', 1);
          INSERT INTO keyword_list VALUES ('k', 1, 'List', 'blue', 1, 1, NULL);`)
      })
      migrate(database)
      const rows = database
        .prepare(
          `SELECT article.title, note.markdown, revision.reason FROM article JOIN note ON note.article_id = article.id
            JOIN revision ON revision.id = article.current_revision_id`,
        )
        .all()
      expect(rows).toEqual([{ title: 'Kept', markdown: 'My note', reason: 'imported' }])
      expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([])
      expect(database.prepare('PRAGMA user_version').get()).toEqual({
        user_version: MIGRATIONS.at(-1)!.version,
      })
      database.close()
      await rm(folder, { recursive: true })
    }
  })

  test('a migration backs up first, and one that fails leaves everything as it was', async () => {
    const newest = MIGRATIONS.at(-1)!.version
    const folder = await mkdtemp(join(tmpdir(), 'offprint-migrate-'))
    const database = openSqliteDatabase(folder)
    migrate(database)
    database.exec(`INSERT INTO keyword_list VALUES ('a', 1, 'Kept', 'blue', 1, 1, NULL)`)
    const next = {
      version: newest + 1,
      sql: 'CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO no_such_table VALUES (1);',
    }
    expect(() => migrate(database, [...MIGRATIONS, next])).toThrow(/no_such_table/)
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: newest })
    expect(database.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'extra'`).get()).toEqual({
      n: 0,
    })
    expect(existsSync(join(folder, 'backups', `before-format-${newest + 1}.db`))).toBe(true)
    const backup = new Database(join(folder, 'backups', `before-format-${newest + 1}.db`), { readonly: true })
    expect(backup.prepare('SELECT name FROM keyword_list').all()).toEqual([{ name: 'Kept' }])
    backup.close()
    database.close()
    await rm(folder, { recursive: true })
  })
})

/**
 * The contract as a compliance suite: every transport must pass all of it, against a real core on a real library.
 * It is one long file on purpose: the procedures share one library, and a transport runs the whole or nothing.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ORPCError } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StorageError } from '../../src/core/ports/ports.ts'
import type { OffprintClient } from '../../src/shared/contract/client.ts'
import { contract } from '../../src/shared/contract/contract.ts'
import {
  type ArticleId,
  articleDetailSchema,
  articleSummarySchema,
  DEFAULT_SETTINGS,
  type ImportEvent,
  type ImportItem,
  type ImportOutcome,
  type KeywordListId,
  keywordListIdSchema,
  type LibraryEvent,
  searchHitSchema,
} from '../../src/shared/contract/schemas.ts'
import {
  ASSET_BASE,
  type ContractLibrary,
  openContractLibrary,
  TEST_VERSION,
} from '../support/contract-library.ts'
import { drawPng } from '../support/png.ts'
import { answer, loopbackFetcher, newsPage, startTestWeb, type TestWeb } from '../support/web-server.ts'

/** A way to the core and its undo. */
export interface Connection {
  client: OffprintClient
  close(): Promise<void>
}
export type Connect = (library: ContractLibrary) => Promise<Connection>

const MISSING_ARTICLE = '0190a000-0000-7000-8000-000000000000' as ArticleId
const MISSING_LIST = MISSING_ARTICLE as string as KeywordListId

/** The error that the call ends with; fails when it succeeds. */
async function failureOf(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await call.then(
    () => expect.fail('the call should have failed'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ORPCError)
  return error as ORPCError<string, unknown>
}

async function readAll<Event>(events: Promise<AsyncIterable<Event>>): Promise<Event[]> {
  const all: Event[] = []
  for await (const event of await events) all.push(event)
  return all
}

const importedArticle = (outcome: ImportOutcome | undefined): ArticleId => {
  if (outcome?.status !== 'imported') expect.fail(`not imported: ${JSON.stringify(outcome)}`)
  return outcome.articleId
}

let lastStory = 0
/** A story like no other in the library. */
function newStory(about: string): string {
  lastStory++
  return [
    `The council of Port Ellery voted on ${about} on Monday, story ${lastStory}, after a long evening of speeches.`,
    '',
    'Why It Matters',
    '',
    `Nobody had expected so many people to speak about ${about}, and the clerk ran out of paper twice that night.`,
  ].join('\n')
}

export function describeContract(transport: string, connect: Connect): void {
  describe(`the contract over ${transport}`, () => {
    let library: ContractLibrary
    let web: TestWeb
    let connection: Connection
    let client: OffprintClient

    beforeAll(async () => {
      web = await startTestWeb()
      library = await openContractLibrary(loopbackFetcher())
      connection = await connect(library)
      client = connection.client
    })
    afterAll(async () => {
      await connection?.close()
      await library?.dispose()
      await web?.close()
    })

    async function importAll(
      request: Parameters<OffprintClient['import']['start']>[0],
    ): Promise<ImportItem[]> {
      const { jobId } = await client.import.start(request)
      const last = (await readAll(client.import.watch({ jobId }))).at(-1)
      if (last?.type !== 'finished') expect.fail('an import ends with its report')
      return last.items
    }
    const importText = async (text: string) =>
      importedArticle((await importAll({ texts: [text] }))[0]?.outcome)

    it('has a test for every procedure', () => {
      const names = Object.entries(contract).flatMap(([noun, verbs]) =>
        Object.keys(verbs).map((verb) => `${noun}.${verb}`),
      )
      expect(names.sort()).toEqual([
        'app.info',
        'article.fetchImages',
        'article.get',
        'article.list',
        'article.setState',
        'import.cancel',
        'import.decide',
        'import.fetch',
        'import.samples',
        'import.start',
        'import.watch',
        'keyword.create',
        'keyword.list',
        'keyword.remove',
        'keyword.restore',
        'keyword.update',
        'library.info',
        'library.watch',
        'note.get',
        'note.save',
        'search.query',
        'settings.get',
        'settings.set',
        'structure.correct',
        'structure.get',
        'structure.hideForSource',
        'structure.reparse',
        'structure.showForSource',
        'structure.undo',
      ])
    })

    describe('app and library', () => {
      it('app.info names the version, the assets’ prefix and the samples', async () => {
        const info = await client.app.info()
        expect(info).toEqual({
          version: TEST_VERSION,
          assetBase: ASSET_BASE,
          samples: expect.any(Array),
        })
      })

      it('library.info counts the articles of each view', async () => {
        const before = await client.library.info()
        const id = await importText(newStory('counting'))
        await client.article.setState({ ids: [id], state: { isStarred: true } })
        const after = await client.library.info()
        expect(after).toEqual({
          name: 'library',
          counts: {
            ...before.counts,
            library: before.counts.library + 1,
            unread: before.counts.unread + 1,
            starred: before.counts.starred + 1,
          },
        })
      })
    })

    describe('articles', () => {
      it('article.get gives the whole article', async () => {
        const text = newStory('harbour dues')
        const id = await importText(text)
        const article = await client.article.get({ id })
        expect(articleDetailSchema.parse(article)).toEqual(article)
        expect(article).toMatchObject({
          id,
          sourceKind: 'text',
          titleOrigin: 'lede',
          sourceName: '',
          isRead: false,
        })
        expect(article.text).toBe(text.replace(/\n\n/g, '\n'))
        expect(article.tree.children.map((block) => block.type)).toEqual([
          'paragraph',
          'heading',
          'paragraph',
        ])
        expect(article.textHash).toMatch(/^[0-9a-f]{64}$/)
        expect(article.trace.length).toBeGreaterThan(0)
      })

      it('article.list pages through all articles, newest first, without losing or repeating one', async () => {
        const ids: ArticleId[] = []
        for (let index = 0; index < 5; index++) ids.unshift(await importText(newStory(`page ${index}`)))
        const listed: ArticleId[] = []
        let cursor: string | null = null
        let total: number
        do {
          const page: Awaited<ReturnType<OffprintClient['article']['list']>> = await client.article.list({
            view: 'library',
            cursor,
            limit: 2,
          })
          for (const item of page.items) expect(articleSummarySchema.parse(item)).toEqual(item)
          listed.push(...page.items.map((item) => item.id))
          cursor = page.nextCursor
          total = page.total
        } while (cursor !== null)
        expect(listed.slice(0, 5)).toEqual(ids)
        expect(new Set(listed).size).toBe(listed.length)
        expect(listed).toHaveLength(total)
      })

      it('article.list fills in what the input leaves out', async () => {
        const page = await client.article.list({})
        expect(page.items.length).toBeGreaterThan(0)
      })

      it('article.setState says what was before, and that undoes it', async () => {
        const ids = [await importText(newStory('undo one')), await importText(newStory('undo two'))]
        await client.article.setState({ ids: ids.slice(0, 1), state: { isStarred: true } })
        const { previous } = await client.article.setState({
          ids,
          state: { isStarred: true, isTrashed: true },
        })
        expect(previous).toEqual([
          { id: ids[0], state: { isStarred: true, isTrashed: false } },
          { id: ids[1], state: { isStarred: false, isTrashed: false } },
        ])
        const trashed = (await client.article.list({ view: 'trash' })).items.map((item) => item.id)
        expect(trashed).toEqual(expect.arrayContaining(ids))
        for (const { id, state } of previous) await client.article.setState({ ids: [id], state })
        const restored = await Promise.all(ids.map((id) => client.article.get({ id })))
        expect(restored.map((article) => [article.isStarred, article.isTrashed])).toEqual([
          [true, false],
          [false, false],
        ])
      })

      it('say ARTICLE_NOT_FOUND with their sentence', async () => {
        const calls = [
          client.article.get({ id: MISSING_ARTICLE }),
          client.article.setState({ ids: [MISSING_ARTICLE], state: { isRead: true } }),
          client.note.get({ articleId: MISSING_ARTICLE }),
          client.note.save({ articleId: MISSING_ARTICLE, markdown: 'x', baseUpdatedAt: null }),
        ]
        for (const error of await Promise.all(calls.map(failureOf))) {
          expect(error).toMatchObject({
            code: 'ARTICLE_NOT_FOUND',
            status: 404,
            defined: true,
            message: 'This article is not in the library any more.',
          })
        }
      })
    })

    describe('notes', () => {
      it('are saved whole and read back, whatever they hold', async () => {
        const articleId = await importText(newStory('notes'))
        expect(await client.note.get({ articleId })).toEqual({ articleId, markdown: '', updatedAt: null })
        const markdown = '# Überlegung\n\n- “quotes” & <b>tags</b> \u202e \u{1f4f0}\n\ttab\r\nend'
        const saved = await client.note.save({ articleId, markdown, baseUpdatedAt: null })
        expect(saved).toEqual({ articleId, markdown, updatedAt: expect.any(Number) })
        expect(await client.note.get({ articleId })).toEqual(saved)
        expect((await client.article.get({ id: articleId })).hasNote).toBe(true)
      })

      it('NOTE_CONFLICT carries the stored note, and nothing is written', async () => {
        const articleId = await importText(newStory('conflict'))
        const stored = await client.note.save({ articleId, markdown: 'mine', baseUpdatedAt: null })
        const error = await failureOf(
          client.note.save({ articleId, markdown: 'theirs', baseUpdatedAt: null }),
        )
        expect(error).toMatchObject({
          code: 'NOTE_CONFLICT',
          status: 409,
          defined: true,
          data: { markdown: 'mine', updatedAt: stored.updatedAt },
        })
        expect(await client.note.get({ articleId })).toEqual(stored)
      })

      it('may be as long as the contract says', async () => {
        const articleId = await importText(newStory('length'))
        const markdown = 'ä'.repeat(1_000_000)
        const saved = await client.note.save({ articleId, markdown, baseUpdatedAt: null })
        expect(saved.markdown === markdown).toBe(true)
        const tooLong = client.note.save({
          articleId,
          markdown: `${markdown}ä`,
          baseUpdatedAt: saved.updatedAt,
        })
        expect((await failureOf(tooLong)).code).toBe('BAD_REQUEST')
      })
    })

    describe('keyword lists', () => {
      it('are made, changed, removed and restored', async () => {
        const created = await client.keyword.create({
          name: '  Harbour ',
          color: 'teal',
          isEnabled: true,
          terms: ['dues', 'quay wall', 'dues'],
        })
        expect(created).toEqual({
          id: expect.any(String),
          name: 'Harbour',
          color: 'teal',
          isEnabled: true,
          terms: ['dues', 'quay wall'],
        })
        expect(keywordListIdSchema.parse(created.id)).toBe(created.id)
        const updated = await client.keyword.update({ ...created, isEnabled: false, terms: ['pier'] })
        expect(updated).toEqual({ ...created, isEnabled: false, terms: ['pier'] })
        expect(await client.keyword.list()).toContainEqual(updated)
        expect(await client.keyword.remove({ id: created.id })).toEqual({})
        expect((await client.keyword.list()).map((list) => list.id)).not.toContain(created.id)
        expect(await client.keyword.restore({ id: created.id })).toEqual(updated)
        expect(await client.keyword.list()).toContainEqual(updated)
      })

      it('say LIST_NOT_FOUND', async () => {
        const list = { id: MISSING_LIST, name: 'x', color: 'red', isEnabled: true, terms: [] } as const
        const calls = [
          client.keyword.update({ ...list, terms: [] }),
          client.keyword.remove({ id: MISSING_LIST }),
          client.keyword.restore({ id: MISSING_LIST }),
        ]
        for (const error of await Promise.all(calls.map(failureOf)))
          expect(error).toMatchObject({ code: 'LIST_NOT_FOUND', status: 404, defined: true })
      })
    })

    describe('search', () => {
      it('finds words of the text and marks them', async () => {
        const id = await importText(newStory('the zeppelin mast'))
        const result = await client.search.query({ queryText: 'zeppelin' })
        for (const hit of result.hits) expect(searchHitSchema.parse(hit)).toEqual(hit)
        expect(result).toMatchObject({ total: 1, nextCursor: null })
        const hit = result.hits[0]
        expect(hit?.article.id).toBe(id)
        const marked = [...(hit?.titleParts ?? []), ...(hit?.excerptParts ?? [])].filter((part) => part.isHit)
        expect(new Set(marked.map((part) => part.text.toLowerCase()))).toEqual(new Set(['zeppelin']))
      })

      it.each([
        ['AND', 'AND'],
        ['C++', 'C++'],
        ['a star', '*'],
        ['an open quote', '"'],
        ['a hyphen', 'foo-bar'],
        ['an emoji', '\u{1f600}'],
        ['nothing', ''],
        ['SQL', "'; DROP TABLE article; --"],
        ['a null character', 'a\0b'],
        ['half an emoji', '\ud83d'],
        ['10,000 characters', 'word '.repeat(2_000)],
        ['10,000 quotes', '"'.repeat(10_000)],
      ])('takes %s for a query', async (_what, queryText) => {
        const result = await client.search.query({ queryText })
        expect(result).toEqual({
          hits: expect.any(Array),
          total: expect.any(Number),
          nextCursor: result.nextCursor === null ? null : expect.any(String),
        })
      })
    })

    describe('imports', () => {
      it('report on each file, in names and outcomes, and end with all of them', async () => {
        const story = newStory('reports')
        const { jobId } = await client.import.start({
          files: [
            new File([story], 'räport “1”.txt', { type: 'text/plain' }),
            new File([], 'empty.txt'),
            new File([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 0, 0, 0])], 'binary.txt'),
          ],
        })
        const events = await readAll(client.import.watch({ jobId }))
        const last = events.at(-1) as ImportEvent
        if (last.type !== 'finished') expect.fail('an import ends with its report')
        expect(last.wasCancelled).toBe(false)
        const byName = Object.fromEntries(last.items.map((item) => [item.name, item.outcome]))
        expect(byName).toEqual({
          'räport “1”.txt': { status: 'imported', articleId: expect.any(String), title: expect.any(String) },
          'empty.txt': { status: 'refused', code: 'EMPTY_FILE', message: expect.stringMatching(/\.$/) },
          'binary.txt': { status: 'refused', code: 'BINARY_FILE', message: expect.stringMatching(/\.$/) },
        })
        const single = events.filter((event) => event.type === 'itemFinished').map((event) => event.item)
        expect(single).toEqual(last.items)
        expect(events.filter((event) => event.type === 'progressed').at(-1)).toEqual({
          type: 'progressed',
          done: 3,
          total: 3,
        })
        const again = await readAll(client.import.watch({ jobId }))
        expect(again.at(-1)).toEqual(last)
      })

      it('know an article again', async () => {
        const text = newStory('doubles')
        const articleId = await importText(text)
        const [item] = await importAll({ texts: [text] })
        expect(item?.outcome).toEqual({ status: 'duplicate', articleId, title: expect.any(String) })
      })

      it('carry the bytes of a file as they are', async () => {
        const windows1252 = Uint8Array.from(
          Buffer.from(`${newStory('caf\xe9s')}\nna\xefve d\xe9j\xe0 vu`, 'latin1'),
        )
        const [item] = await importAll({ files: [new File([windows1252], 'latin.txt')] })
        const article = await client.article.get({ id: importedArticle(item?.outcome) })
        expect(article.text).toContain('cafés')
      })

      it('take large bodies', async () => {
        const paragraph = `${'The tide came in and the tide went out again. '.repeat(20)}\n\n`
        const text = `${newStory('tides')}\n\n${paragraph.repeat(4_000)}`
        expect(text.length).toBeGreaterThan(3_500_000)
        const [item] = await importAll({ files: [new File([text], 'large.txt')] })
        const article = await client.article.get({ id: importedArticle(item?.outcome) })
        expect(article.text.length).toBeGreaterThan(3_500_000)
      })

      it('read handles that this door gave out, and folders behind them', async () => {
        const folder = join(library.folder, '..', 'saved')
        await mkdir(join(folder, 'deeper'), { recursive: true })
        await writeFile(join(folder, 'one.txt'), newStory('handles'))
        await writeFile(join(folder, 'deeper', 'two.txt'), newStory('folders'))
        const items = await importAll({ handles: [library.open.handles.grant(folder)] })
        expect(items.map((item) => item.name).sort()).toEqual([join('deeper', 'two.txt'), 'one.txt'])
        for (const item of items) importedArticle(item.outcome)
      })

      it('say HANDLE_NOT_FOUND for a path or an invented handle, and read nothing', async () => {
        for (const handle of ['/etc/passwd', 'invented']) {
          const error = await failureOf(client.import.start({ handles: [handle] }))
          expect(error).toMatchObject({ code: 'HANDLE_NOT_FOUND', status: 404, defined: true })
        }
      })

      it('say JOB_NOT_FOUND', async () => {
        const jobId = MISSING_ARTICLE as string as Parameters<OffprintClient['import']['cancel']>[0]['jobId']
        const errors = [
          await failureOf(client.import.cancel({ jobId })),
          await failureOf(readAll(client.import.watch({ jobId }))),
        ]
        for (const error of errors) expect(error).toMatchObject({ code: 'JOB_NOT_FOUND', defined: true })
      })

      it('are cancelled on request and keep what was imported before', async () => {
        const texts = Array.from({ length: 60 }, (_, index) => newStory(`cancel ${index}`))
        const { jobId } = await client.import.start({ texts })
        let items: ImportItem[] = []
        let wasCancelled = false
        for await (const event of await client.import.watch({ jobId })) {
          if (event.type === 'itemFinished') await client.import.cancel({ jobId })
          if (event.type === 'finished') ({ items, wasCancelled } = event)
        }
        expect(wasCancelled).toBe(true)
        expect(items.length).toBeGreaterThan(0)
        expect(items.length).toBeLessThan(texts.length)
        for (const item of items) await client.article.get({ id: importedArticle(item.outcome) })
      })

      it('fetch a page on request, and its images on another', async () => {
        const picture = drawPng()
        const image = '<figure><img src="/view.png" alt="A view"><figcaption>The view.</figcaption></figure>'
        web.sites.set('/story', answer('text/html', newsPage(`fetching over ${transport}`, image)))
        web.sites.set('/view.png', answer('image/png', picture))
        const { jobId } = await client.import.fetch({ url: `${web.origin}/story`, allowPrivate: true })
        const last = (await readAll(client.import.watch({ jobId }))).at(-1)
        if (last?.type !== 'finished') expect.fail('an import ends with its report')
        const id = importedArticle(last.items[0]?.outcome)
        expect(last.items.map((item) => item.name)).toEqual([`${web.origin}/story`])
        expect((await client.article.get({ id })).url).toBe(`${web.origin}/story`)
        expect(await client.article.fetchImages({ id })).toEqual({ stored: 1, failed: 0, left: 0 })
        expect(JSON.stringify((await client.article.get({ id })).tree)).toMatch(/"asset:[0-9a-f]{64}"/)
      })

      it('fetch nothing from a private address without permission', async () => {
        web.requests.length = 0
        const { jobId } = await client.import.fetch({ url: `http://127.0.0.2:${web.port}/story` })
        const last = (await readAll(client.import.watch({ jobId }))).at(-1)
        expect(last).toMatchObject({ items: [{ outcome: { status: 'refused', code: 'PRIVATE_ADDRESS' } }] })
        expect(web.requests).toEqual([])
      })

      it('say ARTICLE_NOT_FOUND when images of an unknown article are wanted', async () => {
        const error = await failureOf(client.article.fetchImages({ id: MISSING_ARTICLE }))
        expect(error).toMatchObject({ code: 'ARTICLE_NOT_FOUND', defined: true })
      })

      it('take a page as a browser has it, with its address', async () => {
        const url = 'https://paper.example/2024/a-page'
        const [item] = await importAll({ pages: [{ url, html: newsPage(`pages over ${transport}`) }] })
        expect(item?.name).toBe(url)
        const article = await client.article.get({ id: importedArticle(item?.outcome) })
        expect([article.url, article.sourceName]).toEqual([url, 'a-page'])
      })

      it('bring in the samples', async () => {
        const { samples } = await client.app.info()
        const { jobId } = await client.import.samples()
        const last = (await readAll(client.import.watch({ jobId }))).at(-1)
        if (last?.type !== 'finished') expect.fail('an import ends with its report')
        expect(last.items.map((item) => item.name).sort()).toEqual(
          samples.map((sample) => sample.name).sort(),
        )
        for (const item of last.items) importedArticle(item.outcome)
      })
    })

    describe('library.watch', () => {
      it('tells what changes from subscribing on and ends when the subscriber leaves', async () => {
        const leaving = new AbortController()
        const events = await client.library.watch(undefined, { signal: leaving.signal })
        const seen: LibraryEvent[] = []
        const ended = (async () => {
          for await (const event of events) seen.push(event)
        })().then(
          () => 'ended',
          (error: Error) => error.name,
        )
        const id = await importText(newStory('watching'))
        await client.note.save({ articleId: id, markdown: 'seen', baseUpdatedAt: null })
        const list = await client.keyword.create({ name: 'w', color: 'red', isEnabled: true, terms: [] })
        await client.keyword.remove({ id: list.id })
        await client.settings.set({ fontSize: 20 })
        await expect.poll(() => seen).toHaveLength(5)
        expect(seen).toEqual([
          { type: 'articlesChanged', ids: [id] },
          { type: 'noteChanged', articleId: id },
          { type: 'keywordsChanged' },
          { type: 'keywordsChanged' },
          { type: 'settingsChanged' },
        ])
        leaving.abort()
        expect(['ended', 'AbortError']).toContain(await ended)
        await client.settings.set({ fontSize: 19 })
        expect(seen).toHaveLength(5)
      })

      it('serves several subscribers, and one may leave without the others', async () => {
        const staying = await client.library.watch()
        const leaving = await client.library.watch()
        const first = leaving.next()
        await client.settings.set({ measure: 70 })
        expect(await first).toEqual({ done: false, value: { type: 'settingsChanged' } })
        await leaving.return?.()
        await client.settings.set({ measure: 68 })
        const seen = [(await staying.next()).value, (await staying.next()).value]
        expect(seen).toEqual([{ type: 'settingsChanged' }, { type: 'settingsChanged' }])
        await staying.return?.()
      })
    })

    describe('settings', () => {
      it('change what is given and keep the rest', async () => {
        expect(await client.settings.get()).toEqual(DEFAULT_SETTINGS)
        expect(await client.settings.set({ theme: 'dark' })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
        expect(await client.settings.get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
        await client.settings.set({ theme: DEFAULT_SETTINGS.theme })
      })
    })

    describe('faults', () => {
      // What TypeScript forbids, a hostile or outdated page can still send.
      const untyped = () =>
        client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
      it.each<[string, unknown]>([
        ['article.get', {}],
        ['article.get', { id: 'not-a-uuid' }],
        ['article.get', { id: ['x'] }],
        ['article.get', null],
        ['article.list', { view: 'everything' }],
        ['article.list', { limit: 0 }],
        ['article.list', { limit: 201 }],
        ['article.list', { limit: 1.5 }],
        ['article.list', { cursor: 'x'.repeat(501) }],
        ['article.setState', { ids: [], state: {} }],
        ['article.setState', { ids: [MISSING_ARTICLE], state: { isRead: 'yes' } }],
        ['note.save', { articleId: MISSING_ARTICLE, markdown: 1, baseUpdatedAt: null }],
        ['note.save', { articleId: MISSING_ARTICLE, markdown: '' }],
        ['keyword.create', { name: ' ', color: 'teal', isEnabled: true, terms: [] }],
        ['keyword.create', { name: 'x', color: 'beige', isEnabled: true, terms: [] }],
        ['keyword.create', { name: 'x', color: 'teal', isEnabled: true, terms: [''] }],
        ['search.query', { queryText: 'x'.repeat(20_001) }],
        ['search.query', {}],
        ['import.start', { handles: [1] }],
        ['import.start', { files: ['/etc/passwd'] }],
        ['import.watch', { jobId: 'x' }],
        ['import.fetch', {}],
        ['import.fetch', { url: '' }],
        ['import.fetch', { url: 'https://site.example/', allowPrivate: 'yes' }],
        ['article.fetchImages', { id: 'x' }],
        ['settings.set', { fontSize: 1000 }],
        ['settings.set', { theme: 'solarized' }],
      ])('%s refuses %j at the door', async (name, input) => {
        const [noun, verb] = name.split('.') as [string, string]
        const before = library.bugs.length
        const error = await failureOf(Promise.resolve(untyped()[noun]?.[verb]?.(input)))
        expect(error).toMatchObject({ code: 'BAD_REQUEST', status: 400 })
        expect(library.bugs).toHaveLength(before)
      })

      it('a bug is logged and answered with its id, without a stack or its message', async () => {
        const bug = new Error('secret detail of the inside')
        library.settingsFault.error = bug
        const error = await failureOf(client.settings.get()).finally(() => {
          library.settingsFault.error = null
        })
        const logId = `bug-${library.bugs.length}`
        expect(library.bugs.at(-1)).toBe(bug)
        expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', status: 500, data: { logId } })
        expect(error.message).toContain(logId)
        const sent = JSON.stringify(error.toJSON())
        expect(sent).not.toContain('secret')
        expect(sent).not.toMatch(/\bat .+:\d+/)
      })

      it('a disk that cannot be written is LIBRARY_UNWRITABLE with its sentence, and no bug', async () => {
        const before = library.bugs.length
        library.settingsFault.error = new StorageError('The disk is full.')
        const error = await failureOf(client.settings.set({ fontSize: 22 })).finally(() => {
          library.settingsFault.error = null
        })
        expect(error).toMatchObject({
          code: 'LIBRARY_UNWRITABLE',
          status: 507,
          defined: true,
          message: 'The disk is full.',
        })
        expect(library.bugs).toHaveLength(before)
      })
    })
  })
}

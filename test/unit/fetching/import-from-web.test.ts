import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../src/adapters/blob-store.ts'
import type { ArticleDetail, ArticleId, ImportOutcome } from '../../../src/shared/contract/schemas.ts'
import { drawPng } from '../../support/png.ts'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'
import {
  answer,
  loopbackFetcher,
  newsPage,
  redirect,
  startTestWeb,
  type TestWeb,
} from '../../support/web-server.ts'

let web: TestWeb
let library: TestLibrary
beforeAll(async () => {
  web = await startTestWeb()
})
afterAll(() => web.close())
beforeEach(async () => {
  web.sites.clear()
  web.requests.length = 0
  library = await openTestLibrary({ fetcher: loopbackFetcher() })
})
afterEach(async () => {
  expect(library.bugs).toEqual([])
  await library.close()
})

async function fetchPage(url: string, allowPrivate = false) {
  const { jobId } = await library.client.import.fetch({ url, allowPrivate })
  return library.finish(jobId)
}
async function fetchArticle(path: string): Promise<ArticleDetail> {
  const [item] = await fetchPage(web.origin + path)
  return library.client.article.get({ id: idOf(item?.outcome) })
}
function idOf(outcome: ImportOutcome | undefined): ArticleId {
  if (outcome === undefined || outcome.status === 'refused') expect.fail(JSON.stringify(outcome))
  return outcome.articleId
}

describe('a fetched page', () => {
  it('becomes an article with the address it was found at in the end', async () => {
    web.sites.set('/short', redirect('/2024/the-ferry'))
    web.sites.set('/2024/the-ferry', answer('text/html', newsPage('the ferry')))
    const items = await fetchPage(`  ${web.origin}/short#comments `)
    const articleId = idOf(items[0]?.outcome)
    expect(items).toEqual([
      {
        name: `${web.origin}/2024/the-ferry`,
        outcome: { status: 'imported', articleId, title: 'All about the ferry' },
      },
    ])
    const article = await library.client.article.get({ id: articleId })
    expect([article.url, article.sourceName]).toEqual([`${web.origin}/2024/the-ferry`, 'the-ferry'])
  })

  it('is a duplicate when it is there already, and offered as a newer copy when it changed', async () => {
    web.sites.set('/a', answer('text/html', newsPage('the mast')))
    const id = (await fetchArticle('/a')).id
    expect((await fetchPage(`${web.origin}/a`))[0]?.outcome).toMatchObject({
      status: 'duplicate',
      articleId: id,
    })
    web.sites.set(
      '/a',
      answer('text/html', newsPage('the mast', '<p>A correction was added in the evening.</p>')),
    )
    const [item] = await fetchPage(`${web.origin}/a`)
    if (item?.outcome.status !== 'similar') expect.fail(JSON.stringify(item))
    expect(item.outcome).toMatchObject({ articleId: id, reason: 'address' })
    const { originalHash } = item.outcome
    const decision = { originalHash, name: item.name, articleId: id, as: 'revision' } as const
    expect((await library.client.import.decide(decision)).status).toBe('revised')
    const article = await library.client.article.get({ id })
    expect(article.url).toBe(`${web.origin}/a`)
    expect(article.text).toContain('A correction was added')
  })

  it.each([
    ['bytes that are not UTF-8 are read by the header', Buffer.from('Сэндвик', 'utf16le'), 'utf-16le'],
    ['a header that says less than the bytes is ignored', Buffer.from('Сэндвик — ', 'utf8'), 'iso-8859-1'],
  ])('%s', async (_what, word, charset) => {
    const isWide = charset === 'utf-16le'
    const page = newsPage('WORD')
      .split('WORD')
      .map((part) => Buffer.from(part, isWide ? 'utf16le' : 'utf8'))
    const bytes = Buffer.concat(page.flatMap((part, index) => (index === 0 ? [part] : [word, part])))
    web.sites.set('/a', answer(`text/html; charset=${charset}`, bytes))
    expect((await fetchArticle('/a')).text).toContain('talked about Сэндвик')
  })

  it.each([
    ['http://127.0.0.2/', 'PRIVATE_ADDRESS'],
    ['not an address', 'BAD_ADDRESS'],
    ['file:///etc/passwd', 'BAD_ADDRESS'],
  ])('%s is refused as %s, in the report', async (url, code) => {
    expect(await fetchPage(url)).toEqual([
      { name: url, outcome: { status: 'refused', code, message: expect.stringMatching(/\.$/) } },
    ])
  })

  it('is left alone when its import is cancelled', async () => {
    const asked = new Promise<void>((resolve) => web.sites.set('/slow', () => resolve()))
    const { jobId } = await library.client.import.fetch({ url: `${web.origin}/slow` })
    await asked
    await library.client.import.cancel({ jobId })
    expect(await library.finish(jobId)).toEqual([])
  })
})

describe('images', () => {
  const picture = drawPng()
  const shown = `asset:${sha256Hex(picture)}`
  const imagesOf = (article: ArticleDetail) =>
    [...JSON.stringify(article.tree).matchAll(/"type":"image","url":"([^"]*)"/g)].map((match) => match[1])
  const figure = (src: string) =>
    `<figure><img src="${src}" alt="A view" width="600" height="400"><figcaption>The view.</figcaption></figure>`

  it('are not asked for by an import', async () => {
    web.sites.set('/a', answer('text/html', newsPage('views', figure('/view.png'))))
    expect(imagesOf(await fetchArticle('/a'))).toEqual([''])
    expect(web.requests.map(({ path }) => path)).toEqual(['/a'])
  })

  it('are stored by what they are, counted, and shown', async () => {
    const sources = ['/view.png', '/hoax.png', '/missing.png', 'http://127.0.0.2/private.png']
    web.sites.set('/a', answer('text/html', newsPage('views', sources.map(figure).join(''))))
    web.sites.set('/view.png', answer('application/octet-stream', picture))
    web.sites.set('/hoax.png', answer('image/png', '<script>alert(1)</script>'))
    const { id } = await fetchArticle('/a')
    expect(await library.client.article.fetchImages({ id })).toEqual({ stored: 1, failed: 3, left: 0 })
    expect(imagesOf(await library.client.article.get({ id }))).toEqual([shown, '', '', ''])
    expect(Buffer.from((await library.open.assets.get(sha256Hex(picture))) ?? [])).toEqual(picture)
  })

  it('survive corrections, other encodings and a restart, and are not asked for again', async () => {
    web.sites.set('/a', answer('text/html', newsPage('views', figure('/view.png'))))
    web.sites.set('/view.png', answer('image/png', picture))
    const { id } = await fetchArticle('/a')
    await library.client.article.fetchImages({ id })
    const { revisionId } = await library.client.article.get({ id })
    await library.client.structure.correct({
      articleId: id,
      revisionId,
      change: { kind: 'title', text: 'Mine' },
    })
    await library.client.structure.reparse({ articleId: id, encoding: 'windows-1252' })
    await library.reopen()
    const article = await library.client.article.get({ id })
    expect([article.title, imagesOf(article)]).toEqual(['Mine', [shown]])
    expect(await library.client.article.fetchImages({ id })).toEqual({ stored: 0, failed: 0, left: 0 })
    expect((await library.client.article.get({ id })).revisionId).toBe(article.revisionId)
    expect(web.requests.filter(({ path }) => path === '/view.png')).toHaveLength(1)
  })

  it('of one article are shown in another that names them, without asking again', async () => {
    web.sites.set('/view.png', answer('image/png', picture))
    web.sites.set('/a', answer('text/html', newsPage('views', figure('/view.png'))))
    web.sites.set('/b', answer('text/html', newsPage('quite other things', figure('/view.png'))))
    const before = await fetchArticle('/b')
    const { id } = await fetchArticle('/a')
    await library.client.article.fetchImages({ id })
    expect(await library.client.article.fetchImages({ id: before.id })).toEqual({
      stored: 1,
      failed: 0,
      left: 0,
    })
    expect(imagesOf(await library.client.article.get({ id: before.id }))).toEqual([shown])
    expect(web.requests.filter(({ path }) => path === '/view.png')).toHaveLength(1)
  })

  it('come a hundred at a time', async () => {
    const sources = Array.from({ length: 103 }, (_, index) => `/view.png?${index}`)
    for (const source of sources) web.sites.set(source, answer('image/png', picture))
    web.sites.set('/a', answer('text/html', newsPage('views', sources.map(figure).join(''))))
    const { id } = await fetchArticle('/a')
    const wanted = imagesOf(await library.client.article.get({ id })).length
    expect(wanted).toBe(103)
    expect(await library.client.article.fetchImages({ id })).toEqual({ stored: 100, failed: 0, left: 3 })
    expect(await library.client.article.fetchImages({ id })).toEqual({ stored: 3, failed: 0, left: 0 })
  })

  it('stop coming when the call is left; those that came are kept', async () => {
    const leaving = new AbortController()
    web.sites.set('/a', answer('text/html', newsPage('views', figure('/view.png') + figure('/slow.png'))))
    web.sites.set('/view.png', answer('image/png', picture))
    web.sites.set('/slow.png', () => leaving.abort())
    const { id } = await fetchArticle('/a')
    const fetching = library.client.article.fetchImages({ id }, { signal: leaving.signal })
    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' })
    web.sites.set('/slow.png', answer('image/png', picture))
    const after = await library.client.article.fetchImages({ id })
    expect(after).toEqual({ stored: 2, failed: 0, left: 0 })
  })
})

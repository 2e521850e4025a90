import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSaveKey, renewSaveKey } from '../../../src/adapters/save-key.ts'
import { createDirectClient } from '../../../src/core/direct-client.ts'
import { bookmarklet } from '../../../src/serve/bookmarklet.ts'
import { savePage } from '../../../src/serve/save-page.ts'
import { MAX_SAVED_BYTES } from '../../../src/serve/save-request.ts'
import { newSecret, type RunningServer, startServer } from '../../../src/serve/start-server.ts'
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts'
import { newsPage } from '../../support/web-server.ts'

const key = newSecret()
const ORIGIN = 'https://paper.example'
const bugs: unknown[] = []
let library: TestLibrary
let server: RunningServer

beforeAll(async () => {
  library = await openTestLibrary()
  const client = createDirectClient(library.open.core)
  server = await startServer({
    router: library.open.core.router,
    assets: library.open.assets,
    assetKey: newSecret(),
    rendererDir: import.meta.dirname,
    port: 0,
    onBug: (error) => bugs.push(error),
    saving: { key, save: (page) => savePage(client, page) },
  })
})
afterAll(async () => {
  await server.close()
  await library.close()
  expect([bugs, library.bugs]).toEqual([[], []])
})

interface Sent {
  path?: string
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** `fetch` would not send the Host and Origin that an attacker can. */
function send({ path = '/save', method = 'POST', headers = {}, body = '' }: Sent) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => {
        text += chunk
      })
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const bearer = { authorization: `Bearer ${key}`, 'content-type': 'application/json', origin: ORIGIN }
const pageOf = (topic: string, extra = '') => ({
  url: `${ORIGIN}/${topic.replaceAll(' ', '-')}`,
  html: newsPage(topic, extra),
})
const save = (page: unknown, headers: Record<string, string> = bearer) =>
  send({ headers, body: JSON.stringify(page) })
const count = async () => (await library.client.article.list({})).total

describe('a page that is saved', () => {
  it('becomes an article with its address, and the answer says so', async () => {
    const answer = await save(pageOf('the saved page'))
    expect(JSON.parse(answer.body)).toEqual({
      status: 'imported',
      title: 'All about the saved page',
      message: 'Saved: “All about the saved page”.',
    })
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      vary: 'Origin',
      'content-type': 'application/json',
    })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    const [article] = (await library.client.article.list({})).items
    expect(article?.url).toBe(`${ORIGIN}/the-saved-page`)
  })

  it('that is there already is said to be, and one that changed is added only when asked for', async () => {
    const status = async (page: unknown) => JSON.parse((await save(page)).body).status
    const changed = { ...pageOf('changes', '<p>This sentence came later than all the others.</p>') }
    expect(await status(pageOf('changes'))).toBe('imported')
    expect(await status(pageOf('changes'))).toBe('duplicate')
    const before = await count()
    expect([await status(changed), await count()]).toEqual(['similar', before])
    expect([await status({ ...changed, similar: 'revision' }), await count()]).toEqual(['revised', before])
    const [article] = (await library.client.article.list({})).items
    if (!article) expect.fail('there are articles')
    expect((await library.client.article.get({ id: article.id })).text).toContain('came later than')
  })

  it('that is no article is refused with a sentence', async () => {
    const answer = await save({ url: `${ORIGIN}/empty`, html: '<html><body></body></html>' })
    expect(JSON.parse(answer.body)).toEqual({
      status: 'refused',
      title: '',
      message: expect.stringMatching(/^Not saved\. .*\.$/),
    })
  })

  it.each([
    [
      'multipart/form-data',
      (form: Record<string, string>) => {
        const data = new FormData()
        for (const [name, value] of Object.entries(form)) data.append(name, value)
        return data
      },
    ],
    ['application/x-www-form-urlencoded', (form: Record<string, string>) => new URLSearchParams(form)],
  ])('may come as a form (%s), whose tab shows the sentence', async (type, make) => {
    const encoded = new Request('http://x.example', {
      method: 'POST',
      body: make({ ...pageOf(`a form of ${type.length}`), key }),
    })
    const answer = await send({
      headers: { 'content-type': encoded.headers.get('content-type') ?? '', origin: ORIGIN },
      body: await encoded.bytes(),
    })
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'text/plain; charset=utf-8',
      `Saved: “All about a form of ${type.length}”.\n`,
    ])
  })

  it('may be one of several at once', async () => {
    const before = await count()
    const topics = ['apples', 'bridges', 'castles', 'dolphins', 'engines', 'ferries', 'gardens', 'harbours']
    const answers = await Promise.all(topics.map((topic) => save(pageOf(topic))))
    expect(answers.map((answer) => JSON.parse(answer.body).title)).toEqual(
      topics.map((topic) => `All about ${topic}`),
    )
    expect(await count()).toBe(before + topics.length)
  })
})

describe('what is not saved', () => {
  const page = pageOf('nothing')
  const form = new URLSearchParams({ ...page, key: newSecret() }).toString()
  const formHeaders = { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN }
  it.each<[string, Sent, number]>([
    ['without a key', { headers: { ...bearer, authorization: '' } }, 401],
    ['with another key', { headers: { ...bearer, authorization: `Bearer ${newSecret()}` } }, 401],
    [
      'with the key in the body of JSON',
      { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...page, key }) },
      401,
    ],
    ['as a form with another key', { headers: formHeaders, body: form }, 401],
    ['as a form without a key', { headers: formHeaders, body: new URLSearchParams(page).toString() }, 401],
    ['under a foreign host name', { headers: { ...bearer, host: 'evil.example' } }, 421],
    ['by GET', { method: 'GET', headers: bearer }, 405],
    ['by PUT', { method: 'PUT', headers: bearer }, 405],
    ['as plain text', { headers: { ...bearer, 'content-type': 'text/plain' } }, 415],
    ['as broken JSON', { headers: bearer, body: '{"url":' }, 400],
    [
      'as a broken form',
      { headers: { ...bearer, 'content-type': 'multipart/form-data; boundary=x' }, body: 'y' },
      400,
    ],
    ['without an address', { headers: bearer, body: JSON.stringify({ html: page.html }) }, 400],
    [
      'with an address that is no web page',
      { headers: bearer, body: JSON.stringify({ ...page, url: 'file:///etc/passwd' }) },
      400,
    ],
    ['with nothing in it', { headers: bearer, body: JSON.stringify({ ...page, html: '' }) }, 400],
    ['at a path below', { path: '/save/more', headers: bearer }, 405],
  ])('%s: %j gives %i', async (_what, sent, status) => {
    const before = await count()
    const answer = await send({ body: JSON.stringify(page), ...sent })
    expect([answer.status, await count()]).toEqual([status, before])
    expect(answer.body).not.toContain(key)
  })

  it('is what this start’s token asks for: it opens everything but this', async () => {
    expect((await save(page, { ...bearer, authorization: `Bearer ${server.token}` })).status).toBe(401)
  })

  it('is a body over the limit, announced or not', async () => {
    const announced = await send({
      headers: { ...bearer, 'content-length': String(MAX_SAVED_BYTES + 1) },
      body: '{',
    }).catch((error: NodeJS.ErrnoException) => ({ status: error.code }))
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(announced.status)
    const before = await count()
    const body = JSON.stringify({ ...page, html: 'x'.repeat(MAX_SAVED_BYTES) })
    const sent = await send({ headers: { ...bearer, 'transfer-encoding': 'chunked' }, body }).catch(
      // The server closes while the rest is on its way.
      (error: NodeJS.ErrnoException) => ({ status: error.code }),
    )
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(sent.status)
    expect(await count()).toBe(before)
    expect((await save(pageOf('the time after the flood'))).status).toBe(200)
  })
})

describe('the save key', () => {
  it('opens nothing but saving', async () => {
    const answer = await send({
      path: '/rpc/library/info',
      headers: { authorization: `Bearer ${key}` },
      body: '{}',
    })
    expect(answer.status).toBe(401)
  })

  it('is drawn once, kept for its owner alone, and renewed on request', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'offprint-key-'))
    const path = join(folder, 'deeper', 'save-key')
    const first = await loadSaveKey(join(folder, 'deeper'))
    expect(Buffer.from(first, 'base64url')).toHaveLength(32)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await chmod(path, 0o644)
    expect(await loadSaveKey(join(folder, 'deeper'))).toBe(first)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const second = await renewSaveKey(join(folder, 'deeper'))
    expect([second === first, await loadSaveKey(join(folder, 'deeper'))]).toEqual([false, second])
    await writeFile(path, 'damaged')
    const third = await loadSaveKey(join(folder, 'deeper'))
    expect([third === second, (await readFile(path, 'utf8')).trim()]).toEqual([false, third])
    await rm(folder, { recursive: true })
  })
})

describe('a preflight', () => {
  const preflight = (path: string, headers: Record<string, string> = {}) =>
    send({
      path,
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST', ...headers },
    })

  it('is answered at the save path, for any page, without credentials', async () => {
    const answer = await preflight('/save', { 'access-control-request-private-network': 'true' })
    const allowed = Object.entries(answer.headers).filter(([name]) => name.startsWith('access-control'))
    expect([answer.status, Object.fromEntries(allowed)]).toEqual([
      204,
      {
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-allow-private-network': 'true',
        'access-control-max-age': '600',
      },
    ])
  })

  it.each(['/', '/rpc/library/info', '/save/', '/saved', '/assets/x'])(
    'is not answered at %s',
    async (path) => {
      const answer = await preflight(path)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    },
  )

  it('is not answered under a foreign host name', async () => {
    expect((await preflight('/save', { host: 'evil.example' })).status).toBe(421)
  })
})

describe('the bookmarklet', () => {
  it('is one line of valid script with the address and the key of this server', () => {
    const text = bookmarklet(8717, key)
    expect(text).toMatch(/^javascript:[\w%.!~*'()-]+$/)
    const script = decodeURIComponent(text.slice('javascript:'.length))
    expect(() => new Script(script)).not.toThrow()
    expect(script).toContain("'http://127.0.0.1:8717/save'")
    expect(script).toContain(`'${key}'`)
  })
})

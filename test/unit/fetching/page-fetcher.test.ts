import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createPageFetcher,
  MAX_REDIRECTS,
  type PageFetcherOptions,
} from '../../../src/adapters/page-fetcher.ts'
import { UnreadableSource } from '../../../src/core/ports/ports.ts'
import { answer, redirect, startTestWeb, type TestWeb } from '../../support/web-server.ts'

let web: TestWeb
beforeAll(async () => {
  web = await startTestWeb()
})
afterAll(() => web.close())
beforeEach(() => {
  web.sites.clear()
  web.requests.length = 0
})

const fetcher = (options: Partial<PageFetcherOptions> = {}) =>
  createPageFetcher({ version: '1.2.3', ...options })
const allowed = { allowPrivate: true }
const onlyThis = { isAllowed: (address: string) => address === '127.0.0.1' }

async function refusal(fetching: Promise<unknown>): Promise<string> {
  const error = await fetching.then(
    () => expect.fail('should have been refused'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UnreadableSource)) throw error
  expect(error.message).toMatch(/\.$/)
  return error.code
}

describe('a fetched page', () => {
  it('is its bytes, its type and its address', async () => {
    web.sites.set('/story', answer('Text/HTML; charset="windows-1251"', 'words'))
    const page = await fetcher().fetchPage(`${web.origin}/story#part`, allowed)
    expect({ ...page, bytes: Buffer.from(page.bytes).toString() }).toEqual({
      address: `${web.origin}/story`,
      mediaType: 'text/html',
      charset: 'windows-1251',
      bytes: 'words',
    })
  })

  it('is asked for by an honest name, without cookies, referrer or credentials', async () => {
    web.sites.set('/start', (_request, response) =>
      response.writeHead(302, { location: '/story', 'set-cookie': 'id=1' }).end(),
    )
    web.sites.set('/story', answer('text/html', 'words'))
    await fetcher().fetchPage(`http://me:secret@127.0.0.1:${web.port}/start`, allowed)
    expect(web.requests.map(({ path }) => path)).toEqual(['/start', '/story'])
    for (const { headers } of web.requests) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ])
      expect(headers['user-agent']).toBe('Offprint/1.2.3')
    }
  })

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (text: string) => text],
  ])('is unpacked from %s', async (encoding, pack) => {
    web.sites.set('/', (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding })
        .end(pack('words')),
    )
    const { bytes } = await fetcher().fetchPage(`${web.origin}/`, allowed)
    expect(Buffer.from(bytes).toString()).toBe('words')
  })

  it.each(['text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown', 'multipart/related', null])(
    'may be of type %s',
    async (type) => {
      web.sites.set('/', answer(type, 'words'))
      expect((await fetcher().fetchPage(`${web.origin}/`, allowed)).mediaType).toBe(type)
    },
  )

  it.each([
    ['application/pdf', 200, 'NOT_AN_ARTICLE'],
    ['image/png', 200, 'NOT_AN_ARTICLE'],
    ['application/json', 200, 'NOT_AN_ARTICLE'],
    ['text/html', 206, 'SITE_REFUSED'],
    ['text/html', 403, 'SITE_REFUSED'],
    ['text/html', 404, 'SITE_REFUSED'],
    ['text/html', 429, 'SITE_REFUSED'],
    ['text/html', 503, 'SITE_REFUSED'],
  ])('of type %s with status %i is %s', async (type, status, code) => {
    web.sites.set('/', answer(type, 'words', status))
    expect(await refusal(fetcher().fetchPage(`${web.origin}/`, allowed))).toBe(code)
  })

  it('of an image may have any type, since its bytes decide', async () => {
    web.sites.set('/', answer('application/json', 'bytes'))
    expect((await fetcher().fetchImage(`${web.origin}/`, allowed)).bytes).toHaveLength(5)
  })

  it.each([
    'file:///etc/passwd',
    'ftp://site.example/',
    'javascript:1',
    'data:text/html,x',
    'words',
    '',
    'http://',
  ])('cannot be %j', async (address) => {
    expect(await refusal(fetcher().fetchPage(address, allowed))).toBe('BAD_ADDRESS')
  })
})

describe('redirects', () => {
  const chain = (length: number) => {
    for (let hop = 0; hop < length; hop++)
      web.sites.set(`/${hop}`, redirect(`/${hop + 1}`, [301, 302, 303, 307, 308][hop % 5]))
    web.sites.set(`/${length}`, answer('text/html', 'words'))
    return `${web.origin}/0`
  }

  it(`are followed ${MAX_REDIRECTS} times`, async () => {
    expect((await fetcher().fetchPage(chain(MAX_REDIRECTS), allowed)).address).toBe(
      `${web.origin}/${MAX_REDIRECTS}`,
    )
  })

  it('are not followed once more', async () => {
    expect(await refusal(fetcher().fetchPage(chain(MAX_REDIRECTS + 1), allowed))).toBe('TOO_MANY_REDIRECTS')
    expect(web.requests).toHaveLength(MAX_REDIRECTS + 1)
  })

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'ftp://site.example/'])(
    'to %s end there',
    async (location) => {
      web.sites.set('/', redirect(location))
      expect(await refusal(fetcher().fetchPage(`${web.origin}/`, allowed))).toBe('BAD_ADDRESS')
    },
  )

  it.each(['http://127.0.0.2:1/', 'http://[::1]:1/', 'http://2130706434/', 'http://inside.example/'])(
    'to the private %s are checked anew',
    async (location) => {
      const lookup: PageFetcherOptions['lookup'] = (_host, _options, callback) =>
        callback(null, [{ address: '127.0.0.2', family: 4 }])
      web.sites.set('/', redirect(location))
      const fetching = fetcher({ ...onlyThis, lookup }).fetchPage(`${web.origin}/`, { allowPrivate: false })
      expect(await refusal(fetching)).toBe('PRIVATE_ADDRESS')
    },
  )
})

describe('private addresses', () => {
  it('are not asked unless allowed', async () => {
    web.sites.set('/', answer('text/html', 'words'))
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]']) {
      const address = `http://${host}:${web.port}/`
      expect([host, await refusal(fetcher().fetchPage(address, { allowPrivate: false }))]).toEqual([
        host,
        'PRIVATE_ADDRESS',
      ])
    }
    expect(web.requests).toEqual([])
  })

  it('behind a name that turns private (rebinding) are not asked, though the name was fine before', async () => {
    const answers = ['127.0.0.1', '127.0.0.2']
    const lookup: PageFetcherOptions['lookup'] = (_host, _options, callback) =>
      callback(null, [{ address: answers.shift() ?? '', family: 4 }])
    const rebound = fetcher({ ...onlyThis, lookup })
    const address = `http://rebinding.example:${web.port}/`
    web.sites.set('/', answer('text/html', 'words'))
    expect((await rebound.fetchPage(address, { allowPrivate: false })).bytes).toHaveLength(5)
    expect(await refusal(rebound.fetchPage(address, { allowPrivate: false }))).toBe('PRIVATE_ADDRESS')
    expect([answers, web.requests.length]).toEqual([[], 1])
  })

  it('asked by permission leave no connection that a later fetch without it could use', async () => {
    web.sites.set('/', answer('text/html', 'words'))
    const one = fetcher()
    await one.fetchPage(`http://localhost:${web.port}/`, allowed)
    expect(await refusal(one.fetchPage(`http://localhost:${web.port}/`, { allowPrivate: false }))).toBe(
      'PRIVATE_ADDRESS',
    )
  })
})

describe('limits', () => {
  it('of size hold for what is announced, what is sent and what is unpacked', async () => {
    const small = fetcher({ maxBytes: 1_000 })
    web.sites.set('/announced', (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 1_001 }).flushHeaders(),
    )
    web.sites.set('/sent', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write('x'.repeat(1_001))
    })
    web.sites.set('/unpacked', (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync('x'.repeat(10_000_000))),
    )
    web.sites.set('/exact', answer('text/html', 'x'.repeat(1_000)))
    for (const path of ['/announced', '/sent', '/unpacked'])
      expect([path, await refusal(small.fetchPage(web.origin + path, allowed))]).toEqual([path, 'TOO_LARGE'])
    expect((await small.fetchPage(`${web.origin}/exact`, allowed)).bytes).toHaveLength(1_000)
  })

  it('of time hold for a site that never answers, one that never ends and one that sends on and on', async () => {
    web.sites.set('/silent', () => {})
    web.sites.set('/endless', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write('words')
    })
    const hasty = fetcher({ timeoutMs: 150 })
    for (const path of ['/silent', '/endless'])
      expect([path, await refusal(hasty.fetchPage(web.origin + path, allowed))]).toEqual([
        path,
        'FETCH_TIMEOUT',
      ])
  })

  it('end at once when the fetch is cancelled, with the reason', async () => {
    const leaving = new AbortController()
    const reason = new Error('closed')
    web.sites.set('/', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write('words')
      leaving.abort(reason)
    })
    const fetching = fetcher().fetchPage(`${web.origin}/`, { ...allowed, signal: leaving.signal })
    await expect(fetching).rejects.toBe(reason)
    await expect(fetcher().fetchPage(`${web.origin}/`, { ...allowed, signal: leaving.signal })).rejects.toBe(
      reason,
    )
    expect(web.requests).toHaveLength(1)
  })
})

describe('sites that break', () => {
  it.each<[string, Parameters<TestWeb['sites']['set']>[1]]>([
    ['close without an answer', (request) => request.socket.destroy()],
    [
      'close in the middle',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': 100 })
        response.write('words', () => response.socket?.destroy())
      },
    ],
    ['speak no HTTP', (request) => request.socket.end('no such thing\r\n\r\n')],
    [
      'pack what they do not say',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('words'),
    ],
    [
      'pack in a way nobody knows',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'zip9000' }).end('words'),
    ],
  ])('%s: refused with a sentence', async (_what, site) => {
    web.sites.set('/', site)
    expect(await refusal(fetcher().fetchPage(`${web.origin}/`, allowed))).toBe('SITE_UNREACHABLE')
  })

  it('have no name: refused with a sentence', async () => {
    const lookup: PageFetcherOptions['lookup'] = (_host, _options, callback) =>
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), [])
    expect(await refusal(fetcher({ lookup }).fetchPage('https://nowhere.example/', allowed))).toBe(
      'SITE_UNREACHABLE',
    )
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { os } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSecret, type RunningServer, startServer } from '../../../src/serve/start-server.ts'
import { NONCE_PLACEHOLDER } from '../../../src/shared/security/content-security-policy.ts'

const HASHES = { png: '1'.repeat(64), svg: '2'.repeat(64), html: '3'.repeat(64) }
const IMAGES: Record<string, string> = {
  [HASHES.png]: '\x89PNG\r\n\x1a\n',
  [HASHES.svg]: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
  [HASHES.html]: '<!doctype html><script>alert(1)</script>',
}
const assets = {
  put: () => Promise.reject(new Error('not in this test')),
  get: async (hash: string) => {
    const bytes = IMAGES[hash]
    return bytes === undefined ? null : new Uint8Array(Buffer.from(bytes, 'latin1'))
  },
}

let streamsEnded = 0
const router = {
  echo: os.handler(({ input }) => ({ echoed: input })),
  ticks: os.handler(async function* ({ signal }) {
    try {
      yield 'tick'
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
    } finally {
      streamsEnded++
    }
  }),
}

let rendererDir: string
let server: RunningServer
const assetKey = newSecret()
const bugs: unknown[] = []

const start = () =>
  startServer({ router, assets, assetKey, rendererDir, port: 0, onBug: (error) => bugs.push(error) })

beforeAll(async () => {
  rendererDir = await mkdtemp(join(tmpdir(), 'offprint-serve-'))
  await mkdir(join(rendererDir, 'assets'))
  await writeFile(
    join(rendererDir, 'index.html'),
    `<meta nonce="${NONCE_PLACEHOLDER}"><p nonce="${NONCE_PLACEHOLDER}">`,
  )
  await writeFile(join(rendererDir, 'assets', 'index-a1B2c3D4.js'), 'export {}')
  server = await start()
})
afterAll(async () => {
  await server.close()
  await rm(rendererDir, { recursive: true })
  expect(bugs).toEqual([])
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** `fetch` would not send the Host, Origin and paths that an attacker can. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options
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

const call = (headers: Record<string, string> = {}) =>
  ask('/rpc/echo', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}`, ...headers },
    body: '{"json":{"word":"hello"}}',
  })

describe('the address', () => {
  it('is on the loopback interface and holds a fresh token of 32 bytes in its fragment', async () => {
    const other = await start()
    try {
      expect(server.address).toBe(`http://127.0.0.1:${server.port}/#token=${server.token}`)
      expect(Buffer.from(server.token, 'base64url')).toHaveLength(32)
      expect(other.token).not.toBe(server.token)
    } finally {
      await other.close()
    }
  })

  it('cannot be taken twice', async () => {
    const second = startServer({ router, assets, assetKey, rendererDir, port: server.port, onBug: () => {} })
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('procedures', () => {
  it('answer our own page', async () => {
    const answer = await call({ origin: `http://127.0.0.1:${server.port}`, 'sec-fetch-site': 'same-origin' })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { json: { echoed: { word: 'hello' } } }])
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  it.each([
    ['without a token', { authorization: '' }, 401],
    ['with another token', { authorization: `Bearer ${newSecret()}` }, 401],
    ['from another origin', { origin: 'https://evil.example' }, 403],
    ['from a sandboxed frame', { origin: 'null' }, 403],
    ['marked cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['under a foreign host name', { host: 'evil.example' }, 421],
    ['under the right name with the wrong port', { host: '127.0.0.1:1' }, 421],
  ])('refuse a call %s', async (_how, headers, status) => {
    const answer = await call(headers)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('hello')
  })

  it('refuse GET, which a link or an image could send', async () => {
    const answer = await ask('/rpc/echo', { headers: { authorization: `Bearer ${server.token}` } })
    expect(answer.status).toBe(405)
  })

  it('answer a preflight of another origin with nothing that allows it', async () => {
    const answer = await ask('/rpc/echo', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('answer an unknown name with 404', async () => {
    const answer = await ask('/rpc/nothing', {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}` },
    })
    expect(answer.status).toBe(404)
  })

  it('refuse a body over the limit by its announced length, without reading it', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1')
      let text = ''
      socket.setEncoding('utf8')
      socket.on('data', (chunk: string) => {
        text += chunk
      })
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
      const head = [
        'POST /rpc/echo HTTP/1.1',
        `Host: 127.0.0.1:${server.port}`,
        `Authorization: Bearer ${server.token}`,
        'Content-Type: application/json',
        `Content-Length: ${2 ** 40}`,
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n{"json":`)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('end an event stream when its reader leaves and when the server closes', async () => {
    const own = await start()
    const before = streamsEnded
    const openStream = (signal?: AbortSignal) =>
      fetch(`http://127.0.0.1:${own.port}/rpc/ticks`, {
        method: 'POST',
        headers: { authorization: `Bearer ${own.token}` },
        ...(signal && { signal }),
      })
    const leaving = new AbortController()
    const [left, stayed] = await Promise.all([openStream(leaving.signal), openStream()])
    await left.body?.getReader().read()
    const reader = stayed.body?.getReader()
    await reader?.read()
    leaving.abort()
    await expect.poll(() => streamsEnded).toBe(before + 1)
    await own.close()
    await expect.poll(() => streamsEnded).toBe(before + 2)
  })
})

describe('pages', () => {
  it('carry the policy with a fresh nonce, which the page holds too', async () => {
    const [first, second] = [await ask('/'), await ask('/')]
    const nonces = [first, second].map((answer) => {
      const nonce = /'nonce-([\w-]+)'/.exec(String(answer.headers['content-security-policy']))?.[1]
      expect(answer.body).toBe(`<meta nonce="${nonce}"><p nonce="${nonce}">`)
      return nonce
    })
    expect(nonces[0]).not.toBe(nonces[1])
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
  })

  it('keep hashed files for good', async () => {
    const answer = await ask('/assets/index-a1B2c3D4.js')
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  it.each([
    ['/missing', 'GET', 404],
    ['/../../../etc/passwd', 'GET', 404],
    ['/%2e%2e/%2e%2e/etc/passwd', 'GET', 404],
    ['//etc/passwd', 'GET', 404],
    ['/', 'POST', 405],
    ['/', 'DELETE', 405],
  ])('%s by %s is %i, under the same policy', async (path, method, status) => {
    const answer = await ask(path, { method })
    expect(answer.status).toBe(status)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it('give HEAD the headers alone', async () => {
    const answer = await ask('/', { method: 'HEAD' })
    expect([answer.status, answer.body, Number(answer.headers['content-length']) > 0]).toEqual([
      200,
      '',
      true,
    ])
  })

  it('are refused under a foreign host name, so that rebinding gains nothing', async () => {
    expect((await ask('/', { headers: { host: `evil.example:${server.port}` } })).status).toBe(421)
  })
})

describe('stored images', () => {
  const image = (hash: string, key = assetKey) => ask(`/assets/${key}/${hash}`)

  it('are what their bytes say, under a policy that allows nothing', async () => {
    const answer = await image(HASHES.png)
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers['content-disposition']).toBeUndefined()
  })

  it('are only downloaded when they are SVG', async () => {
    const answer = await image(HASHES.svg)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  it.each([
    ['bytes that are no image', HASHES.html, undefined],
    ['an unknown hash', '4'.repeat(64), undefined],
    ['another start’s key', HASHES.png, newSecret()],
  ])('are not there: %s', async (_what, hash, key) => {
    expect((await image(hash, key)).status).toBe(404)
  })

  it('are not given to another site', async () => {
    const answer = await ask(`/assets/${assetKey}/${HASHES.png}`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.status).toBe(403)
  })
})

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBlobStore } from '../../../src/adapters/blob-store.ts'
import { APP_SCHEME_PRIVILEGES, createAppProtocol } from '../../../src/main/protocol/app-protocol.ts'
import { contentSecurityPolicy } from '../../../src/shared/security/content-security-policy.ts'

const NO_POLICY = "default-src 'none'; sandbox"
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const encode = (text: string) => new TextEncoder().encode(text)

let folder: string
let hashes: Record<'png' | 'svg' | 'html' | 'text', string>
let answerOf: (request: Request) => Promise<Response>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-protocol-'))
  const rendererDir = join(folder, 'renderer')
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'outside')
  writeFileSync(
    join(rendererDir, 'index.html'),
    '<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">',
  )
  writeFileSync(join(rendererDir, 'assets/index-BthMTmt3.js'), 'run()')
  writeFileSync(join(rendererDir, 'assets/index-BrbWp63R.css'), 'body{}')
  writeFileSync(join(rendererDir, 'assets/inter-BwkfbSeq.woff2'), 'font')
  writeFileSync(join(rendererDir, 'assets/unknown.exe'), 'MZ')
  writeFileSync(join(rendererDir, '.hidden.txt'), 'hidden')
  symlinkSync(join(folder, 'secret.txt'), join(rendererDir, 'link.txt'))
  const assets = createBlobStore(join(folder, 'assets'), false)
  hashes = {
    png: await assets.put(PNG),
    svg: await assets.put(encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
    html: await assets.put(encode('<!doctype html><script>1</script>')),
    text: await assets.put(encode('plain words')),
  }
  let nonces = 0
  answerOf = createAppProtocol({ rendererDir, assets, newNonce: () => `nonce${++nonces}` })
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = (path: string, method = 'GET') => answerOf(new Request(`app://offprint${path}`, { method }))
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

test('the scheme has the privileges of a real origin and none that weakens it', () => {
  expect(APP_SCHEME_PRIVILEGES).toEqual({
    scheme: 'app',
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      corsEnabled: true,
      codeCache: true,
      bypassCSP: false,
      allowServiceWorkers: false,
      allowExtensions: false,
      stream: false,
    },
  })
})

test('the page: one policy, and a nonce that is another one each time', async () => {
  const answers = [await get('/'), await get('/index.html')]
  const policies = answers.map((answer) => answer.headers.get('content-security-policy') ?? '')
  const nonces = policies.map((policy) => /'nonce-(\w+)'/.exec(policy)?.[1] ?? '')
  expect(new Set(nonces).size).toBe(2)
  for (const [index, answer] of answers.entries()) {
    const nonce = nonces[index] ?? ''
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toEqual({
      ...ALWAYS,
      'content-security-policy': contentSecurityPolicy(nonce),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(await answer.text()).toBe(`<meta content="${nonce}"><style nonce="${nonce}">`)
  }
})

describe('files have the right types', () => {
  const rows: [path: string, type: string, body: string][] = [
    ['/assets/index-BthMTmt3.js', 'text/javascript; charset=utf-8', 'run()'],
    ['/assets/index-BrbWp63R.css', 'text/css; charset=utf-8', 'body{}'],
    ['/assets/inter-BwkfbSeq.woff2', 'font/woff2', 'font'],
  ]
  test.each(rows)('%s: %s', async (path, type, body) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      type,
      body,
    ])
    expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(Object.fromEntries(answer.headers)).toMatchObject(ALWAYS)
  })
})

describe('what is not there, or must not be found', () => {
  const rows: [address: string, method: string, status: number, why: string][] = [
    ['app://offprint/missing.js', 'GET', 404, 'no such file'],
    ['app://offprint/assets/unknown.exe', 'GET', 404, 'a type that a page has no use for'],
    ['app://offprint/assets', 'GET', 404, 'a folder'],
    ['app://offprint/assets/', 'GET', 404, 'a folder with a slash'],
    ['app://offprint/../secret.txt', 'GET', 404, 'up one folder'],
    ['app://offprint/assets/../../secret.txt', 'GET', 404, 'up two folders'],
    ['app://offprint/%2e%2e/secret.txt', 'GET', 404, 'up, escaped'],
    ['app://offprint/..%2fsecret.txt', 'GET', 404, 'an escaped slash'],
    ['app://offprint/assets/..%5c..%5csecret.txt', 'GET', 404, 'an escaped backslash'],
    ['app://offprint/..\\secret.txt', 'GET', 404, 'a backslash'],
    ['app://offprint//etc/passwd', 'GET', 404, 'an absolute path'],
    ['app://offprint/%00index.html', 'GET', 404, 'a null byte'],
    ['app://offprint/link.txt', 'GET', 404, 'a link that leads out'],
    ['app://offprint/.hidden.txt', 'GET', 404, 'a hidden file'],
    ['app://elsewhere/index.html', 'GET', 404, 'another host'],
    ['app://offprint.example/index.html', 'GET', 404, 'a host that begins like ours'],
    ['app://offprint/index.html', 'POST', 405, 'another method'],
    [`app://offprint/assets/${'0'.repeat(64)}`, 'GET', 404, 'no such image'],
    [`app://offprint/assets/${'A'.repeat(64)}`, 'GET', 404, 'no hash'],
    [`app://offprint/assets/${'0'.repeat(63)}`, 'GET', 404, 'a hash that is too short'],
  ]
  test.each(rows)('%s %s → %i: %s', async (address, method, status) => {
    const answer = await answerOf(new Request(address, { method }))
    expect(answer.status).toBe(status)
    expect(Object.fromEntries(answer.headers)).toEqual({
      ...ALWAYS,
      'content-security-policy': NO_POLICY,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(await answer.text()).toMatch(/^(?:There is nothing|There is no such image|Pages are read with)/)
  })
})

describe('stored images are what their bytes are', () => {
  test('a picture', async () => {
    const answer = await get(`/assets/${hashes.png}`)
    expect(Object.fromEntries(answer.headers)).toEqual({
      ...ALWAYS,
      'content-security-policy': NO_POLICY,
      'content-type': 'image/png',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG)
  })

  test('an SVG may not be a document', async () => {
    const { headers } = await get(`/assets/${hashes.svg}`)
    expect([
      headers.get('content-type'),
      headers.get('content-security-policy'),
      headers.get('content-disposition'),
    ]).toEqual(['image/svg+xml', NO_POLICY, 'attachment'])
  })

  test.each(['html', 'text'] as const)('%s is never served', async (kind) => {
    const answer = await get(`/assets/${hashes[kind]}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  })
})

test('a disk that fails is an answer, not a crash', async () => {
  const broken = createAppProtocol({
    rendererDir: folder,
    assets: { get: () => Promise.reject(new Error('EIO')) },
    newNonce: () => 'n',
  })
  const answer = await broken(new Request(`app://offprint/assets/${'0'.repeat(64)}`))
  expect([answer.status, await answer.text()]).toEqual([500, 'This could not be read.\n'])
})

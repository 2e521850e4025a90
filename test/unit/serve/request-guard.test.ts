import { describe, expect, it } from 'vitest'
import {
  isSameSecret,
  refuseForeignPage,
  refuseHost,
  refuseWithoutToken,
} from '../../../src/serve/request-guard.ts'

describe('refuseHost', () => {
  it.each([
    ['127.0.0.1:4100', true],
    ['localhost:4100', true],
    ['127.0.0.1:4101', false],
    ['127.0.0.1', false],
    ['localhost.evil.example:4100', false],
    ['evil.example:4100', false],
    ['[::1]:4100', false],
    ['', false],
    [undefined, false],
  ])('host %j on port 4100 is answered: %s', (host, isAnswered) => {
    const headers = host === undefined ? {} : { host }
    expect(refuseHost(headers, 4100)?.status ?? null).toBe(isAnswered ? null : 421)
  })

  it('knows that browsers leave port 80 out', () => {
    expect(refuseHost({ host: 'localhost' }, 80)).toBeNull()
  })
})

describe('refuseForeignPage', () => {
  const host = '127.0.0.1:4100'
  const own = 'http://127.0.0.1:4100'
  it.each([
    ['a program without a page', {}, true],
    ['our own page', { origin: own, 'sec-fetch-site': 'same-origin' }, true],
    ['the address bar', { 'sec-fetch-site': 'none' }, true],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    ['a page on another port', { origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' }, false],
    ['the other loopback name', { origin: 'http://localhost:4100' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['another site whose browser sends no origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['https under our name', { origin: 'https://127.0.0.1:4100' }, false],
  ])('%s', (_who, headers, isAnswered) => {
    expect(refuseForeignPage({ host, ...headers })?.status ?? null).toBe(isAnswered ? null : 403)
  })
})

describe('refuseWithoutToken', () => {
  it.each([
    ['Bearer sesame', true],
    ['bearer sesame', true],
    ['Bearer sesam', false],
    ['Bearer sesame2', false],
    ['Bearer ', false],
    ['Basic sesame', false],
    ['sesame', false],
    ['Bearer sesame, Bearer sesame', false],
  ])('%j', (authorization, isAnswered) => {
    expect(refuseWithoutToken({ authorization }, 'sesame')?.status ?? null).toBe(isAnswered ? null : 401)
  })

  it('refuses a request without the header', () => {
    expect(refuseWithoutToken({}, 'sesame')?.status).toBe(401)
  })
})

it('compares secrets of different lengths without throwing', () => {
  expect([isSameSecret('a', 'a'), isSameSecret('a', 'ab'), isSameSecret('', 'a')]).toEqual([
    true,
    false,
    false,
  ])
})

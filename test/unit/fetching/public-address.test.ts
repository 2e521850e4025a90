import { describe, expect, it } from 'vitest'
import {
  assertAllowedHost,
  guardedLookup,
  type LookupAll,
  PrivateAddressError,
} from '../../../src/adapters/fetching/guarded-lookup.ts'
import { isPublicAddress } from '../../../src/adapters/fetching/public-address.ts'

describe('isPublicAddress', () => {
  it.each<[string, boolean, string]>([
    ['8.8.8.8', true, 'a public server'],
    ['1.1.1.1', true, 'a public server'],
    ['0.0.0.0', false, 'this machine, on most systems'],
    ['0.1.2.3', false, 'this network'],
    ['10.0.0.1', false, 'private'],
    ['9.255.255.255', true, 'just before a private range'],
    ['11.0.0.0', true, 'just after a private range'],
    ['100.63.255.255', true, 'just before carrier NAT'],
    ['100.64.0.1', false, 'carrier NAT'],
    ['100.127.255.255', false, 'the end of carrier NAT'],
    ['100.128.0.0', true, 'just after carrier NAT'],
    ['127.0.0.1', false, 'loopback'],
    ['127.255.255.254', false, 'loopback too'],
    ['169.254.169.254', false, 'link-local, where clouds answer with keys'],
    ['172.15.255.255', true, 'just before a private range'],
    ['172.16.0.1', false, 'private'],
    ['172.31.255.255', false, 'the end of a private range'],
    ['172.32.0.0', true, 'just after a private range'],
    ['192.0.0.1', false, 'protocol assignments'],
    ['192.0.2.1', false, 'documentation'],
    ['192.168.1.1', false, 'the router at home'],
    ['198.18.0.1', false, 'benchmarking'],
    ['198.20.0.1', true, 'just after benchmarking'],
    ['203.0.113.7', false, 'documentation'],
    ['224.0.0.1', false, 'multicast'],
    ['240.0.0.1', false, 'reserved'],
    ['255.255.255.255', false, 'broadcast'],
    ['::', false, 'unspecified'],
    ['::1', false, 'loopback'],
    ['0:0:0:0:0:0:0:1', false, 'loopback in full'],
    ['::ffff:127.0.0.1', false, 'loopback as IPv6'],
    ['::ffff:7f00:1', false, 'loopback as IPv6, in hex'],
    ['::ffff:192.168.0.1', false, 'private as IPv6'],
    ['::ffff:8.8.8.8', true, 'public as IPv6'],
    ['::127.0.0.1', false, 'loopback in the old compatible form'],
    ['64:ff9b::7f00:1', false, 'loopback behind a translator'],
    ['64:ff9b::808:808', true, 'public behind a translator'],
    ['64:ff9b:1::808:808', false, 'a translator of the local network'],
    ['fe80::1', false, 'link-local'],
    ['fe80::1%eth0', false, 'link-local with its interface'],
    ['fc00::1', false, 'unique-local'],
    ['fd12:3456::1', false, 'unique-local'],
    ['fec0::1', false, 'site-local'],
    ['ff02::1', false, 'multicast'],
    ['2001::1', false, 'Teredo'],
    ['2001:db8::1', false, 'documentation'],
    ['2002:7f00:1::', false, '6to4 around loopback'],
    ['3fff::1', false, 'documentation'],
    ['100::1', false, 'discard'],
    ['2001:4860:4860::8888', true, 'a public server'],
    ['2a00:1450::1', true, 'a public server'],
    ['4000::1', false, 'not assigned to anybody'],
    ['localhost', false, 'a name is no address'],
    ['', false, 'nothing'],
  ])('%s: %s (%s)', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic)
  })
})

describe('a host that is written as an address', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://user:word@192.168.0.1:8080/x',
    'http://0/',
  ])('%s is refused', (address) => {
    expect(() => assertAllowedHost(new URL(address), isPublicAddress)).toThrow(PrivateAddressError)
  })

  it.each(['http://8.8.8.8/', 'https://[2001:4860:4860::8888]/', 'https://site.example/'])(
    '%s passes',
    (address) => {
      expect(() => assertAllowedHost(new URL(address), isPublicAddress)).not.toThrow()
    },
  )
})

describe('guardedLookup', () => {
  const answering =
    (...addresses: string[]): LookupAll =>
    (_host, _options, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
  const ask = (lookup: LookupAll, all: boolean) =>
    new Promise((resolve) =>
      guardedLookup(lookup, isPublicAddress)('site.example', { all }, (error, address, family) =>
        resolve(error ? error.name : all ? address : [address, family]),
      ),
    )

  it.each<[string, string[], unknown, unknown]>([
    ['a public address passes', ['8.8.8.8'], [{ address: '8.8.8.8', family: 4 }], ['8.8.8.8', 4]],
    ['a private address does not', ['10.0.0.1'], 'PrivateAddressError', 'PrivateAddressError'],
    [
      'of both kinds only the public pass',
      ['127.0.0.1', '::1', '2a00:1450::1'],
      [{ address: '2a00:1450::1', family: 6 }],
      ['2a00:1450::1', 6],
    ],
    ['no address at all is refused', [], 'PrivateAddressError', 'PrivateAddressError'],
  ])('%s', async (_what, addresses, all, single) => {
    expect([await ask(answering(...addresses), true), await ask(answering(...addresses), false)]).toEqual([
      all,
      single,
    ])
  })

  it('hands on the error of the resolver', async () => {
    const failing: LookupAll = (_host, _options, callback) =>
      callback(Object.assign(new Error('no such name'), { name: 'ResolverError' }), [])
    expect(await ask(failing, true)).toBe('ResolverError')
  })
})

/**
 * Tells addresses of the public internet from those of the person's own machine, network and provider. A page must not
 * be able to make Offprint ask a router or an intranet, so what is not known to be public counts as private.
 */
import { BlockList, isIP } from 'node:net'

// https://www.iana.org/assignments/iana-ipv4-special-registry: everything that is not globally reachable, and multicast.
const NON_PUBLIC_IPV4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
// https://www.iana.org/assignments/iana-ipv6-special-registry: the exceptions inside global unicast. 6to4 and Teredo
// are among them because an IPv4 address hides in each, and nobody uses them any more.
const NON_PUBLIC_IPV6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

function listOf(subnets: [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [address, prefix] of subnets) list.addSubnet(address, prefix, family)
  return list
}
const nonPublicIpv4 = listOf(NON_PUBLIC_IPV4, 'ipv4')
const nonPublicIpv6 = listOf(NON_PUBLIC_IPV6, 'ipv6')
const globalUnicast = listOf([['2000::', 3]], 'ipv6')

/** The eight groups of an IPv6 address; the URL parser brings every spelling to the same form first. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const left = numbers(head)
  if (tail === undefined) return left
  const right = numbers(tail)
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right]
}

// An IPv4 address written as IPv6 (`::ffff:…`), and one behind the translator of a network without IPv4 (RFC 6052).
const EMBEDDING_PREFIXES = ['0,0,0,0,0,65535', '100,65435,0,0,0,0']

function embeddedIpv4(groups: number[]): string | null {
  if (!EMBEDDING_PREFIXES.includes(groups.slice(0, 6).join())) return null
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.')
}

function isPublicIpv6(address: string): boolean {
  const ipv4 = embeddedIpv4(groupsOf(address))
  if (ipv4 !== null) return !nonPublicIpv4.check(ipv4, 'ipv4')
  return globalUnicast.check(address, 'ipv6') && !nonPublicIpv6.check(address, 'ipv6')
}

/** True for an IP address, in any spelling, that belongs to the public internet; false for all else, names included. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  switch (isIP(bare)) {
    case 4:
      return !nonPublicIpv4.check(bare, 'ipv4')
    case 6:
      return isPublicIpv6(bare)
    default:
      return false
  }
}

/**
 * Resolves names for connections and keeps back the addresses that must not be connected to. The connection uses the
 * very answer that was checked, so a name that answers differently the next time (DNS rebinding) gains nothing.
 */
import type { LookupAddress, LookupAllOptions } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'

/** `dns.lookup` with `all: true`. */
export type LookupAll = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** The host is, or resolves only to, addresses that must not be connected to. */
export class PrivateAddressError extends Error {
  constructor(hostname: string) {
    super(`${hostname} is not on the public internet`)
    this.name = 'PrivateAddressError'
  }
}

/** For the `lookup` option of a connection. Not called by Node for hosts that are addresses: see `assertAllowedHost`. */
export function guardedLookup(lookup: LookupAll, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const allowed = addresses.filter(({ address }) => isAllowed(address))
      const [first] = allowed
      if (first === undefined) return callback(new PrivateAddressError(hostname), [])
      if (options.all === true) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

/** Throws `PrivateAddressError` when the URL's host is an address that must not be connected to. */
export function assertAllowedHost(url: URL, isAllowed: (address: string) => boolean): void {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) !== 0 && !isAllowed(host)) throw new PrivateAddressError(host)
}

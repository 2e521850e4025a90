/**
 * Our own origin, `app://offprint`, and the one place that decides whether an address belongs to it.
 * A scheme of our own instead of `file:` gives the page a real origin, a policy by header and no view of the disk.
 */
import { APP_ORIGIN } from '../../shared/contract/desktop.ts'

export const APP_SCHEME = 'app'
export const APP_HOST = 'offprint'
export const APP_PAGE = `${APP_ORIGIN}/index.html`
/** Prefix for the address of a stored image; its hash follows. */
export const ASSET_BASE = `${APP_ORIGIN}/assets/`

/** True for addresses of our own origin. Parsed, because `app://offprint.example` begins the same way. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
  )
}

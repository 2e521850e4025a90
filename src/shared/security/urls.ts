/**
 * Decides about every address by parsing it and comparing its scheme with an allow-list; anything else is refused.
 */

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/** The address in normal form when it may stand in an article's link or be opened in the system browser, else null. */
export function parseLinkUrl(href: string, base?: string): string | null {
  let url: URL
  try {
    url = new URL(href.trim(), base)
  } catch {
    return null
  }
  return LINK_SCHEMES.has(url.protocol) ? url.href : null
}

/** Like `parseLinkUrl`, for web pages only: http and https. */
export function parseWebUrl(href: string, base?: string): string | null {
  const link = parseLinkUrl(href, base)
  return link?.startsWith('http') ? link : null
}

/** Hands an allowed address to `open` and reports whether it did. */
export function openExternalUrl(href: string, open: (url: string) => void): boolean {
  const url = parseLinkUrl(href)
  if (url === null) return false
  open(url)
  return true
}

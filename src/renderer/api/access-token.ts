/**
 * The browser door's token: it arrives in the opened address's fragment, which never reaches a server's log, and is
 * moved out of sight at once so that a copied address or a screenshot does not give it away.
 */

const STORAGE_KEY = 'offprint.token'

/** The token of this tab, or null when the address was opened without one. */
export function takeAccessToken(page: Window): string | null {
  const token = new URLSearchParams(page.location.hash.slice(1)).get('token')
  if (token !== null && token !== '') {
    page.sessionStorage.setItem(STORAGE_KEY, token)
    page.history.replaceState(null, '', page.location.pathname + page.location.search)
    return token
  }
  return page.sessionStorage.getItem(STORAGE_KEY)
}

/** The nonce under which this page may insert style elements; the doors write it into the page's head. */

/** The nonce; the empty string when the page was served without one. */
export function readStyleNonce(page: Document): string {
  const meta = page.querySelector('meta[property="csp-nonce"]')
  if (!(meta instanceof HTMLMetaElement)) return ''
  return meta.nonce || meta.content
}

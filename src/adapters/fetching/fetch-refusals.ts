/** Every way a fetch can fail, as a coded refusal whose sentence says what to do. */
import { UnreadableSource } from '../../core/ports/ports.ts'
import { errorCode } from '../disk-errors.ts'
import { PrivateAddressError } from './guarded-lookup.ts'
import { BodyTooLarge, UnknownBodyEncoding } from './response-body.ts'

export function badAddress(address: string): UnreadableSource {
  return new UnreadableSource(
    'BAD_ADDRESS',
    `“${address.slice(0, 200)}” is not the address of a web page. Copy the whole address, with https:// at its beginning.`,
  )
}

export function tooManyRedirects(most: number): UnreadableSource {
  return new UnreadableSource(
    'TOO_MANY_REDIRECTS',
    `The site sends on from address to address, more than ${most} times. Open the page in your browser and save it from there.`,
  )
}

export function timedOut(milliseconds: number): UnreadableSource {
  return new UnreadableSource(
    'FETCH_TIMEOUT',
    `The page did not arrive within ${Math.round(milliseconds / 1000)} seconds. Try again later.`,
  )
}

export function wrongType(mediaType: string): UnreadableSource {
  return new UnreadableSource(
    'NOT_AN_ARTICLE',
    `There is no article at this address but a file of type ${mediaType}. Give the address of the page that shows the article.`,
  )
}

/** For an answer that is neither a page nor a redirect. */
export function badStatus(status: number): UnreadableSource {
  if (status === 404 || status === 410) {
    return new UnreadableSource(
      'SITE_REFUSED',
      `There is no page at this address (${status}). Check the address.`,
    )
  }
  if (status === 429 || status >= 500) {
    return new UnreadableSource(
      'SITE_REFUSED',
      `The site cannot answer at the moment (${status}). Try again later.`,
    )
  }
  return new UnreadableSource(
    'SITE_REFUSED',
    `The site does not give this page to Offprint (${status}). Open it in your browser and save it from there.`,
  )
}

const CONNECTION_SENTENCES: Record<string, string> = {
  ENOTFOUND: 'There is no site of this name. Check the address.',
  EAI_AGAIN: 'The site’s name could not be looked up. Check that you are online, then try again.',
  ENETUNREACH: 'The network cannot be reached. Check that you are online, then try again.',
  ECONNREFUSED: 'The site does not answer. Try again later.',
}
const FALLBACK_SENTENCE = 'The connection to the site broke off. Try again later.'

/** For what was thrown while connecting and reading. */
export function toFetchRefusal(error: unknown, maxBytes: number): UnreadableSource {
  const options = { cause: error }
  if (error instanceof UnreadableSource) return error
  if (error instanceof PrivateAddressError) {
    const message =
      'This address belongs to your own machine or network, not to the public internet, so it was not asked. Allow private addresses if you mean it.'
    return new UnreadableSource('PRIVATE_ADDRESS', message, options)
  }
  if (error instanceof BodyTooLarge) {
    const message = `What lies at this address is larger than ${Math.round(maxBytes / 1024 / 1024)} MB. Save just the article and import that.`
    return new UnreadableSource('TOO_LARGE', message, options)
  }
  if (error instanceof UnknownBodyEncoding) {
    const message =
      'The site packs its pages in a way that Offprint does not know. Save the page with your browser and import that.'
    return new UnreadableSource('SITE_UNREACHABLE', message, options)
  }
  const code = errorCode(error)
  const isCertificate = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)
  const message = isCertificate
    ? 'The site could not prove who it is (its certificate is not valid), so the page was not fetched.'
    : (CONNECTION_SENTENCES[code] ?? FALLBACK_SENTENCE)
  return new UnreadableSource('SITE_UNREACHABLE', message, options)
}

/**
 * MHTML (RFC 2557): a web page and its files as the parts of one mail. Browsers write it as “web page, single file”.
 */
import { type DocumentResource, RefusedDocument } from '../../../../shared/article/parsed-article.ts'
import { parseWebUrl } from '../../../../shared/security/urls.ts'
import { type MailHeaders, structuredValue } from '../../../../shared/sources/mail-headers.ts'
import type { Contained } from '../contained.ts'
import { headerText } from './header-text.ts'
import { type MimePart, readMimeParts } from './mime-parts.ts'

const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml)$/
const SAVED_BY = /^\W*saved by\b/i
/** Only a mail that was sent has these. */
const SENT_FIELDS = ['received', 'message-id', 'to', 'delivered-to', 'return-path']

/** Tells a saved page from a mail that was sent, which is built alike. */
export function isSavedPage(headers: MailHeaders): boolean {
  if (headers.has('snapshot-content-location') || SAVED_BY.test(headers.get('from') ?? '')) return true
  const type = structuredValue(headers.get('content-type')).value
  const isPage = type === 'multipart/related' || PAGE_TYPE.test(type)
  return isPage && !SENT_FIELDS.some((name) => headers.has(name))
}

function locationOf(part: MimePart): string | null {
  return headerText(part.headers.get('content-location'))
}

function contentId(part: MimePart): string | undefined {
  return part.headers.get('content-id')?.trim().replace(/^<|>$/g, '')
}

function absolute(location: string, base: string | undefined): string {
  try {
    return new URL(location, base).href
  } catch {
    return location
  }
}

/** The parts that a page can show, under each name by which it can call them. */
export function partResources(parts: readonly MimePart[], base: string | undefined): DocumentResource[] {
  return parts.flatMap((part) => {
    // Some programs send pictures without saying so; what they are is looked up in the bytes where they are stored.
    if (!/^(?:image\/|application\/octet-stream)/.test(part.type.value)) return []
    const location = locationOf(part)
    const id = contentId(part)
    const names = [
      ...(id ? [`cid:${encodeURIComponent(id)}`] : []),
      ...(location === null ? [] : [absolute(location, base)]),
    ]
    if (names.length === 0) return []
    const bytes = part.readBytes()
    return names.map((name) => ({ name, bytes, mediaType: part.type.value }))
  })
}

function mainPart(headers: MailHeaders, parts: readonly MimePart[]): MimePart | undefined {
  const start = structuredValue(headers.get('content-type')).parameters.get('start')?.replace(/^<|>$/g, '')
  const named = start === undefined ? undefined : parts.find((part) => contentId(part) === start)
  return (
    named ??
    parts.find(({ type }) => PAGE_TYPE.test(type.value)) ??
    parts.find(({ type }) => type.value === 'text/plain')
  )
}

/** Throws `RefusedDocument`: `NO_TEXT` when no part is a page, and what `readMimeParts` throws. */
export function readSavedPage(bytes: Uint8Array, headers: MailHeaders): Contained {
  const parts = readMimeParts(bytes)
  const main = mainPart(headers, parts)
  if (!main) {
    throw new RefusedDocument(
      'NO_TEXT',
      'This saved page holds no page, only other files. Open it in a browser and save it again.',
    )
  }
  const snapshot = headerText(headers.get('snapshot-content-location'))
  const base = locationOf(main) ?? snapshot ?? headerText(headers.get('content-base')) ?? undefined
  const url = [snapshot, base].map((each) => (each ? parseWebUrl(each) : null)).find((each) => each !== null)
  const encoding = main.type.parameters.get('charset')
  return {
    what: 'a web page saved as one file (MHTML)',
    reason: 'begins with the headers of a page saved in mail format',
    kind: main.type.value === 'text/plain' ? 'text' : 'html',
    bytes: main.readBytes(),
    resources: partResources(parts, base),
    facts: {},
    ...(encoding && { encoding }),
    ...(url && { url }),
  }
}

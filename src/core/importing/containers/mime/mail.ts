/**
 * A newsletter as its mail was saved (`.eml`): its richest part becomes the article, its headers say title, sender and
 * date, and the lines that every newsletter puts around its story are set apart.
 */
import { RefusedDocument } from '../../../../shared/article/parsed-article.ts'
import { parseWebUrl } from '../../../../shared/security/urls.ts'
import type { MailHeaders } from '../../../../shared/sources/mail-headers.ts'
import type { Contained, ContainerFacts } from '../contained.ts'
import { headerText } from './header-text.ts'
import { type MimePart, readMimeParts } from './mime-parts.ts'
import { setNewsletterFurnitureApart } from './newsletter-furniture.ts'
import { partResources } from './saved-page.ts'
import { readSender } from './sender.ts'

/** Marks that mail programs and lists put before a subject. */
const SUBJECT_MARKS = /^(?:\s*(?:(?:re|aw|fwd?|wg|tr|rv|enc|sv|vs|antw)\s*:|\[[^\]]{1,40}\](?=\s*\S)))+\s*/i

function titleOf(headers: MailHeaders): string | null {
  const subject = headerText(headers.get('subject'))
  return subject === null ? null : subject.replace(SUBJECT_MARKS, '') || subject
}

function dateOf(headers: MailHeaders): string | null {
  // A comment with the zone's name may follow; `Date` would not know every one.
  const time = Date.parse((headers.get('date') ?? '').replace(/\([^()]*\)/g, ' ').trim())
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function factsOf(headers: MailHeaders): ContainerFacts {
  const { byline, siteName } = readSender(headers.get('from'))
  const titleText = titleOf(headers)
  const publishedAt = dateOf(headers)
  return {
    ...(titleText !== null && { titleText }),
    ...(byline !== null && { byline }),
    ...(siteName !== null && { siteName }),
    ...(publishedAt !== null && { publishedAt }),
  }
}

/** The longest part of the type: programs put short ones with a signature or a list's footer beside the story. */
function longest(parts: readonly MimePart[], type: RegExp): { part: MimePart; bytes: Uint8Array } | null {
  let best: { part: MimePart; bytes: Uint8Array } | null = null
  for (const part of parts) {
    if (part.isAttachment || !type.test(part.type.value)) continue
    const bytes = part.readBytes()
    if (bytes.length > (best?.bytes.length ?? 0)) best = { part, bytes }
  }
  return best
}

/** Throws `RefusedDocument`: `NO_TEXT` when the mail has no words, and what `readMimeParts` throws. */
export function readMail(bytes: Uint8Array, headers: MailHeaders): Contained {
  const parts = readMimeParts(bytes)
  const html = longest(parts, /^(?:text\/html|application\/xhtml\+xml)$/)
  const body = html ?? longest(parts, /^text\/(?:plain|markdown|x-)/)
  if (!body) {
    throw new RefusedDocument(
      'NO_TEXT',
      'This mail holds no text of its own. If the article is attached to it, save the attachment and import that.',
    )
  }
  const base = headerText(body.part.headers.get('content-location') ?? headers.get('content-base'))
  const url = base === null ? null : parseWebUrl(base)
  const encoding = body.part.type.parameters.get('charset')
  return {
    what: 'an e-mail',
    reason: html
      ? 'begins with the headers of a mail; its HTML part was read'
      : 'begins with the headers of a mail',
    kind: html ? 'html' : 'text',
    bytes: body.bytes,
    resources: html ? partResources(parts, base ?? undefined) : [],
    facts: factsOf(headers),
    finish: setNewsletterFurnitureApart,
    ...(encoding && { encoding }),
    ...(url !== null && { url }),
  }
}

/**
 * Reads who wrote and who sent a newsletter out of its `From` header, which holds either or both in one name.
 */
import { addressParser } from 'postal-mime'

export interface Sender {
  /** A person, or null. */
  byline: string | null
  /** A publication, or null. */
  siteName: string | null
}

const BETWEEN =
  /^(.{2,80}?)(?:,\s+|\s+)(?:from|at|of|with|von|bei|de|du|chez|da|di|van|från|fra|z|od)\s+(?=\p{Lu})(.{2,80})$/u
const BAR = /^(.{2,80}?)\s+(?:[|/•·–—-]|via)\s+(.{2,80})$/u
const PUBLICATION =
  /(?:^|[\s'’])(?:the|newsletter|daily|weekly|news|times|post|press|journal|gazette|herald|tribune|review|magazine|digest|briefing|today|media|team|editors?|redaktion|zeitung|le|la|il|el|das|die|der)(?:$|\s)|[\d.@&]|^\S+$/iu

function isPerson(name: string): boolean {
  const words = name.split(/\s+/)
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    !PUBLICATION.test(name) &&
    words.every((word) => /^(?:\p{Lu}|\p{Lo}|(?:van|von|de|da|di|der|den|al|bin|ben)$)/u.test(word))
  )
}

/** `header` as it stands in the mail. Without a name the sender's domain is the publication. */
export function readSender(header: string | undefined): Sender {
  const mailbox =
    header === undefined ? undefined : addressParser(header.slice(0, 2000), { flatten: true })[0]
  const name =
    mailbox?.name
      .replace(/\s+/g, ' ')
      .replace(/^["'“]|["'”]$/g, '')
      .trim() ?? ''
  const domain = /@([\w.-]+\.\w+)$/.exec(mailbox?.address ?? '')?.[1]?.toLowerCase() ?? null
  if (name === '') return { byline: null, siteName: domain }
  for (const pattern of [BETWEEN, BAR]) {
    const [, first = '', second = ''] = pattern.exec(name) ?? []
    if (first === '') continue
    if (isPerson(first)) return { byline: first, siteName: second }
    if (isPerson(second)) return { byline: second, siteName: first }
  }
  return isPerson(name) ? { byline: name, siteName: domain } : { byline: null, siteName: name }
}

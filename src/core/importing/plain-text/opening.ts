/**
 * Reads what stands before the story: a title line, byline, dates, labelled metadata, a dateline. An article may
 * begin with no title at all; then nothing is called one here.
 */
import { parseWebUrl } from '../../../shared/security/urls.ts'
import { findDate } from './dates.ts'
import { type Draft, isOpen, note, type Step, type Unit } from './draft.ts'
import { endsSentence } from './line-shape.ts'
import { BYLINE_END_UNCASED, BYLINE_START, BYLINE_START_UNCASED, DATE_WORDS, META_LABELS } from './words.ts'

const OPENING_UNITS = 8
const LONGEST_TITLE = 180
const LONGEST_BYLINE = 120

/** Two to five words, each with a capital, no figures: "Jane van der Berg". */
export function isNameLike(text: string): boolean {
  if (text.length > 60 || /[\d.!?:;"“”«»()[\]]/.test(text.replace(/\b\p{Lu}\./gu, ''))) return false
  if (
    /^(?:an?|the|my|our|your|no|new|all|der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|o|os|as|um|uma|il|lo|gli|i|de|het|een)\s/iu.test(
      text,
    )
  )
    return false
  // "Power and Performance" joins two words, "Ana Ruiz and Tom Lind" two names.
  return text.split(/\s*,\s*|\s+(?:and|und|et|y|e|i|и|en|och|og|&)\s+/iu).every((part) => {
    const words = part
      .split(/\s+/)
      .filter((word) => !/^(?:de|da|di|van|von|der|den|del|la|bin|al|el)$/iu.test(word))
    return (
      words.length >= 2 && words.length <= 4 && words.every((word) => /^[\p{Lu}][\p{L}'’.-]*$/u.test(word))
    )
  })
}

/** Nothing but a date, a time, weekdays and the words that stand with them. */
export function isDateLine(text: string, matched: string): boolean {
  if (text.length > 140) return false
  const rest = text
    .replace(matched, ' ')
    .replace(DATE_WORDS, ' ')
    .replace(/\d{1,2}[:.]\d{2}/g, ' ')
  const restLetters = rest.match(/\p{L}/gu)?.length ?? 0
  return restLetters <= 8 || restLetters <= matched.length * 0.4
}

function setDate(draft: Draft, unit: Unit, iso: string, isUpdate: boolean): void {
  unit.kind = 'date'
  unit.role = 'dateline'
  if (isUpdate) draft.modifiedAt ??= iso
  else draft.publishedAt ??= iso
  const reason = isUpdate ? 'a line with the date of an update' : 'a line with nothing but a date'
  note(draft, unit, { step: 'plain-text.opening', decision: 'date', reason, score: 0.9 })
}

function setByline(draft: Draft, unit: Unit, name: string, reason: string, score: number): void {
  unit.kind = 'byline'
  unit.role = 'byline'
  draft.byline ??= name.trim()
  note(draft, unit, { step: 'plain-text.opening', decision: 'byline', reason, score })
}

function setTitle(draft: Draft, unit: Unit, title: string, reason: string, score: number): void {
  unit.kind = 'title'
  draft.titleText = title
  note(draft, unit, { step: 'plain-text.opening', decision: 'title', reason, score })
}

function readLabel(draft: Draft, unit: Unit): boolean {
  for (const [field, pattern] of Object.entries(META_LABELS) as [keyof typeof META_LABELS, RegExp][]) {
    const label = pattern.exec(unit.text)
    if (!label) continue
    const value = unit.text.slice(label[0].length).trim()
    if (field === 'title') {
      if (draft.titleText !== null) return false
      setTitle(draft, unit, value, 'a line labelled as the title', 0.95)
    } else if (field === 'byline') setByline(draft, unit, value, 'a line labelled as the author', 0.95)
    else if (field === 'date' || field === 'modified') {
      const found = findDate(value)
      if (!found) return false
      setDate(draft, unit, found.iso, field === 'modified')
    } else {
      if (field === 'url') draft.url ??= parseWebUrl(value)
      else draft.siteName ??= value
      unit.kind = 'paragraph'
      unit.role = 'boilerplate'
      note(draft, unit, {
        step: 'plain-text.opening',
        decision: 'boilerplate',
        reason: 'a labelled line of metadata',
        score: 0.9,
      })
    }
    return true
  }
  return false
}

/** The name in a line that begins (or, in East Asia, ends) like a byline, else null. */
export function bylineName(text: string): string | null {
  if (text.length > LONGEST_BYLINE || /[.!?…]["”]?$/.test(text.replace(/\b\p{Lu}\.$/u, ''))) return null
  const start = BYLINE_START.exec(text) ?? BYLINE_START_UNCASED.exec(text)
  if (start) {
    const name = text
      .slice(start[0].length)
      .replace(/\s*(?:\||•|·| - | – | — ).*$/u, '')
      .trim()
    const isCased = BYLINE_START.test(text)
    const capitals = name.split(/[\s,]+/).filter((word) => /^\p{Lu}/u.test(word)).length
    const isName = isCased
      ? capitals >= 2 && capitals >= name.split(/[\s,]+/).length * 0.5 && name.length < 90
      : name.length < 50
    return isName ? name : null
  }
  return BYLINE_END_UNCASED.test(text) && text.length < 40 ? text : null
}

/** Is there body text within the next few units, clearly longer than this one? */
function isBeforeBody(draft: Draft, index: number): boolean {
  const { shape } = draft.units[index] as Unit
  const near = draft.units.slice(index + 1, index + 6)
  return near.some(
    (unit) => unit.shape.length >= Math.max(70, shape.length * 1.4) && endsSentence(unit.shape.endMark),
  )
}

function titleScore(draft: Draft, index: number): number {
  const unit = draft.units[index] as Unit
  const { shape } = unit
  if (!isOpen(unit) || shape.length > LONGEST_TITLE || shape.isDashStart || shape.isLowerStart) return 0
  if (shape.words.length === 0 || (shape.words.length < 2 && shape.hasCase)) return 0
  if (shape.endMark === 'colon' || shape.endMark === 'comma' || shape.endMark === 'semicolon') return 0
  if (shape.quoted === 'opens' && endsSentence(shape.endMark)) return 0
  if (!isBeforeBody(draft, index) || shape.hasAddress || /(?:^|\s)#\p{L}/u.test(unit.text)) return 0
  // Two sentences in one line are a short lede.
  if (shape.length > 70 && /\p{Ll}[.!?]["”’»)]?\s+\p{Lu}/u.test(unit.text)) return 0
  let score = 0.75
  if (shape.endMark === 'stop') {
    // "U.S." or "Inc." ends a title, a sentence ends with a longer word; a byline below makes it a title after all.
    const isAbbreviated = /(?:\b\p{Lu}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|Mr))\.["”’]?$/u.test(unit.text)
    if (!isAbbreviated) score -= 0.5
  }
  if (shape.endMark === 'exclamation' || shape.endMark === 'question') score -= 0.05
  if (shape.length > 110) score -= 0.15
  const next = draft.units[index + 1]
  if (next && (bylineName(next.text) !== null || next.kind === 'byline' || next.kind === 'date')) score += 0.2
  if (index === 0 && next && next.gapBefore > 0 && draft.layout === 'wrapped') score += 0.05
  if (shape.quoted === 'whole') score -= 0.1
  return score
}

function findTitle(draft: Draft): void {
  if (draft.titleText !== null) return
  const index = draft.units.findIndex(
    ({ kind, role }) => kind === null || (kind === 'paragraph' && role === undefined),
  )
  const unit = draft.units[index]
  if (!unit) return
  const score = titleScore(draft, index)
  const second = index + 1 < draft.units.length ? titleScore(draft, index + 1) : 0
  const isKicker = unit.shape.words.length <= 3 && (draft.units[index + 1]?.shape.words.length ?? 0) >= 4
  if (score >= 0.5 && second >= 0.7 && isKicker && unit.shape.length < 30) {
    unit.kind = 'paragraph'
    note(draft, unit, {
      step: 'plain-text.opening',
      decision: 'paragraph',
      reason: 'a short line above the title',
      score: 0.6,
    })
    const title = draft.units[index + 1] as Unit
    setTitle(draft, title, title.text, 'no end mark, below a short line and before the body', second)
    return
  }
  if (score >= 0.5)
    setTitle(draft, unit, unit.text, 'the first line, short, without an end mark, before the body', score)
}

function readOpeningUnit(draft: Draft, unit: Unit, index: number): void {
  if (readLabel(draft, unit)) return
  const name = bylineName(unit.text)
  const date = findDate(unit.text)
  if (name !== null) {
    const bare = date ? name.replace(date.matched, '').replace(/[\s,|–—-]+$/u, '') : name
    setByline(draft, unit, bare, 'begins like a byline and goes on with a name', 0.9)
    if (date) draft.publishedAt ??= date.iso
    return
  }
  if (date && index < OPENING_UNITS && isDateLine(unit.text, date.matched)) {
    setDate(
      draft,
      unit,
      date.iso,
      /updat|modif|aktualis|mis à jour|actualiz|aggiorn|bijgewerkt|обновл|更新/iu.test(unit.text),
    )
  }
}

/** A bare name right below the title, above the date or the body. */
function findBareName(draft: Draft): void {
  if (draft.byline !== null) return
  const titleIndex = draft.units.findIndex((unit) => unit.kind === 'title')
  if (titleIndex < 0) return
  for (const unit of draft.units.slice(titleIndex + 1, titleIndex + 4)) {
    if (!isOpen(unit)) continue
    const date = findDate(unit.text)
    const name = (date ? unit.text.replace(date.matched, '') : unit.text).replace(/[\s,|·•–—-]+$/u, '')
    if (!isNameLike(name) || unit.shape.isAllCaps) return
    setByline(draft, unit, name, 'a bare name right below the title', 0.65)
    if (date) draft.publishedAt ??= date.iso
    return
  }
}

const DATELINE =
  /^(?:[\p{Lu}][\p{L}.'’-]*(?:[ ,/-]+(?:[\p{Lu}][\p{L}.'’-]*|\d{1,2}\.?|de|del|la|of|am|im|den|,)){0,7}\s*(?:\([^()]{2,40}\)\s*)?(?:[-–—:]{1,2}|\.\s?[-–—])\s+)(?=\S)|^【[^】]{2,30}】|^\([^()]{2,30}(?:=|＝)[^()]{2,20}\)/u

/** The dateline at the head of the lede ("LONDON, March 5 (Agency) — "), or null. */
export function datelineOf(text: string): string | null {
  const found = DATELINE.exec(text.slice(0, 110))?.[0]
  if (found === undefined) return null
  const place = found.replace(/[\s–—:-]+$/u, '')
  const isPlace = /^\p{Lu}{3,}/u.test(place) || /\([^()]+\)$/.test(place) || /^[【(]/.test(place)
  return isPlace ? found : null
}

function readDateline(draft: Draft): void {
  const lede = draft.units.find((unit) => isOpen(unit))
  if (!lede) return
  const dateline = datelineOf(lede.text)
  if (dateline === null) return
  const date = findDate(dateline)
  if (date) draft.publishedAt ??= date.iso
  note(draft, lede, {
    step: 'plain-text.opening',
    decision: 'dateline',
    reason: `the lede begins with “${dateline.trim()}”`,
    score: 0.8,
  })
}

/** A place alone on its line above the lede. */
function readOwnDateline(draft: Draft): void {
  for (const unit of draft.units.slice(0, OPENING_UNITS)) {
    if (!isOpen(unit)) continue
    if (
      !/^\p{Lu}{3,}[\p{Lu} ,.'’-]*(?:\([^()]+\))?\s*[-–—]$/u.test(unit.text) &&
      !/^\p{Lu}{3,}, \p{Lu}[\p{L} .]+(?:[-–—])?$/u.test(unit.text)
    )
      continue
    if (unit.shape.length > 50) continue
    unit.kind = 'paragraph'
    unit.role = 'dateline'
    note(draft, unit, {
      step: 'plain-text.opening',
      decision: 'dateline',
      reason: 'a place alone on its line above the story',
      score: 0.7,
    })
    return
  }
}

export const openingStep: Step = {
  name: 'plain-text.opening',
  run(draft) {
    for (const [index, unit] of draft.units.slice(0, OPENING_UNITS).entries()) {
      if (!isOpen(unit)) continue
      // After the first long paragraph the story has begun.
      if (
        index > 0 &&
        draft.units.slice(0, index).some((before) => isOpen(before) && before.shape.length > 200)
      )
        break
      readOpeningUnit(draft, unit, index)
    }
    readOwnDateline(draft)
    findTitle(draft)
    findBareName(draft)
    readDateline(draft)
    for (const unit of draft.units.slice(-4)) {
      const date = isOpen(unit) && draft.publishedAt === null ? findDate(unit.text) : null
      if (date && isDateLine(unit.text, date.matched)) setDate(draft, unit, date.iso, false)
    }
  },
}

/**
 * Decides which lines are section headings: evidence about each line, then what the document as a whole says, since
 * headings come in families of one style and lines that repeat or crowd together are something else.
 */
import { type Draft, note, type Step, type Unit } from './draft.ts'
import { type Evidence, weighHeading } from './heading-evidence.ts'
import { endsSentence } from './line-shape.ts'
import { isNameLike } from './opening.ts'

const NAME = 'plain-text.headings'
/** A line is strong evidence of its own from here on. */
const ALONE = 0.75
/** One heading in a whole text is rare, and captions are not: it must be beyond doubt. */
const SINGLE = 0.9
const ALONE_IN_PAIR = 0.79
/** With other headings of the document beside it, a line needs less. */
const IN_COMPANY = 0.5
const WORTH_TRACING = 0.45

interface Candidate {
  index: number
  unit: Unit
  evidence: Evidence
  score: number
  reasons: string[]
}

function collect(draft: Draft): Candidate[] {
  const candidates: Candidate[] = []
  for (const [index, unit] of draft.units.entries()) {
    const evidence = weighHeading(draft, index)
    if (evidence)
      candidates.push({ index, unit, evidence, score: evidence.score, reasons: [...evidence.reasons] })
  }
  return candidates
}

function adjust(candidate: Candidate, weight: number, reason: string): void {
  candidate.score += weight
  candidate.reasons.push(reason)
}

/** The same words again and again are a refrain (the questions of a series, a label), not sections. */
function weighRepetition(candidates: Candidate[]): void {
  const counts = new Map<string, number>()
  for (const { unit } of candidates) counts.set(unit.text, (counts.get(unit.text) ?? 0) + 1)
  for (const candidate of candidates) {
    const count = counts.get(candidate.unit.text) ?? 1
    if (count >= 3) adjust(candidate, -0.5, 'repeated word for word')
    else if (count === 2) adjust(candidate, -0.15, 'stands here twice')
  }
}

/** First names that many papers print daily; the test below weighs, it does not decide. */
const FIRST_NAMES = new Set(
  'adam ahmed alan albert alex alice amanda amy ana andrea andrew angela anna anne anthony antonio barbara ben brian carl carlos carol caroline catherine charles chris christian christine claire clara colin daniel daniela david diana donald dylan edward elena elizabeth ella emily emma eric erik eva fatima fernando frank gary george giovanni giulia grace hannah hans harry helen henry hugo ian ines ingrid ivan jack jacob james jan jane javier jean jennifer jessica jim joan joe john jonathan jorge jose josé joseph juan julia karen karin kate katherine kevin laura lena leo lisa louis lucas lucia luis luke maria marie mark marta martin mary matthew max mehmet michael michel miguel mike mohamed mohammed nancy natalia nicholas nick nina noah nora oliver olivia omar oscar pablo patricia patrick paul pedro peter petra philip pierre rachel rebecca richard robert rosa ruth ryan samuel sandra sara sarah sean simon sofia sophie stefan stephen steve steven susan tara teresa thomas tim tom tomás victor walter william yusuf zoe анна андрей александр алексей иван ольга мария дмитрий сергей елена тимур инна наталья'.split(
    ' ',
  ),
)

function isKnownName(text: string): boolean {
  return FIRST_NAMES.has(text.split(/\s/)[0]?.toLowerCase() ?? '') || /\b\p{Lu}\.\s/u.test(text)
}

/** Names head the sections of a gallery, where there are many; one or two are speakers, authors or pictures' subjects. */
function weighNames(candidates: Candidate[], lang: string | null): void {
  if (lang === 'de') return
  const names = candidates.filter(({ unit }) => isNameLike(unit.text) && unit.shape.words.length <= 3)
  const distinct = new Set(names.map(({ unit }) => unit.text)).size
  if (distinct >= 3) return
  const others = candidates.filter(
    (candidate) => candidate.score >= ALONE && !names.includes(candidate),
  ).length
  if (others >= 2) return
  for (const name of names) {
    if (isKnownName(name.unit.text)) adjust(name, -0.35, 'a name without others of its kind')
    else name.evidence.style = 'sentence-case'
  }
}

/** The words that the story writes with a capital inside its sentences, and never without. */
function properWords(draft: Draft): Set<string> {
  const proper = new Set<string>()
  const common = new Set<string>()
  for (const unit of draft.units.slice(0, 400)) {
    if (unit.shape.length < 60) continue
    for (const [word] of unit.text.matchAll(/(?<=\p{Ll},?\s)\p{Lu}\p{Ll}{2,}/gu)) proper.add(word)
    for (const [word] of unit.text.matchAll(/(?<![\p{L}])\p{Ll}{3,}/gu)) common.add(word)
  }
  return new Set([...proper].filter((word) => !common.has(word.toLowerCase())))
}

/** Capitals at the words of a caption are those of the names in it, which the story mentions too. */
function weighProperNames(draft: Draft, candidates: Candidate[]): void {
  const titled = candidates.filter(({ evidence }) => evidence.style === 'title-case')
  if (titled.length === 0 || titled.length >= 3 || draft.lang === 'de') return
  const proper = properWords(draft)
  for (const candidate of titled) {
    const words = candidate.unit.text.match(/\p{L}{4,}/gu) ?? []
    const known = words.filter((word) => proper.has(word)).length
    if (words.length >= 2 && known >= words.length * 0.6)
      adjust(candidate, -0.3, 'made of names that the story mentions')
  }
}

/** A heading over a heading: the lower one is a subsection. More than two in a row are a list. */
function weighStacks(candidates: Candidate[]): void {
  const byIndex = new Map(candidates.map((candidate) => [candidate.index, candidate]))
  const strongCount = candidates.filter(({ score }) => score >= ALONE).length
  for (const candidate of candidates) {
    const below = byIndex.get(candidate.index + 1)
    if (byIndex.has(candidate.index - 1) || !below) continue
    let size = 2
    while (byIndex.has(candidate.index + size)) size++
    const isEstablished = strongCount >= 3 || below.evidence.isSectionWord
    if (size === 2 && below.score >= IN_COMPANY && isEstablished)
      adjust(candidate, 0.2, 'right above another heading')
    if (size < 3) continue
    for (let offset = 0; offset < size; offset++) {
      const member = byIndex.get(candidate.index + offset) as Candidate
      if (!member.evidence.isSectionWord || size > 3) adjust(member, -0.3, 'one of a run of short lines')
    }
  }
}

const NUMBER_START = /^\(?(\d{1,2})[.)]\s*\p{L}/u

/** Lines numbered one after the other with text between them are the sections of a list-like article. */
function weighNumbers(candidates: Candidate[]): void {
  const numbered = candidates.flatMap((candidate) => {
    const number = NUMBER_START.exec(candidate.unit.text)?.[1]
    return number === undefined ? [] : [{ candidate, number: Number(number) }]
  })
  const inOrder = numbered.filter(({ candidate, number }, position) => {
    const before = numbered[position - 1]
    const after = numbered[position + 1]
    const follows =
      before !== undefined && number === before.number + 1 && candidate.index > before.candidate.index + 1
    const leads =
      after !== undefined && after.number === number + 1 && after.candidate.index > candidate.index + 1
    return follows || leads
  })
  if (inOrder.length < 3) return
  for (const { candidate } of inOrder) adjust(candidate, 0.4, `one of ${inOrder.length} numbered in order`)
}

/** Long headlines in title case over a line or two each are pointers to other stories, not sections of this one. */
function weighHeadlines(draft: Draft, candidates: Candidate[]): void {
  const headlines = candidates.filter(
    ({ score, evidence, unit }) =>
      score >= IN_COMPANY && evidence.style === 'title-case' && unit.shape.words.length >= 7,
  )
  const strong = candidates.filter(({ score }) => score >= ALONE).length
  if (headlines.length < 2 || headlines.length < strong * 0.5) return
  const textLength = draft.units.reduce((sum, { shape }) => sum + shape.length, 0)
  if (textLength / (strong + 1) > 420) return
  for (const headline of headlines)
    adjust(headline, -0.6, 'a headline among other headlines with little text between')
}

function weighFamilies(candidates: Candidate[]): void {
  const families = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    if (candidate.score < IN_COMPANY) continue
    const { style } = candidate.evidence
    families.set(style, [...(families.get(style) ?? []), candidate])
  }
  for (const [style, members] of families) {
    if (members.length < 2 || style === 'sentence-case') continue
    const weight = style === 'question' ? 0.1 : 0.15
    for (const member of members) adjust(member, weight, `one of ${members.length} lines of this style`)
  }
}

/**
 * Where every paragraph ends in an end mark and sections are established, a line without one between two finished
 * paragraphs was set apart by its writer, even when it is as long as a sentence.
 */
function weighMissingMarks(draft: Draft, candidates: Candidate[]): void {
  const strong = candidates.filter(({ score }) => score >= ALONE)
  if (strong.length === 0) return
  const indexes = new Set(candidates.map(({ index }) => index))
  const others = draft.units.filter(
    (unit, index) => unit.kind === null && !unit.shape.hasAddress && !indexes.has(index),
  )
  const unmarked = others.filter((unit) => unit.shape.endMark === null).length
  if (unmarked > others.length * 0.06) return
  for (const candidate of candidates) {
    const { index, unit, score } = candidate
    const next = draft.units[index + 1]
    const previous = draft.units[index - 1]
    const isBetween =
      endsSentence(previous?.shape.endMark ?? null) && (next?.shape.length ?? 0) >= unit.shape.length * 1.8
    if (score < ALONE && unit.shape.endMark === null && isBetween) {
      adjust(candidate, 0.3, 'every paragraph here ends in an end mark, this line does not')
    }
  }
}

/** Questions as headings come in families that hold all the questions of the text; a lone one is the reporter asking. */
function questionHeadings(candidates: Candidate[], strongCount: number): Candidate[] {
  const asked = candidates.filter(({ evidence }) => evidence.style === 'question')
  const fit = asked.filter(({ score }) => score >= ALONE)
  const isFamily = fit.length >= 3 && fit.length >= asked.length * 0.8
  if (isFamily) return fit
  return strongCount >= 2 ? asked.filter(({ score }) => score >= 0.6) : []
}

function accepted(candidates: Candidate[]): Set<Candidate> {
  const plain = candidates.filter(({ evidence }) => evidence.style !== 'question')
  const strong = plain.filter(({ score }) => score >= ALONE)
  const total = strong.reduce((sum, { score }) => sum + score, 0)
  const isSupported =
    strong.length >= 3 ||
    (strong.length === 2 && total >= ALONE_IN_PAIR * 2) ||
    strong.some(({ score, evidence }) => score >= SINGLE || evidence.isSectionWord || evidence.isAskingPhrase)
  const questions = questionHeadings(candidates, strong.length)
  if (!isSupported && questions.length < 3) return new Set(questions)
  return new Set([...plain.filter(({ score }) => score >= IN_COMPANY), ...questions])
}

/** Two levels when capitals or numbers mark one kind and another kind stands directly below. */
function setDepths(headings: Candidate[]): void {
  const indexes = new Map(headings.map((heading) => [heading.index, heading]))
  for (const heading of headings) heading.unit.depth = indexes.has(heading.index - 1) ? 3 : 2
}

export const headingsStep: Step = {
  name: NAME,
  run(draft) {
    const candidates = collect(draft)
    weighRepetition(candidates)
    weighNames(candidates, draft.lang)
    weighProperNames(draft, candidates)
    weighFamilies(candidates)
    weighNumbers(candidates)
    weighHeadlines(draft, candidates)
    weighStacks(candidates)
    weighMissingMarks(draft, candidates)
    const chosen = accepted(candidates)
    for (const candidate of candidates) {
      const reason = candidate.reasons.join(', ')
      if (chosen.has(candidate)) {
        candidate.unit.kind = 'heading'
        note(draft, candidate.unit, { step: NAME, decision: 'heading', reason, score: candidate.score })
      } else if (candidate.score >= WORTH_TRACING) {
        note(draft, candidate.unit, {
          step: NAME,
          decision: 'paragraph',
          reason: `not enough for a heading: ${reason}`,
          score: candidate.score,
        })
      }
    }
    setDepths([...chosen])
  },
}

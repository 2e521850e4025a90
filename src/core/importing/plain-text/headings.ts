/**
 * Decides which lines are section headings: evidence about each line, then what the document as a whole says, since
 * headings come in families of one style and lines that repeat or crowd together are something else.
 */
import { type Draft, note, type Step, type Unit } from './draft.ts'
import { type Evidence, weighHeading } from './heading-evidence.ts'

const NAME = 'plain-text.headings'
/** A line that stands alone in its document needs this much. */
const ALONE = 0.75
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

/** A heading over a heading: the lower one is a subsection. More than two in a row are a list. */
function weighStacks(candidates: Candidate[]): void {
  const byIndex = new Map(candidates.map((candidate) => [candidate.index, candidate]))
  for (const candidate of candidates) {
    const below = byIndex.get(candidate.index + 1)
    if (byIndex.has(candidate.index - 1) || !below) continue
    let size = 2
    while (byIndex.has(candidate.index + size)) size++
    if (size === 2 && below.score >= IN_COMPANY) adjust(candidate, 0.2, 'right above another heading')
    if (size < 3) continue
    for (let offset = 0; offset < size; offset++) {
      const member = byIndex.get(candidate.index + offset) as Candidate
      if (!member.evidence.isSectionWord || size > 3) adjust(member, -0.3, 'one of a run of short lines')
    }
  }
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

function accepted(candidates: Candidate[]): Set<Candidate> {
  const strong = candidates.filter(({ score, evidence }) => score >= ALONE && evidence.style !== 'question')
  const questions = candidates.filter(
    ({ score, evidence }) => evidence.style === 'question' && score >= IN_COMPANY,
  )
  const result = new Set(strong)
  // Questions as headings come in families: a lone one is the reporter asking.
  const hasQuestionFamily = questions.length >= 3 || (questions.length >= 1 && strong.length >= 2)
  if (hasQuestionFamily) for (const question of questions) result.add(question)
  if (result.size === 0) return result
  for (const candidate of candidates) {
    if (candidate.evidence.style !== 'question' && candidate.score >= IN_COMPANY) result.add(candidate)
  }
  return result
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
    weighFamilies(candidates)
    weighStacks(candidates)
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

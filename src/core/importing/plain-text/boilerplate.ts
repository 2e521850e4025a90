/**
 * Recognises the lines around a story: invitations to read on, share or subscribe, copyright, contact lines. They
 * stay in the tree with the role `boilerplate`, hidden and never deleted.
 */
import { BOILERPLATE_PATTERNS, type BoilerplatePattern } from './boilerplate-words.ts'
import { type Draft, isOpen, note, type Step, type Unit } from './draft.ts'
import { endsSentence } from './line-shape.ts'

/** Longer lines are story, whatever they begin with. */
const LONGEST = 260
/** How many units from the end count as the tail, before it grows by what is recognised. */
const TAIL_UNITS = 4
const NAME = 'plain-text.boilerplate'

function matching(unit: Unit, where: BoilerplatePattern['where']): BoilerplatePattern | undefined {
  if (unit.shape.length > LONGEST) return undefined
  return BOILERPLATE_PATTERNS.find((entry) => entry.where === where && entry.pattern.test(unit.text))
}

function hide(draft: Draft, unit: Unit, what: string, score: number): void {
  unit.kind = 'paragraph'
  unit.role = 'boilerplate'
  note(draft, unit, { step: NAME, decision: 'boilerplate', reason: `reads like ${what}`, score })
}

/** A whole sentence with a subject of its own is story even when its first words look like an invitation. */
function isLikelyStory(unit: Unit): boolean {
  const { shape } = unit
  return (
    shape.length > 120 &&
    endsSentence(shape.endMark) &&
    !shape.hasAddress &&
    !/[©ⓒ]|\(c\)|rights/iu.test(unit.text)
  )
}

function hideAnywhere(draft: Draft): void {
  for (const unit of draft.units) {
    if (!isOpen(unit)) continue
    const found = matching(unit, 'anywhere')
    if (found && !isLikelyStory(unit)) hide(draft, unit, found.what, 0.9)
  }
}

function isContactLine(unit: Unit): boolean {
  return /[\w.+-]+@[\w-]+\.\w|\+?\d[\d ()/-]{6,}\d|@\w{2,}|https?:|www\./.test(unit.text)
}

/** Walks back from the end while the lines are recognised or at most a few stand between. */
function hideTail(draft: Draft): void {
  let budget = TAIL_UNITS
  for (let index = draft.units.length - 1; index > 0 && budget > 0; index--) {
    const unit = draft.units[index] as Unit
    if (unit.role === 'boilerplate') {
      budget = TAIL_UNITS
      continue
    }
    budget--
    if (!isOpen(unit)) continue
    const found = matching(unit, 'tail')
    if (!found || (found.what === 'a contact line' && !isContactLine(unit))) continue
    hide(draft, unit, `${found.what}, near the end`, 0.75)
    budget = TAIL_UNITS
  }
}

/** A bare address line at the very end, or a rule of signs, tells nothing of the story. */
function hideBareAddresses(draft: Draft): void {
  for (let index = draft.units.length - 1; index > 0; index--) {
    const unit = draft.units[index] as Unit
    if (unit.role === 'boilerplate') continue
    if (!isOpen(unit) || !/^(?:https?:\/\/|www\.)\S+$/.test(unit.text)) return
    hide(draft, unit, 'a bare address at the end', 0.7)
  }
}

export const boilerplateStep: Step = {
  name: NAME,
  run(draft) {
    hideAnywhere(draft)
    hideTail(draft)
    hideBareAddresses(draft)
  },
}

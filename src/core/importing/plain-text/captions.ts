/**
 * Recognises captions and the credits of pictures, which a text without pictures keeps as lines between paragraphs.
 */
import { type Draft, isOpen, note, type Step, type Unit } from './draft.ts'
import { CREDIT_END, CREDIT_NAMES, CREDIT_START } from './words.ts'

const NAME = 'plain-text.captions'
const LONGEST = 320

function markCaption(draft: Draft, unit: Unit, reason: string, isCreditAlone: boolean): void {
  unit.kind = 'caption'
  if (isCreditAlone) unit.role = 'credit'
  note(draft, unit, { step: NAME, decision: isCreditAlone ? 'credit' : 'caption', reason, score: 0.8 })
}

export const captionsStep: Step = {
  name: NAME,
  run(draft) {
    for (const unit of draft.units) {
      if (!isOpen(unit) || unit.shape.length > LONGEST) continue
      if (CREDIT_START.test(unit.text))
        markCaption(draft, unit, 'begins like the credit of a picture', unit.shape.length < 110)
      else if (CREDIT_NAMES.test(unit.text))
        markCaption(draft, unit, 'a name and an agency, nothing else', true)
      else if (CREDIT_END.test(unit.text))
        markCaption(draft, unit, 'ends with the credit of a picture', false)
    }
  },
}

/**
 * Recognises interviews: labelled questions and answers, speakers whose names begin their lines, and unlabelled
 * questions that are answered by speech.
 */
import { type Draft, isOpen, note, type Step, type Unit } from './draft.ts'
import { ANSWER_LABEL, QUESTION_LABEL } from './words.ts'

const NAME = 'plain-text.questions'
const SPEAKER =
  /^(\p{Lu}[\p{L}.'’ -]{1,30}|[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]{2,8}|[\p{Script=Arabic}\p{Script=Hebrew} ]{2,30})[:：]\s*\S/u
const LONGEST_QUESTION = 400
const FIRST_PERSON =
  /^(?:[—–―-]\s|["“„«「]|(?:i|i['’]m|i['’]ve|i['’]d|we|my|our|yes|no|well|ich|wir|ja|nein|je|j['’]|nous|oui|non|yo|nosotros|sí|eu|nós|sim|não|io|noi|sì|ik|wij|nee|jag|vi|jeg|nej|я|мы|да|нет|ми|так|ні|ben|biz|evet|hayır|私|僕|はい|我|我们|我們|저는|네|أنا|نحن|نعم|אני|אנחנו|כן)[\s,.!])/iu

function mark(draft: Draft, unit: Unit, role: 'question' | 'answer', reason: string, score: number): void {
  unit.kind = 'paragraph'
  unit.role = role
  note(draft, unit, { step: NAME, decision: role, reason, score })
}

function markLabelled(draft: Draft): boolean {
  const questions = draft.units.filter((unit) => isOpen(unit) && QUESTION_LABEL.test(unit.text))
  const answers = draft.units.filter((unit) => isOpen(unit) && ANSWER_LABEL.test(unit.text))
  if (questions.length === 0 || answers.length === 0 || questions.length + answers.length < 3) return false
  for (const unit of questions) mark(draft, unit, 'question', 'labelled as a question', 0.95)
  for (const unit of answers) mark(draft, unit, 'answer', 'labelled as an answer', 0.95)
  return true
}

/** Lines that begin with a speaker's name; the speaker who asks most is the interviewer. */
function markSpeakers(draft: Draft): boolean {
  const lines = new Map<string, Unit[]>()
  for (const unit of draft.units) {
    const speaker = isOpen(unit) ? SPEAKER.exec(unit.text)?.[1] : undefined
    if (speaker === undefined || speaker.split(' ').length > 4) continue
    lines.set(speaker, [...(lines.get(speaker) ?? []), unit])
  }
  const speakers = [...lines].filter(([, units]) => units.length >= 2)
  if (speakers.length < 2) return false
  const asked = (units: Unit[]): number =>
    units.filter((unit) => unit.shape.endMark === 'question').length / units.length
  const asker = speakers.reduce((best, entry) => (asked(entry[1]) > asked(best[1]) ? entry : best))
  if (asked(asker[1]) < 0.4) return false
  for (const [speaker, units] of speakers) {
    const role = speaker === asker[0] ? 'question' : 'answer'
    for (const unit of units) mark(draft, unit, role, `spoken by ${speaker}`, 0.8)
  }
  return true
}

function markUnlabelled(draft: Draft): void {
  const pairs: [question: Unit, answer: Unit][] = []
  for (let index = 0; index + 1 < draft.units.length; index++) {
    const unit = draft.units[index] as Unit
    const next = draft.units[index + 1]
    if (!isOpen(unit) || !isOpen(next)) continue
    const isQuestion =
      unit.shape.endMark === 'question' && unit.shape.length <= LONGEST_QUESTION && unit.shape.quoted === null
    if (isQuestion && next.shape.endMark !== 'question' && FIRST_PERSON.test(next.text))
      pairs.push([unit, next])
  }
  if (pairs.length < 3) return
  for (const [question, answer] of pairs) {
    mark(draft, question, 'question', 'a question answered by speech, several times in this text', 0.75)
    mark(draft, answer, 'answer', 'speech right after a question', 0.7)
  }
}

export const questionsStep: Step = {
  name: NAME,
  run(draft) {
    if (markLabelled(draft) || markSpeakers(draft)) return
    markUnlabelled(draft)
  },
}

/**
 * Recognises quoted matter: lines marked with `>`, indented stanzas, posts signed with a handle, quotations with a
 * signature below, and verse. Quoted speech inside the story, also over several paragraphs, stays paragraphs.
 */
import { type Draft, isOpen, note, type Step, type Unit } from './draft.ts'

const NAME = 'plain-text.quotes'
const POST_SIGNATURE = /^[—–―-]{1,2}\s?.{1,80}\(@\w+\)/u
const SIGNATURE = /^[—–―]\s?\p{Lu}[^.!?]{2,80}$/u
const QUOTE_INDENT = 4
const VERSE_LINE = 60
const LIST_MARKER = /^(?:[•‣◦▪●·*+–-]\s|\(?\d{1,3}[.)]\s)/u

function markQuote(draft: Draft, units: Unit[], reason: string, score: number, isPost = false): void {
  const group = draft.nextGroup++
  for (const unit of units) {
    unit.kind = 'quote'
    unit.group = group
    if (isPost) unit.role = 'embed'
  }
  note(draft, units[0] as Unit, { step: NAME, decision: isPost ? 'embed' : 'quote', reason, score })
}

function markAngled(draft: Draft): void {
  let run: Unit[] = []
  const flush = (): void => {
    if (run.length > 0) markQuote(draft, run, 'lines marked with >', 0.95)
    run = []
  }
  for (const unit of draft.units) {
    if (isOpen(unit) && /^>+\s*\S/.test(unit.text)) {
      unit.text = unit.lines
        .map((line) => line.replace(/^(?:>\s*)+/, ''))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim()
      if (unit.text !== '') run.push(unit)
    } else flush()
  }
  flush()
}

function markSigned(draft: Draft): void {
  for (let index = 1; index < draft.units.length; index++) {
    const unit = draft.units[index] as Unit
    const before = draft.units[index - 1] as Unit
    if (!isOpen(unit)) continue
    if (POST_SIGNATURE.test(unit.text)) {
      markQuote(
        draft,
        isOpen(before) ? [before, unit] : [unit],
        'signed with a name and a handle',
        0.85,
        true,
      )
    } else if (SIGNATURE.test(unit.text) && isOpen(before) && before.shape.quoted === 'whole') {
      markQuote(draft, [before, unit], 'a quotation with its speaker on the next line', 0.8)
    }
  }
}

function markIndented(draft: Draft): void {
  if (draft.layout === 'indents' || draft.layout === 'lines') return
  const isDeep = (unit: Unit): boolean => unit.indent >= QUOTE_INDENT && unit.shape.length > 60
  if (draft.units.filter(isDeep).length > draft.units.length * 0.3) return
  for (let index = 0; index < draft.units.length; index++) {
    const run: Unit[] = []
    for (let next = index; isOpen(draft.units[next]) && isDeep(draft.units[next] as Unit); next++)
      run.push(draft.units[next] as Unit)
    if (run.length === 0) continue
    markQuote(draft, run, 'set apart by an indent', 0.7)
    index += run.length - 1
  }
}

/** Short lines that stand together between blank lines, most of them without a full stop. */
function markVerse(draft: Draft): void {
  if (draft.layout === 'lines') return
  for (let index = 0; index < draft.units.length; index++) {
    const run: Unit[] = []
    for (let next = index; ; next++) {
      const unit = draft.units[next]
      const isTight = run.length === 0 ? (unit?.gapBefore ?? 0) > 0 || next === 0 : unit?.gapBefore === 0
      if (!isOpen(unit) || !isTight || unit.shape.length > VERSE_LINE || LIST_MARKER.test(unit.text)) break
      run.push(unit)
    }
    const after = draft.units[index + run.length]
    const running = run.filter((unit) => unit.shape.endMark !== 'stop' && unit.shape.figureShare < 0.2).length
    if (run.length >= 3 && (after === undefined || after.gapBefore > 0) && running >= run.length * 0.5) {
      const group = draft.nextGroup++
      for (const unit of run) {
        unit.kind = 'verse'
        unit.group = group
      }
      note(draft, run[0] as Unit, {
        step: NAME,
        decision: 'verse',
        reason: `${run.length} short lines between blank lines`,
        score: 0.65,
      })
    }
    index += Math.max(0, run.length - 1)
  }
}

export const quotesStep: Step = {
  name: NAME,
  run(draft) {
    markAngled(draft)
    markSigned(draft)
    markIndented(draft)
    markVerse(draft)
  },
}

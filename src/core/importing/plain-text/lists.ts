/**
 * Recognises lists: bullets and numbers, lines announced by a colon, and runs of short lines of the same make (the
 * ingredients of a recipe, the names of a gallery).
 */
import { type Draft, isOpen, note, type Step, type Unit } from './draft.ts'
import { endsSentence } from './line-shape.ts'
import { SECTION_WORDS } from './words.ts'

const NAME = 'plain-text.lists'
const BULLET = /^(?:[•‣◦▪▫●○■□◆◇★☆✓✔➤►▶→·∙*+]|[-–](?=\s))\s+(?=\S)|^[•●▪◦‣■◆]\s*(?=\S)/u
const NUMBER = /^\(?(\d{1,3})[.)]\s*(?=\D)(?=\S)/
const LONGEST_ITEM = 110
const RUN_WITHOUT_ANNOUNCEMENT = 4

function markItems(draft: Draft, items: Unit[], reason: string, score: number): void {
  const group = draft.nextGroup++
  for (const unit of items) {
    unit.kind = 'list-item'
    unit.group = group
  }
  note(draft, items[0] as Unit, {
    step: NAME,
    decision: 'list',
    reason: `${items.length} items, ${reason}`,
    score,
  })
}

function takeMarker(unit: Unit, pattern: RegExp): void {
  const marker = pattern.exec(unit.text)
  if (!marker) return
  if (marker[1] !== undefined) unit.ordinal = Number(marker[1])
  unit.text = unit.text.slice(marker[0].length)
}

function runWhile(draft: Draft, start: number, belongs: (unit: Unit, run: Unit[]) => boolean): Unit[] {
  const run: Unit[] = []
  for (let index = start; index < draft.units.length; index++) {
    const unit = draft.units[index] as Unit
    if (!isOpen(unit) || !belongs(unit, run)) break
    run.push(unit)
  }
  return run
}

function findMarked(draft: Draft, index: number): Unit[] {
  const first = draft.units[index] as Unit
  if (BULLET.test(first.text)) {
    const sign = first.text.charAt(0)
    const run = runWhile(draft, index, (unit) => unit.text.charAt(0) === sign && BULLET.test(unit.text))
    // One line with a dash is speech or an aside; one with a true bullet is a list of one.
    return run.length >= 2 || /^[•●▪◦‣■◆]/u.test(first.text) ? run : []
  }
  if (!NUMBER.test(first.text)) return []
  const run = runWhile(draft, index, (unit, before) => {
    const ordinal = NUMBER.exec(unit.text)?.[1]
    return ordinal !== undefined && Number(ordinal) === Number(NUMBER.exec(first.text)?.[1]) + before.length
  })
  return run.length >= 2 ? run : []
}

function isShortLine(unit: Unit, longest = LONGEST_ITEM): boolean {
  const { shape } = unit
  return (
    shape.length <= longest && !endsSentence(shape.endMark) && shape.endMark !== 'colon' && !shape.isDashStart
  )
}

function isSectionWord(unit: Unit): boolean {
  return SECTION_WORDS.has(
    unit.text
      .toLowerCase()
      .replace(/[:：]$/, '')
      .replaceAll("'", '’'),
  )
}

/** Short lines after a line that ends in a colon. */
function findAnnounced(draft: Draft, index: number): Unit[] {
  const before = draft.units[index - 1]
  if (before?.shape.endMark !== 'colon' || (before.kind !== null && before.kind !== 'paragraph')) return []
  const run = runWhile(
    draft,
    index,
    (unit) => isShortLine(unit) && !isSectionWord(unit) && unit.shape.quoted !== 'opens',
  )
  const hasEnd = draft.units[index + run.length] !== undefined
  // The last short line may be the next section's heading.
  const last = run.at(-1)
  if (hasEnd && last && run.length >= 3 && !looksAlike(last, run[0] as Unit)) run.pop()
  return run.length >= 2 ? run : []
}

function startClass(unit: Unit): string {
  if (/^[%№#$€£~+−-]?\s?[\d½¼¾⅓⅔]/u.test(unit.text)) return 'figure'
  if (unit.shape.isAllCaps) return 'capitals'
  return unit.shape.isLowerStart ? 'small' : 'large'
}

function looksAlike(unit: Unit, other: Unit): boolean {
  return startClass(unit) === startClass(other)
}

/** A run of lines that begin with figures: amounts, votes, results. */
function findFigures(draft: Draft, index: number): Unit[] {
  const run = runWhile(draft, index, (unit) => isShortLine(unit) && startClass(unit) === 'figure')
  return run.length >= 3 ? run : []
}

/** Many short lines of one make in a row, none of them a sentence. */
function findPlainRun(draft: Draft, index: number): Unit[] {
  const first = draft.units[index] as Unit
  if (isSectionWord(first) || first.shape.isAllCaps) return []
  const run = runWhile(
    draft,
    index,
    (unit) =>
      isShortLine(unit, 70) && unit.shape.endMark === null && !isSectionWord(unit) && looksAlike(unit, first),
  )
  return run.length >= RUN_WITHOUT_ANNOUNCEMENT ? run : []
}

/** The first line of a run stands apart as its heading when it differs in make from the lines below. */
const SEARCHES: [search: (draft: Draft, index: number) => Unit[], reason: string, score: number][] = [
  [findMarked, 'each begins with a bullet or a number', 0.95],
  [findAnnounced, 'short lines announced by a colon', 0.75],
  [findFigures, 'short lines that begin with figures', 0.75],
  [findPlainRun, 'a run of short lines without end marks', 0.6],
]

export const listsStep: Step = {
  name: NAME,
  run(draft) {
    for (let index = 0; index < draft.units.length; index++) {
      if (!isOpen(draft.units[index])) continue
      for (const [search, reason, score] of SEARCHES) {
        const items = search(draft, index)
        if (items.length === 0) continue
        for (const item of items)
          if (search === findMarked) takeMarker(item, BULLET.test(item.text) ? BULLET : NUMBER)
        markItems(draft, items, reason, score)
        index += items.length - 1
        break
      }
    }
  },
}

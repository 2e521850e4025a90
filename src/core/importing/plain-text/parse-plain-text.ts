/**
 * Recovers the structure of an article from bare lines: a list of named steps, each of which labels lines and says
 * why, then the tree. No line is dropped; what is not story is kept as boilerplate.
 */
import { detectLanguage, textDirection } from '../../../shared/article/language.ts'
import type { ParsedArticle } from '../../../shared/article/parsed-article.ts'
import { boilerplateStep } from './boilerplate.ts'
import { buildTree } from './build-tree.ts'
import { captionsStep } from './captions.ts'
import { type Draft, note, type Step, type Unit } from './draft.ts'
import { headingsStep } from './headings.ts'
import { titleFromLede } from './lede-title.ts'
import { endsSentence } from './line-shape.ts'
import { listsStep } from './lists.ts'
import { datelineOf, openingStep } from './opening.ts'
import { questionsStep } from './questions.ts'
import { quotesStep } from './quotes.ts'
import { readUnits } from './read-units.ts'
import { tablesStep } from './tables.ts'

/** Lines of nothing but signs part sections; under a short line they underline it. */
const rulesStep: Step = {
  name: 'plain-text.rules',
  run(draft) {
    for (const unit of draft.units) {
      if (unit.kind !== null || !/^[-=_*~#•·—–.\s]{3,}$/u.test(unit.text)) continue
      unit.kind = 'rule'
      note(draft, unit, {
        step: 'plain-text.rules',
        decision: 'rule',
        reason: 'nothing but signs',
        score: 0.9,
      })
    }
  },
}

/** Titles the story from its lede when it brings no title. */
const ledeTitleStep: Step = {
  name: 'plain-text.lede-title',
  run(draft) {
    if (draft.titleText !== null) return
    const isShown = (unit: Unit): boolean => unit.role !== 'boilerplate' && /[\p{L}\p{N}]/u.test(unit.text)
    const lede =
      draft.units.find((unit) => unit.kind === null && isShown(unit)) ??
      draft.units.find((unit) => unit.kind !== 'byline' && unit.kind !== 'date' && isShown(unit)) ??
      draft.units.find(isShown)
    if (!lede) return
    draft.titleText = titleFromLede(lede.text.slice(datelineOf(lede.text)?.length ?? 0) || lede.text)
    const reason = 'the text has no title line, so the lede’s first sentence names it'
    note(draft, lede, { step: 'plain-text.lede-title', decision: 'title', reason, score: 0.5 })
  },
}

/** The order matters: what is certain by wording comes before what is judged by shape. */
export const PLAIN_TEXT_STEPS: readonly Step[] = [
  rulesStep,
  boilerplateStep,
  openingStep,
  tablesStep,
  captionsStep,
  quotesStep,
  questionsStep,
  listsStep,
  headingsStep,
  ledeTitleStep,
]

function medianBodyLength(units: readonly Unit[]): number {
  const lengths = units
    .filter((unit) => unit.shape.length >= 60 && endsSentence(unit.shape.endMark))
    .map((unit) => unit.shape.length)
    .sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}

/** Steps 1 and 2 of the pipeline: units, language and direction. */
export function startDraft(source: string): Draft {
  const { units, layout, reason } = readUnits(source)
  const sample = units
    .slice(0, 200)
    .map((unit) => unit.text)
    .join('\n')
  const lang = detectLanguage(sample)
  const dir = textDirection(sample) ?? 'ltr'
  return {
    units,
    layout,
    lang,
    dir,
    bodyLength: medianBodyLength(units),
    trace: [
      { step: 'plain-text.paragraphs', decision: layout, reason },
      {
        step: 'plain-text.language',
        decision: lang ?? 'unknown',
        reason: lang ? 'script and frequent words' : 'too little evidence',
      },
    ],
    titleText: null,
    byline: null,
    siteName: null,
    publishedAt: null,
    modifiedAt: null,
    url: null,
    nextGroup: 1,
  }
}

/** The tree is not normalised yet; `titleText` is empty when the text holds no letter or figure. */
export function parsePlainText(source: string): ParsedArticle {
  const draft = startDraft(source)
  for (const step of PLAIN_TEXT_STEPS) step.run(draft)
  const hasTitleLine = draft.units.some((unit) => unit.kind === 'title')
  return {
    sourceKind: 'text',
    tree: buildTree(draft),
    titleText: draft.titleText ?? '',
    titleOrigin: hasTitleLine ? 'source' : 'lede',
    byline: draft.byline,
    siteName: draft.siteName,
    publishedAt: draft.publishedAt,
    modifiedAt: draft.modifiedAt,
    lang: draft.lang,
    dir: draft.dir,
    url: draft.url,
    trace: draft.trace,
    assets: [],
  }
}

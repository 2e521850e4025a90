/**
 * Weighs what speaks for and against a line being a section heading, looking at the line and its neighbours only.
 * Each weight has its reason; the step in headings.ts adds what the whole document says.
 */
import { BOILERPLATE_PATTERNS } from './boilerplate-words.ts'
import type { Draft, Unit } from './draft.ts'
import { endsSentence } from './line-shape.ts'
import { bylineName, isNameLike } from './opening.ts'
import { DATE_WORDS, INTERROGATIVE_START, SECTION_WORDS } from './words.ts'

export interface Evidence {
  score: number
  reasons: string[]
  /** What makes two headings look alike. */
  style: HeadingStyle
  /** The line's wording alone says that it is a heading. */
  isSectionWord: boolean
  /** Begins with a question word and has no end mark: "Why prices rose". Hardly anything else is worded so. */
  isAskingPhrase: boolean
}

export type HeadingStyle =
  | 'capitals'
  | 'title-case'
  | 'numbered'
  | 'question'
  | 'sentence-case'
  | 'uncased'
  | 'quoted'

const LONGEST = 125
const NUMBERED =
  /^(?:\d{1,2}[.)]|[IVX]{1,5}\.|§\s?\d+|(?:chapter|part|teil|kapitel|partie|parte|часть|глава)\s+[\dIVX]+|[（(]?[一二三四五六七八九十]+[)）、]|第[一二三四五六七八九十\d]+[章节節部回])(?=\s|\p{L}|$)/iu
const MARKED_UNCASED = /^[【■◆●▼▲◇□◎☆★〈《「#＃]/u
const TIME_START = /^(?:\d{1,2}[:.]\d{2}\b|\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\.?)/iu
/** "Label: value" with a short label is a fact, not a heading; a long part before the colon may be a title. */
const LABELLED = /^[\p{L}\p{N}][\p{L}\p{N} .'’-]{0,24}[:：]\s+\S/u
const SPEECH_START =
  /^(?:["“„«‘「『]?\s*(?:but|and|so|or|yet|then|however|he|she|they|it|we|i|you|this|that|these|those|there|his|her|their|my|our|its|no|yes|still|now|later|meanwhile|also|aber|und|doch|er|sie|es|wir|ich|das|dies|mais|et|il|elle|ils|elles|nous|je|ce|c['’]est|pero|él|ella|ellos|yo|esto|eso|mas|ele|ela|eles|eu|isso|ma|lui|lei|loro|io|noi|questo|maar|hij|zij|ze|wij|ik|dit|но|и|а|он|она|они|мы|я|это|але|він|вона|вони|ми|це|ama|o|bu|biz|ben)(?=[\s,'’]))/iu
/** Forms that, inside a line of sentence case, show a verb with its subject: a caption or a cut sentence. */
const FINITE_VERB =
  /\s(?:is|are|was|were|has|have|had|said|says|told|ist|sind|war|waren|hat|haben|hatte|sagte|sagt|wird|werden|wurde|est|sont|était|étaient|a été|ont|dit|es|son|era|eran|fue|fueron|ha|han|dijo|é|são|foi|eram|disse|è|sono|erano|hanno|is|zijn|heeft|hebben|zei|är|har|hade|sade|sa|er|sier|był|była|są|ma|powiedział|был|была|были|есть|сказал|сказала|сообщил|є|був|була|были)\s/iu

/** What captions say of people and places in a picture. */
const CAPTION_WORD =
  /(?:^|\s)(?:pictured|seen|shown|left|right|centre|center|outside|poses?|posing|speaks|speaking|walks|walking|stands|standing|waves|arrives|arriving|holds|holding|looks? on|during|earlier this|file|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|links|rechts|vor dem|à gauche|à droite|izquierda|derecha|durante|слева|справа|на фото|во время)(?=[\s,.:)]|$)/iu
/** Two numbers against one another, or a team and its points twice. */
const GAME_RESULT = /\b\d{1,3}\s?[-–:]\s?\d{1,3}\b|\p{L}\s\d{1,3},?\s\p{Lu}[\p{L}. ]+\s\d{1,3}\b/u
/** A question that leans on the sentence before it is the reporter's, not a section's. */
const LEANING_QUESTION =
  /(?:^|\s)(?:he|she|it|they|him|her|them|this|that|these|those|we|us|i|you|his|their|er|sie|es|das|ihn|ihm|wir|il|elle|ils|ça|cela|on|él|ella|eso|ellos|lui|lei|questo|ele|ela|isso|он|она|они|это|мы|він|вона|вони)(?=[\s,?’'])/iu

/** The question words proper, without the verbs that also begin questions. */
const ASKING_START =
  /^(?:why|how|what|who|where|when|warum|wie|was|wer|wo|wann|pourquoi|comment|por qué|cómo|qué|perché|come|waarom|hoe|varför|hvorfor|dlaczego|почему|как|зачем|что|чому|як)(?=\s)/iu

interface Reason {
  weight: number
  reason: string
}

/** The next unit that is not a fact line or a credit under the heading, and the one before that is not a caption. */
function neighbour(draft: Draft, index: number, direction: 1 | -1): Unit | undefined {
  for (let step = 1; step <= 3; step++) {
    const unit = draft.units[index + step * direction]
    if (!unit) return undefined
    const isAside =
      unit.kind === 'caption' || unit.role === 'boilerplate' || unit.kind === 'byline' || unit.kind === 'date'
    if (
      !isAside &&
      !(direction === 1 && unit.kind === null && LABELLED.test(unit.text) && unit.shape.length < 80)
    )
      return unit
  }
  return undefined
}

export function isFactLine(unit: Unit): boolean {
  return (
    LABELLED.test(unit.text) &&
    unit.shape.length < 60 &&
    !/[:：]\s+\p{Lu}\p{L}+\s+\p{L}+\s+\p{L}+/u.test(unit.text)
  )
}

/** Nothing but the words that stand around a date or a time: "Updated at 6 p.m. on Friday". */
function isTimeLine(unit: Unit): boolean {
  if (!/\d/.test(unit.text) || unit.shape.length > 80) return false
  const rest = unit.text.replace(DATE_WORDS, ' ').match(/\p{L}/gu)?.length ?? 0
  return rest <= 6
}

/** Lines that say who, where from or how it ended: kinds of their own, wherever they stand. */
function isNoticeLine(unit: Unit): boolean {
  if (GAME_RESULT.test(unit.text) || /,\s\d{1,3}$/.test(unit.text) || isTimeLine(unit)) return true
  if (bylineName(unit.text) !== null) return true
  return BOILERPLATE_PATTERNS.some(
    ({ pattern, what }) => what !== 'a contact line' && pattern.test(unit.text),
  )
}

/** Lines that no context makes a heading. */
export function isRuledOut(draft: Draft, index: number): boolean {
  const { shape, text, kind } = draft.units[index] as Unit
  if (kind !== null || shape.length > LONGEST || shape.length < 2) return true
  if (!/\p{L}/u.test(text) || shape.hasAddress || shape.isDashStart) return true
  if (shape.endMark === 'comma' || shape.endMark === 'semicolon' || shape.endMark === 'stop') return true
  if (/[,;(\-–—/&]$/.test(text) || /\.\.\.$|…$/.test(text)) return true
  if (shape.isLowerStart && !/^\p{Ll}\p{Lu}/u.test(text)) return true
  if (shape.quoted === 'opens' && endsSentence(shape.endMark)) return true
  if (/^["“„«]?\s*(?:…|\.\.\.)/.test(text) || /^[([（]/.test(text)) return true
  if (TIME_START.test(text) || shape.figureShare > 0.3) return true
  if (/^[%№#$€£~+]|^\*/.test(text)) return true
  if (shape.words.length > 18 || isNoticeLine(draft.units[index] as Unit)) return true
  return neighbour(draft, index, 1) === undefined
}

function styleOf(unit: Unit): HeadingStyle {
  const { shape } = unit
  if (NUMBERED.test(unit.text)) return 'numbered'
  if (shape.endMark === 'question') return 'question'
  if (shape.quoted === 'whole') return 'quoted'
  if (!shape.hasCase) return 'uncased'
  if (shape.isAllCaps) return 'capitals'
  return shape.capitalShare >= 0.7 && shape.words.length >= 2 ? 'title-case' : 'sentence-case'
}

function lengthReason(unit: Unit, draft: Draft): Reason {
  const { length } = unit.shape
  if (length <= 60) return { weight: 0.2, reason: 'short line' }
  if (length <= 90 && draft.bodyLength > length * 2)
    return { weight: 0.08, reason: 'shorter than the paragraphs' }
  return { weight: length > 90 ? -0.1 : 0, reason: 'rather long' }
}

function endReason(unit: Unit, next: Unit): Reason {
  const { endMark } = unit.shape
  if (endMark === null) return { weight: 0.3, reason: 'no end mark' }
  if (endMark === 'question') return { weight: 0.1, reason: 'a question' }
  if (endMark === 'exclamation' && next.kind === 'list-item')
    return { weight: 0.3, reason: 'a call above a list' }
  if (endMark === 'colon') return { weight: 0.05, reason: 'ends in a colon' }
  return { weight: -0.2, reason: 'ends like a sentence' }
}

function nextReason(unit: Unit, next: Unit): Reason {
  if (next.kind === 'list-item' || next.kind === 'table-row')
    return { weight: 0.2, reason: 'before a list or table' }
  if (next.role === 'question' || next.role === 'answer')
    return { weight: 0.1, reason: 'before an interview' }
  const isBody = endsSentence(next.shape.endMark) || next.shape.endMark === 'colon' || next.shape.length > 200
  if (isBody && next.shape.length >= Math.max(80, unit.shape.length * 1.8)) {
    return { weight: 0.2, reason: 'before a long paragraph' }
  }
  if (isBody && next.shape.length >= 40) return { weight: 0.08, reason: 'before a paragraph' }
  return { weight: 0, reason: '' }
}

function previousReason(previous: Unit | undefined): Reason {
  if (!previous) return { weight: 0.05, reason: '' }
  if (previous.kind === 'list-item' || previous.kind === 'table-row' || previous.kind === 'quote') {
    return { weight: 0.1, reason: 'after a list, table or quotation' }
  }
  // What follows the title is its standfirst more often than a section.
  if (previous.kind === 'title') return { weight: -0.2, reason: 'right below the title' }
  if (endsSentence(previous.shape.endMark)) return { weight: 0.1, reason: 'after a finished sentence' }
  // A colon or comma announces what follows; a missing mark may be the writer's slip.
  return { weight: previous.shape.endMark === null ? 0 : -0.25, reason: '' }
}

function styleReason(unit: Unit, style: HeadingStyle, lang: string | null): Reason {
  const wordCount = unit.shape.words.length
  if (style === 'capitals') return { weight: 0.2, reason: 'all capitals' }
  if (style === 'numbered') return { weight: 0.15, reason: 'numbered' }
  if (style === 'title-case' && lang !== 'de' && wordCount >= 3)
    return { weight: 0.15, reason: 'capitals at the words' }
  if (style === 'quoted') return { weight: -0.2, reason: 'stands in quotation marks' }
  if (style === 'uncased') {
    return MARKED_UNCASED.test(unit.text)
      ? { weight: 0.2, reason: 'begins with a sign' }
      : { weight: 0.05, reason: '' }
  }
  if (style === 'sentence-case' && wordCount >= 7) return { weight: -0.15, reason: 'long for a heading' }
  return { weight: 0, reason: '' }
}

function wordingReasons(unit: Unit, isSectionWord: boolean, lang: string | null): Reason[] {
  const { shape, text } = unit
  const reasons: Reason[] = []
  if (isSectionWord) reasons.push({ weight: 0.25, reason: 'a usual section heading' })
  if (
    INTERROGATIVE_START.test(text) &&
    (shape.endMark === null || shape.endMark === 'question') &&
    shape.words.length >= 2
  ) {
    reasons.push({ weight: 0.15, reason: 'begins like a question' })
  } else if (SPEECH_START.test(text))
    reasons.push({ weight: -0.2, reason: 'begins like a sentence that goes on' })
  if (
    !INTERROGATIVE_START.test(text) &&
    shape.words.length >= 6 &&
    FINITE_VERB.test(text) &&
    shape.capitalShare < 0.7
  ) {
    reasons.push({ weight: -0.15, reason: 'has the verb of a sentence' })
  }
  if (CAPTION_WORD.test(text) && shape.words.length >= 3)
    reasons.push({ weight: -0.25, reason: 'worded like a caption' })
  if (shape.endMark === 'question' && LEANING_QUESTION.test(text)) {
    reasons.push({ weight: -0.2, reason: 'a question that leans on the sentence before' })
  }
  if (shape.figureShare > 0.12) reasons.push({ weight: -0.15, reason: 'many figures' })
  if (isFactLine(unit)) reasons.push({ weight: -0.3, reason: 'a label with its value' })
  // German nouns have capitals, so that capitals say nothing of names.
  if (lang !== 'de' && isNameLike(text) && shape.words.length <= 3)
    reasons.push({ weight: -0.1, reason: 'could be a person’s name' })
  return reasons
}

function spacingReason(draft: Draft, index: number): Reason {
  const unit = draft.units[index] as Unit
  const next = draft.units[index + 1]
  if (draft.layout === 'lines' && unit.gapBefore > 0)
    return { weight: 0.1, reason: 'set off by a blank line' }
  if (draft.layout !== 'lines' && unit.gapBefore > 0 && next?.gapBefore === 0 && next.shape.length > 120) {
    return { weight: 0.1, reason: 'stands right on top of its paragraph' }
  }
  if (draft.layout !== 'lines' && unit.gapBefore > (next?.gapBefore ?? 0) && (next?.gapBefore ?? 0) > 0) {
    return { weight: 0.1, reason: 'more space above than below' }
  }
  return { weight: 0, reason: '' }
}

/** Evidence about one line; null when it is ruled out. */
export function weighHeading(draft: Draft, index: number): Evidence | null {
  if (isRuledOut(draft, index)) return null
  const unit = draft.units[index] as Unit
  const next = neighbour(draft, index, 1) as Unit
  const isSectionWord = SECTION_WORDS.has(
    unit.text
      .toLowerCase()
      .replace(/[:：]$/, '')
      .replaceAll("'", '’'),
  )
  const style = styleOf(unit)
  const all = [
    lengthReason(unit, draft),
    endReason(unit, next),
    nextReason(unit, next),
    previousReason(neighbour(draft, index, -1)),
    styleReason(unit, style, draft.lang),
    spacingReason(draft, index),
    ...wordingReasons(unit, isSectionWord, draft.lang),
  ]
  return {
    score: all.reduce((sum, { weight }) => sum + weight, 0),
    reasons: all.filter(({ weight, reason }) => weight !== 0 && reason !== '').map(({ reason }) => reason),
    style,
    isSectionWord,
    isAskingPhrase:
      unit.shape.endMark === null && unit.shape.words.length >= 3 && ASKING_START.test(unit.text),
  }
}

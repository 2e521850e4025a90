/**
 * Chooses among the encodings older than UTF-8 by asking which one makes the bytes most probable as text of some
 * language: letter frequencies for one-byte encodings, classes of common characters for the East Asian ones.
 */
import { detectLanguage } from '../../../shared/article/language.ts'
import { doubleByteScores } from './double-byte.ts'
import { LETTER_MODELS, type LetterModel } from './letter-models.ts'

export interface LegacyVerdict {
  encoding: string
  /** Language of the model that fitted best. */
  lang: string
  reason: string
}

interface Candidate {
  encoding: string
  lang: string
  /** Natural logarithm of the probability of all high bytes. */
  score: number
}

const PUNCTUATION_SHARE = 0.06
const PUNCTUATION = '“”„‘’–—…«»'
const SYMBOLS = '\u00a0°§€©®·•№£´½²™›‹‚¡¿ºª'
const SYMBOL_PROBABILITY = 0.0006
const FOREIGN_LETTER_PROBABILITY = 0.00003
const RARE_SYMBOL_PROBABILITY = 0.000004
const IMPOSSIBLE_PROBABILITY = 0.0000002
/** How much rarer a capital letter is than its small one. */
const CAPITAL_SHARE = 0.06
/** What it is worth that the frequent words of the decoded text are of the model's language. */
const WORDS_BONUS = 12
const FINALISTS = 12
const SAMPLE_BYTES = 40_000

const HIGH_BYTES = Uint8Array.from({ length: 128 }, (_, index) => index + 128)

function byteHistogram(bytes: Uint8Array): Float64Array {
  const histogram = new Float64Array(128)
  for (const byte of bytes) if (byte >= 128) histogram[byte - 128] = (histogram[byte - 128] as number) + 1
  return histogram
}

/** Logarithm of each character's probability under the model; characters not in the map get a floor by kind. */
function modelLogarithms(model: LetterModel): Map<string, number> {
  const total = [...model.letters.values()].reduce((sum, weight) => sum + weight, 0)
  const logarithms = new Map<string, number>()
  for (const mark of PUNCTUATION) logarithms.set(mark, Math.log(PUNCTUATION_SHARE / PUNCTUATION.length))
  for (const mark of SYMBOLS) logarithms.set(mark, Math.log(SYMBOL_PROBABILITY))
  for (const [letter, weight] of model.letters) {
    const probability = (weight / total) * (1 - PUNCTUATION_SHARE)
    const capital = letter.toUpperCase()
    logarithms.set(letter, Math.log(probability))
    if (capital !== letter && capital.length === 1)
      logarithms.set(capital, Math.log(probability * CAPITAL_SHARE))
  }
  return logarithms
}

function floorLogarithm(character: string): number {
  if (character === '\ufffd' || (character >= '\u0080' && character <= '\u009f')) {
    return Math.log(IMPOSSIBLE_PROBABILITY)
  }
  return Math.log(/[\p{L}\p{M}]/u.test(character) ? FOREIGN_LETTER_PROBABILITY : RARE_SYMBOL_PROBABILITY)
}

function singleByteCandidates(histogram: Float64Array): Candidate[] {
  const candidates: Candidate[] = []
  const tables = new Map<string, string[]>()
  for (const model of LETTER_MODELS) {
    const logarithms = modelLogarithms(model)
    for (const encoding of model.encodings) {
      const table = tables.get(encoding) ?? [...new TextDecoder(encoding).decode(HIGH_BYTES)]
      tables.set(encoding, table)
      let score = 0
      for (let index = 0; index < 128; index++) {
        const count = histogram[index] as number
        if (count === 0) continue
        const character = table[index] ?? '\ufffd'
        score += count * (logarithms.get(character) ?? floorLogarithm(character))
      }
      candidates.push({ encoding, lang: model.lang, score })
    }
  }
  return candidates
}

/** A stretch of the bytes from shortly before the first high byte. */
function telltaleSample(bytes: Uint8Array): Uint8Array {
  const firstHigh = bytes.findIndex((byte) => byte >= 128)
  const start = Math.max(0, firstHigh - 2000)
  return bytes.subarray(start, start + SAMPLE_BYTES)
}

/** The most probable encoding of bytes that are not UTF-8. Deterministic; always gives an answer. */
export function detectLegacyEncoding(bytes: Uint8Array): LegacyVerdict {
  const candidates = [
    ...singleByteCandidates(byteHistogram(bytes)),
    ...doubleByteScores(bytes).map(({ encoding, lang, score }) => ({ encoding, lang, score })),
  ]
  // A stable sort keeps the order of the models, in which commoner encodings come first.
  candidates.sort((a, b) => b.score - a.score)
  const sample = telltaleSample(bytes)
  const languages = new Map<string, string | null>()
  const finalists = candidates.slice(0, FINALISTS).map((candidate) => {
    const known = languages.get(candidate.encoding)
    const lang =
      known === undefined ? detectLanguage(new TextDecoder(candidate.encoding).decode(sample)) : known
    languages.set(candidate.encoding, lang)
    return lang === candidate.lang ? { ...candidate, score: candidate.score + WORDS_BONUS } : candidate
  })
  finalists.sort((a, b) => b.score - a.score)
  const best = finalists[0] as Candidate
  return {
    encoding: best.encoding,
    lang: best.lang,
    reason: `Its letters are most probable as ${best.encoding} (language model “${best.lang}”).`,
  }
}

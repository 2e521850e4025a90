/**
 * Splits text into words and gives each a key: words with the same key count as forms of one word.
 * Keys fold case, style of apostrophe and possessives; in English also inflections (plural, tense), not derivations.
 */
import { stemmer as stemEnglish } from '@orama/stemmers/english'

/** A word with its place in the text, UTF-16 code units, end exclusive. */
export interface Word {
  text: string
  start: number
  end: number
}

// Letters, marks and digits, joined by apostrophes or hyphens inside; `+` and `#` after a letter for names like C++.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ‑-][\p{L}\p{N}\p{M}]+)*[+#]*/gu
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

let segmenter: Intl.Segmenter | undefined

/** Words in order. Scripts that write no spaces are divided by `Intl.Segmenter`. */
export function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD)) {
    const word = match[0]
    if (!CJK.test(word)) {
      yield { text: word, start: match.index, end: match.index + word.length }
      continue
    }
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
    for (const segment of segmenter.segment(word)) {
      if (!segment.isWordLike) continue
      const start = match.index + segment.index
      yield { text: segment.segment, start, end: start + segment.segment.length }
    }
  }
}

// What may follow an English stem in a mere inflection: plural, third person, past, participle, with the
// consonant doubled or the final e or y of the base form. Anything longer makes another word (universe, university).
const INFLECTION = /^(?:|s|es|e|ed|d|ing|y|ies|ied|([bdfgklmnprstvz])(?:ed|ing))$/

/** Folds case and apostrophes and drops a possessive ending. */
export function foldWord(word: string): string {
  return word.toLowerCase().replace(/[’ʼ]/g, "'").replace(/‑/g, '-').replace(/'s?$/, '')
}

/** The key under which forms of one word meet. `lang` is a BCP 47 tag; null stands for unknown. */
export function wordKey(word: string, lang: string | null): string {
  const folded = foldWord(word)
  if (lang !== null && !/^en\b/i.test(lang)) return folded
  if (folded.length < 4 || !/^[a-z]+$/.test(folded)) return folded
  const stem = stemEnglish(folded)
  let shared = 0
  while (shared < stem.length && stem[shared] === folded[shared]) shared++
  if (shared >= 3 && INFLECTION.test(folded.slice(shared))) return stem
  return folded.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
}

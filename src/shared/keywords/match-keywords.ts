/**
 * Finds keywords in a text in one pass, whatever their number: terms are compiled into a map from the key of their
 * first word, and the text's words are looked up in it.
 */
import type { KeywordList, KeywordListId } from '../contract/schemas.ts'
import { foldWord, type Word, wordKey, wordsOf } from './words.ts'

/** A place where a term stands, in canonical-text offsets, end exclusive. */
export interface KeywordHit {
  listId: KeywordListId
  /** Index in the list's `terms`. */
  termIndex: number
  start: number
  end: number
}

interface CompiledTerm {
  listId: KeywordListId
  termIndex: number
  keys: string[]
}

export interface KeywordMatcher {
  lang: string | null
  byFirstKey: ReadonlyMap<string, readonly CompiledTerm[]>
}

/** Compiles the enabled lists for a text in `lang` (BCP 47; null when unknown). */
export function compileKeywords(lists: readonly KeywordList[], lang: string | null = null): KeywordMatcher {
  const byFirstKey = new Map<string, CompiledTerm[]>()
  for (const list of lists) {
    if (!list.isEnabled) continue
    list.terms.forEach((term, termIndex) => {
      const words = [...wordsOf(term)]
      const first = words[0]
      if (!first) return
      const keys = words.map((word) => keyFor(word.text, lang))
      const compiled: CompiledTerm = { listId: list.id, termIndex, keys }
      const firstKey = keys[0] as string
      const sameKey = byFirstKey.get(firstKey)
      if (sameKey) sameKey.push(compiled)
      else byFirstKey.set(firstKey, [compiled])
    })
  }
  return { lang, byFirstKey }
}

// A short word in capitals is an acronym: US must not be found in "us". It keeps its case.
function keyFor(word: string, lang: string | null): string {
  const isAcronym = word.length <= 5 && /^\p{Lu}{2,}s?$/u.test(word)
  return isAcronym ? `=${word.replace(/s$/, '')}` : wordKey(word, lang)
}

/** All hits, by start, then longest first. Hits of different terms may overlap; a term's own hits do not. */
export function findHits(matcher: KeywordMatcher, text: string): KeywordHit[] {
  if (matcher.byFirstKey.size === 0) return []
  const words = [...wordsOf(text)]
  const keys = words.map((word) => wordKeys(word, matcher.lang))
  const nextFree = new Map<CompiledTerm, number>()
  const hits: KeywordHit[] = []
  for (let index = 0; index < words.length; index++) {
    for (const firstKey of keys[index] as string[]) {
      for (const term of matcher.byFirstKey.get(firstKey) ?? []) {
        if (!isPhraseAt(term.keys, keys, index)) continue
        if (index < (nextFree.get(term) ?? 0)) continue
        if (!isUnbroken(words, index, term.keys.length, text)) continue
        nextFree.set(term, index + term.keys.length)
        const start = (words[index] as Word).start
        const end = (words[index + term.keys.length - 1] as Word).end
        hits.push({ listId: term.listId, termIndex: term.termIndex, start, end })
      }
    }
  }
  return hits.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A word in capitals is found as a word and as an acronym. */
function wordKeys(word: Word, lang: string | null): string[] {
  const general = wordKey(word.text, lang)
  const acronym = keyFor(word.text.replace(/['’ʼ]s$/, ''), lang)
  return acronym === general ? [general] : [general, acronym]
}

function isPhraseAt(termKeys: readonly string[], keys: readonly string[][], index: number): boolean {
  return termKeys.every((key, offset) => keys[index + offset]?.includes(key) === true)
}

// A phrase does not run over the end of a block: canonical text separates blocks by a line feed.
function isUnbroken(words: readonly Word[], index: number, count: number, text: string): boolean {
  if (count === 1) return true
  const first = words[index] as Word
  const last = words[index + count - 1] as Word
  return !text.slice(first.end, last.start).includes('\n')
}

/** The words of `term` as the matcher compares them; empty when it holds no word and can never be found. */
export function termWords(term: string): string[] {
  return [...wordsOf(term)].map((word) => foldWord(word.text))
}

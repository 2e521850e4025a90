import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeywordList } from '../../../src/shared/contract/schemas.ts'
import { compileKeywords, findHits } from '../../../src/shared/keywords/match-keywords.ts'
import { wordKey, wordsOf } from '../../../src/shared/keywords/words.ts'

const listId = '0190a0a0-0000-7000-8000-000000000000' as KeywordList['id']
const listOf = (...terms: string[]): KeywordList => ({
  id: listId,
  name: 'A',
  color: 'yellow',
  isEnabled: true,
  terms,
})
const found = (term: string, text: string, lang: string | null = 'en') =>
  findHits(compileKeywords([listOf(term)], lang), text).map((hit) => text.slice(hit.start, hit.end))

describe('forms of a word', () => {
  test.each([
    [
      'cartel',
      'The cartels, a cartel’s boss and CARTEL money',
      ['cartels', 'cartel’s', 'CARTEL'],
      'plural, possessive, case',
    ],
    ['cartels', 'one cartel', ['cartel'], 'a plural term finds the singular'],
    ['cartel', 'cartelisation of trade', [], 'a derivation is another word'],
    ['Mexico', 'Mexican officials in Mexico', ['Mexico'], 'nor is an adjective the name'],
    ['university', 'the universe of universities', ['universities'], 'a shared stem is not enough'],
    ['run', 'running runs ran', ['running', 'runs'], 'doubled consonants'],
    ['study', 'two studies studied', ['studies', 'studied'], 'y and ies'],
    ['art', 'part of the art market', ['art'], 'whole words only'],
    ['US', 'The US told us of US’s plans', ['US', 'US’s'], 'capitals are an acronym'],
    ['us', 'He told us', ['us'], 'small letters are a word'],
    ['C++', 'C++ is not C', ['C++'], 'signs that belong to a name'],
    ['O’Brien', "O'Brien met O’Brien", ["O'Brien", 'O’Brien'], 'apostrophes of every style'],
    ['drug cartel', 'drug cartels; drug. Cartel', ['drug cartels', 'drug. Cartel'], 'phrases with forms'],
    ['drug cartel', 'a drug\ncartel', [], 'a phrase does not run over the end of a block'],
    ['штаб', 'Штаб решил', ['Штаб'], 'case in Cyrillic'],
    ['停战', '双方停战协议', ['停战'], 'words of a script without spaces'],
    ['***', 'nothing *** here', [], 'a term without a word finds nothing'],
  ])('%j in %j', (term, text, expected) => {
    expect(found(term, text)).toEqual(expected)
  })

  test('in a language that is not English, words are compared whole', () => {
    expect(found('Haus', 'das Haus, die Hauses', 'de')).toEqual(['Haus'])
  })
})

test('a disabled list is not found, and overlapping terms are all reported', () => {
  const lists = [listOf('drug cartel', 'cartel'), { ...listOf('drug'), isEnabled: false }]
  const text = 'a drug cartel'
  expect(findHits(compileKeywords(lists, 'en'), text)).toEqual([
    { listId, termIndex: 0, start: 2, end: 13 },
    { listId, termIndex: 1, start: 7, end: 13 },
  ])
})

/** Slow and obvious: every term at every word of every block. */
function referenceHits(terms: readonly string[], text: string): string[] {
  const hits: string[] = []
  const words = [...wordsOf(text)]
  const keyOf = (word: string) => wordKey(word, 'en')
  terms.forEach((term, termIndex) => {
    const keys = [...wordsOf(term)].map((word) => keyOf(word.text))
    if (keys.length === 0) return
    for (let index = 0; index + keys.length <= words.length; index++) {
      const stretch = words.slice(index, index + keys.length)
      const isSame = stretch.every((word, offset) => keyOf(word.text) === keys[offset])
      if (!isSame || text.slice(stretch[0]!.start, stretch.at(-1)!.end).includes('\n')) continue
      hits.push(`${termIndex}:${stretch[0]!.start}-${stretch.at(-1)!.end}`)
      index += keys.length - 1
    }
  })
  return hits.sort()
}

test('finds exactly what a slow and obvious matcher finds', () => {
  const word = fc.constantFrom(
    'cartel',
    'cartels',
    'Drug',
    'drugs',
    'run',
    'running',
    'o’brien',
    'x',
    'naïve',
    'ünion',
  )
  const glue = fc.constantFrom(' ', ', ', '\n', ' — ', '. ')
  const textArbitrary = fc
    .array(fc.tuple(word, glue), { maxLength: 40 })
    .map((parts) => parts.map(([value, space]) => value + space).join(''))
  const termArbitrary = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.uniqueArray(termArbitrary, { maxLength: 6 }), textArbitrary, (terms, text) => {
      const hits = findHits(compileKeywords([listOf(...terms)], 'en'), text)
      expect(hits.map((hit) => `${hit.termIndex}:${hit.start}-${hit.end}`).sort()).toEqual(
        referenceHits(terms, text),
      )
    }),
    { numRuns: 2000 },
  )
})

import { describe, expect, test } from 'vitest'
import { detectLanguage, textDirection } from '../../../src/shared/article/language.ts'
import { SAMPLE_TEXTS } from '../../support/sample-texts.ts'

/** Languages that the detector does not know: it must say so or at least not crash. */
const UNKNOWN = new Set(['mt', 'eo', 'cy', 'ga'])

describe('the language of half a page', () => {
  const known = Object.entries(SAMPLE_TEXTS).filter(([language]) => !UNKNOWN.has(language))
  test.each(known)('%s', (language, words) => {
    expect(detectLanguage(words)).toBe(language.startsWith('zh') ? 'zh' : language)
  })

  test.each(['mt', 'eo', 'cy', 'ga'])('%s is not known, and not guessed', (language) => {
    expect(detectLanguage(SAMPLE_TEXTS[language] as string)).toBeNull()
  })

  test.each([
    ['nothing', ''],
    ['figures', '12 34 56.7 %'],
    ['two words that many languages have', 'Taxi Hotel'],
  ])('%s has no language', (_title, words) => {
    expect(detectLanguage(words)).toBeNull()
  })
})

describe('the direction of most letters', () => {
  test.each([
    ['Hebrew', SAMPLE_TEXTS.he as string, 'rtl'],
    ['Arabic with a Latin name', 'قالت شركة Acme إن المصنع سيفتح', 'rtl'],
    ['English with an Arabic word', 'The word سلام means peace', 'ltr'],
    ['figures only', '1 234', null],
  ])('%s', (_title, words, direction) => {
    expect(textDirection(words)).toBe(direction)
  })
})

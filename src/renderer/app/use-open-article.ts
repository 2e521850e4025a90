/** Everything about the open article that the panes share: its text map, its keyword hits, and the steps between them. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ArticleDetail, KeywordList } from '../../shared/contract/schemas.ts'
import { compileKeywords, findHits, type KeywordHit } from '../../shared/keywords/match-keywords.ts'
import { findQuery } from '../../shared/query/excerpt.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import {
  countTerms,
  hitsByHighlight,
  type TermCount,
  termKey,
  termOfHit,
} from '../features/keywords/keyword-hits.ts'
import { paintHighlights } from '../reader/highlight-painter.ts'
import { readTextMap, type TextMap } from '../reader/text-map.ts'
import { type HitNavigation, revealStretch, useHitNavigation } from '../reader/use-hit-navigation.ts'

export interface OpenArticle {
  map: TextMap | null
  story: HTMLElement | null
  /** To be given to the element that holds the story. */
  storyRef: (element: HTMLElement | null) => void
  hits: readonly KeywordHit[]
  termCounts: readonly TermCount[]
  navigation: HitNavigation
  /** Key of the term that the current hit is of; null before the first step. */
  currentTerm: string | null
  stepToTerm: (key: string) => void
}

const NO_HITS: readonly KeywordHit[] = []

/** `queryText`: what the library is searched for, marked in the article too; may be empty. */
export function useOpenArticle(
  article: ArticleDetail | null,
  lists: readonly KeywordList[],
  queryText: string,
): OpenArticle {
  const [story, setStory] = useState<HTMLElement | null>(null)
  const [map, setMap] = useState<TextMap | null>(null)
  const revisionId = article?.revisionId ?? null

  // The article is drawn once per revision, so that is when the map of its text is read.
  useEffect(() => {
    setMap(story && revisionId !== null ? readTextMap(story) : null)
  }, [story, revisionId])

  const text = article?.text ?? null
  const lang = article?.lang ?? null
  const matcher = useMemo(() => compileKeywords(lists, lang), [lists, lang])
  const hits = useMemo(() => (text === null ? NO_HITS : findHits(matcher, text)), [matcher, text])
  const termCounts = useMemo(() => countTerms(lists, hits), [lists, hits])

  useEffect(() => {
    if (!map) return
    return paintHighlights(map, hitsByHighlight(lists, hits))
  }, [map, lists, hits])

  useSearchMarks(map, text, queryText)

  const wordOf = useCallback((hit: KeywordHit) => termOfHit(lists, hit) ?? '', [lists])
  const navigation = useHitNavigation(map, hits, wordOf)
  const currentHit = navigation.currentIndex === null ? undefined : hits[navigation.currentIndex]
  const stepToTerm = (key: string) =>
    navigation.step(1, (index) => termKey(hits[index] as KeywordHit) === key)

  return {
    map,
    story,
    storyRef: setStory,
    hits,
    termCounts,
    navigation,
    currentTerm: currentHit ? termKey(currentHit) : null,
    stepToTerm,
  }
}

/** Marks what was searched for, and brings the first place into sight when the article is opened. */
function useSearchMarks(map: TextMap | null, text: string | null, queryText: string): void {
  const found = useMemo(
    () => (text === null || queryText.trim() === '' ? [] : findQuery(text, parseQuery(queryText))),
    [text, queryText],
  )
  const latest = useRef(found)
  useEffect(() => {
    latest.current = found
    if (map && found.length > 0) return paintHighlights(map, new Map([['search-hit', found]]), 1)
  }, [map, found])
  useEffect(() => {
    const [first] = latest.current
    if (map && first) revealStretch(map, first)
  }, [map])
}

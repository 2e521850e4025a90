/** Looks for an article of which a new text is a newer or another copy. */
import type { ImportRepository, KnownArticle } from './import-repository.ts'
import { likeness, likenessBands, SAME_ADDRESS_LIKENESS, SAME_TEXT_LIKENESS, shingles } from './likeness.ts'

export interface SimilarArticle {
  article: KnownArticle
  reason: 'address' | 'text'
  similarity: number
}

// Below this many word sequences (some thirty words) likeness says nothing about being the same story.
const MIN_SHINGLES = 25

/** The most alike article, or null. An address alone is not enough: front pages keep theirs and change their words. */
export function findSimilar(
  text: string,
  url: string | null,
  imports: Pick<ImportRepository, 'findByUrl' | 'findByBands'>,
): SimilarArticle | null {
  const members = shingles(text)
  const candidates: SimilarArticle[] = []
  const compare = (
    reason: SimilarArticle['reason'],
    minimum: number,
    found: ReturnType<ImportRepository['findByUrl']>,
  ) => {
    for (const article of found) {
      const similarity = likeness(members, shingles(article.text))
      if (similarity >= minimum) candidates.push({ article, reason, similarity })
    }
  }
  if (url !== null) compare('address', SAME_ADDRESS_LIKENESS, imports.findByUrl(url))
  if (candidates.length === 0 && members.size >= MIN_SHINGLES) {
    compare('text', SAME_TEXT_LIKENESS, imports.findByBands(likenessBands(members)))
  }
  return candidates.sort((a, b) => b.similarity - a.similarity)[0] ?? null
}

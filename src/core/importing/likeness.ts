/**
 * Tells nearly the same texts apart from different ones: word sequences are compared, and MinHash bands find the
 * candidates without reading the library (Broder 1997; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, ch. 3).
 */
import { searchTokens } from '../../shared/query/search-tokens.ts'

const SHINGLE_TOKENS = 5
const BANDS = 8
const ROWS = 4

/** Texts with at least this share of common sequences are offered as copies of one another. */
export const SAME_TEXT_LIKENESS = 0.8
/** The same address with less than this in common is another article (a front page, a live page). */
export const SAME_ADDRESS_LIKENESS = 0.2

function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

/** Hashes of all sequences of five words; of the whole text where it is shorter. */
export function shingles(text: string): Set<number> {
  const keys = [...searchTokens(text)].map((token) => token.key)
  const result = new Set<number>()
  for (let index = 0; index + SHINGLE_TOKENS <= keys.length; index++) {
    result.add(hashText(keys.slice(index, index + SHINGLE_TOKENS).join(' ')))
  }
  if (result.size === 0 && keys.length > 0) result.add(hashText(keys.join(' ')))
  return result
}

/** Jaccard's index of two sets: common members over all members, between 0 and 1. */
export function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let common = 0
  for (const member of a) if (b.has(member)) common++
  const all = a.size + b.size - common
  return all === 0 ? 0 : common / all
}

// A bijection of 32-bit numbers per row (the finaliser of MurmurHash3 with a seed): stands for a random permutation.
function permute(value: number, seed: number): number {
  let hash = value ^ Math.imul(seed + 1, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * One hash for each of the eight bands of the MinHash signature. Two texts with a likeness of 0.8 share at least one
 * with a probability of 0.985. Empty for an empty text.
 */
export function likenessBands(members: ReadonlySet<number>): number[] {
  if (members.size === 0) return []
  const bands: number[] = []
  for (let band = 0; band < BANDS; band++) {
    const minima: number[] = []
    for (let row = 0; row < ROWS; row++) {
      let minimum = 0xffffffff
      for (const member of members) minimum = Math.min(minimum, permute(member, band * ROWS + row))
      minima.push(minimum)
    }
    bands.push(hashText(minima.join(' ')))
  }
  return bands
}

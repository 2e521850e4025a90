/**
 * The query language of the search box: words, "phrases", prefix*, -not and OR. Every text is a valid query, and
 * nothing a person types reaches the full-text engine unquoted.
 */
import { searchTokens } from './search-tokens.ts'

/** Consecutive tokens; more than one make a phrase. */
export interface QueryPhrase {
  keys: string[]
  /** The last key stands for every word that begins with it. */
  isPrefix: boolean
}

/** All `required` groups must be found (each by one of its phrases), and none of `excluded`. */
export interface Query {
  required: QueryPhrase[][]
  excluded: QueryPhrase[]
}

// A guard for the engine: beyond this the query is cut, which still finds what its beginning asks for.
const MAX_PHRASES = 64
const MAX_PHRASE_TOKENS = 64

const PART = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/g

export function parseQuery(queryText: string): Query {
  const query: Query = { required: [], excluded: [] }
  let joinsPrevious = false
  let count = 0
  for (const match of queryText.replace(/[“”„«»]/g, '"').matchAll(PART)) {
    const [, minus, quoted, bare] = match
    if (bare === 'OR' && minus === '') {
      joinsPrevious = query.required.length > 0
      continue
    }
    const words = quoted ?? bare ?? ''
    const keys = [...searchTokens(words)].slice(0, MAX_PHRASE_TOKENS).map((token) => token.key)
    if (keys.length === 0) continue
    if (++count > MAX_PHRASES) break
    const phrase: QueryPhrase = {
      keys,
      isPrefix: quoted === undefined && /[\p{L}\p{N}\p{M}]\*$/u.test(words),
    }
    if (minus === '-') query.excluded.push(phrase)
    else if (joinsPrevious) (query.required.at(-1) as QueryPhrase[]).push(phrase)
    else query.required.push([phrase])
    joinsPrevious = false
  }
  return query
}

/** True when nothing can be found: the text holds no word, or only words to leave out. */
export function isEmptyQuery(query: Query): boolean {
  return query.required.length === 0
}

// Keys hold letters, digits and marks only, but a quote is doubled all the same: this is the last line before MATCH.
function quotePhrase(phrase: QueryPhrase): string {
  const quoted = `"${phrase.keys.join(' ').replaceAll('"', '""')}"`
  return phrase.isPrefix ? `${quoted} *` : quoted
}

/** The expression for FTS5's MATCH (https://sqlite.org/fts5.html#full_text_query_syntax). The query must not be empty. */
export function toFtsExpression(query: Query): string {
  const required = query.required.map((group) => `(${group.map(quotePhrase).join(' OR ')})`).join(' AND ')
  if (query.excluded.length === 0) return required
  return `(${required}) NOT (${query.excluded.map(quotePhrase).join(' OR ')})`
}

/** Reads the terms that a person typed: one a line, or separated by commas. */

/** Trimmed, without empty ones and without repetitions that differ in case only; order kept. */
export function parseTerms(text: string): string[] {
  const seen = new Set<string>()
  const terms: string[] = []
  for (const part of text.split(/[\n,;،、]+/)) {
    const term = part.trim().replace(/\s+/g, ' ')
    const key = term.toLowerCase()
    if (term === '' || seen.has(key)) continue
    seen.add(key)
    terms.push(term.slice(0, 200))
  }
  return terms
}

/** `terms` with `term` at the end, unless it is among them in any case. */
export function addTerm(terms: readonly string[], term: string): string[] {
  return parseTerms([...terms, term].join('\n'))
}

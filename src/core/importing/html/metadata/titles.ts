/**
 * Cleans a page's title of the name of its site, and compares wordings of the same headline.
 */

/** Between headline and site name. A hyphen counts only with spaces around it. */
const SEPARATOR = /\s+(?:[-–—|\\/>»·•:~]|::|\|\|)\s+|\s*[|｜»•]\s*/gu

/** Letters and digits only, lower case: what two wordings of a headline have in common. */
export function titleKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

interface Cut {
  rest: string
  part: string
}

function cutsOf(title: string): Cut[] {
  const places = [...title.matchAll(SEPARATOR)]
  const first = places[0]
  const last = places.at(-1)
  if (!first || !last) return []
  return [
    { rest: title.slice(0, last.index), part: title.slice(last.index + last[0].length) },
    { rest: title.slice(first.index + first[0].length), part: title.slice(0, first.index) },
  ]
}

/** True when the part is the site's name, the address's host, or a word of it. */
function isSitePart(part: string, siteName: string | null, host: string): boolean {
  const key = titleKey(part)
  const squeezed = key.replaceAll(' ', '')
  if (squeezed === '') return true
  const site = titleKey(siteName ?? '')
  if (
    site !== '' &&
    (key === site || key.startsWith(`${site} `) || (site.startsWith(key) && key.length >= 3))
  )
    return true
  const names = host.split('.').filter((label) => label.length >= 3)
  return (
    names.some((label) => label.replaceAll('-', '') === squeezed) || squeezed === host.replaceAll('.', '')
  )
}

/**
 * The headline without the site's name before or after it. `headings` are the page's own h1 texts: a cut that gives one
 * of them exactly is right whatever the rest is.
 */
export function cleanTitle(
  title: string,
  siteName: string | null,
  host: string,
  headings: readonly string[],
): string {
  let result = title.replace(/\s+/g, ' ').trim()
  const headingKeys = new Set(headings.map(titleKey))
  for (let round = 0; round < 3; round++) {
    if (headingKeys.has(titleKey(result))) return result
    const cuts = cutsOf(result)
    const cut =
      cuts.find(({ rest }) => headingKeys.has(titleKey(rest))) ??
      cuts.find(({ part, rest }) => titleKey(rest).length >= 8 && isSitePart(part, siteName, host))
    if (!cut) return result
    result = cut.rest.trim()
  }
  return result
}

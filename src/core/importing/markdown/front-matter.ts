/**
 * Reads the YAML block at the head of a Markdown file, as note-taking tools and static sites write it. Nothing in it
 * is trusted: unknown keys are ignored and wrong types are dropped.
 */
import { parse } from 'yaml'
import { parseWebUrl } from '../../../shared/security/urls.ts'
import { findDate } from '../plain-text/dates.ts'

export interface FrontMatter {
  titleText: string | null
  byline: string | null
  siteName: string | null
  publishedAt: string | null
  modifiedAt: string | null
  lang: string | null
  url: string | null
  tags: string[]
}

const LONGEST_YAML = 100_000

const KEYS = {
  title: ['title', 'headline', 'name'],
  author: ['author', 'authors', 'byline', 'creator'],
  published: ['published', 'date', 'date_published', 'published_at', 'publisheddate', 'pubdate', 'created'],
  modified: ['modified', 'updated', 'date_modified', 'updated_at', 'lastmod'],
  url: ['url', 'source', 'link', 'canonical', 'canonical_url', 'source_url', 'permalink'],
  site: ['site', 'site_name', 'sitename', 'publication', 'publisher', 'website'],
  lang: ['lang', 'language', 'locale'],
  tags: ['tags', 'keywords', 'topics'],
} as const

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim() || null
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value))
    return (
      value
        .map(textOf)
        .filter((part) => part !== null)
        .join(', ') || null
    )
  if (value !== null && typeof value === 'object' && 'name' in value) return textOf(value.name)
  return null
}

/** A date or date-time in ISO 8601 as exact as written, or null. */
function dateOf(value: unknown): string | null {
  const written = textOf(value)
  if (written === null) return null
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    written,
  )
  if (iso) {
    const normal = written.replace(/^(\S{10}) /, '$1T').replace(/\s/g, '')
    return Number.isNaN(Date.parse(normal)) ? null : normal
  }
  return findDate(written)?.iso ?? null
}

/** A well-formed BCP 47 tag in its usual case, or null. */
export function languageTag(value: string | null): string | null {
  if (value === null) return null
  try {
    return Intl.getCanonicalLocales(value.replace('_', '-'))[0] ?? null
  } catch {
    return null
  }
}

/** The fields that are present and well-formed; null when the block is not a YAML mapping. */
export function readFrontMatter(yamlText: string): FrontMatter | null {
  if (yamlText.length > LONGEST_YAML) return null
  let value: unknown
  try {
    // The failsafe-like core schema keeps dates as written; aliases are capped against entity bombs.
    value = parse(yamlText, { maxAliasCount: 20, logLevel: 'silent', uniqueKeys: false })
  } catch {
    return null
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as unknown]))
  const first = (keys: readonly string[]): unknown =>
    keys.map((key) => fields.get(key)).find((field) => field !== undefined && field !== null)
  const url = textOf(first(KEYS.url))
  const tags = first(KEYS.tags)
  return {
    titleText: textOf(first(KEYS.title)),
    byline: textOf(first(KEYS.author)),
    siteName: textOf(first(KEYS.site)),
    publishedAt: dateOf(first(KEYS.published)),
    modifiedAt: dateOf(first(KEYS.modified)),
    lang: languageTag(textOf(first(KEYS.lang))),
    url: url === null ? null : parseWebUrl(url),
    tags: (Array.isArray(tags) ? tags : typeof tags === 'string' ? tags.split(',') : [])
      .map(textOf)
      .filter((tag) => tag !== null),
  }
}

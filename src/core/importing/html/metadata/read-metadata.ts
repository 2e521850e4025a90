/**
 * What is known about an article from its page. For each field the sources are asked in this order, and the first
 * answer that is well formed holds:
 *
 * | field          | sources                                                                                          |
 * |----------------|--------------------------------------------------------------------------------------------------|
 * | title          | JSON-LD headline, og:title, microdata headline, twitter:title, `title`, first h1; each without the site's name; a headline cut with "…" gives way to a later one that completes it |
 * | byline         | JSON-LD author, meta author and its relatives, microdata author, rel=author or a byline on the page |
 * | site           | og:site_name, JSON-LD publisher, application-name, microdata publisher                           |
 * | published      | JSON-LD, article:published_time, microdata, other meta dates, first `time`, a line of the page |
 * | modified       | JSON-LD, article:modified_time, og:updated_time, microdata, other meta dates                     |
 * | language       | `html lang`, content-language, JSON-LD inLanguage, og:locale                                     |
 * | direction      | `html dir`, `body dir`, the language's script                                                    |
 * | address        | link canonical, og:url, JSON-LD url, SingleFile's header, the giver's; a bare home page gives way |
 * | lead image     | JSON-LD image, og:image, twitter:image                                                           |
 */
import type { Direction } from '../../../../shared/article/tree.ts'
import { parseWebUrl } from '../../../../shared/security/urls.ts'
import { attribute, elementText, type HtmlElement } from '../dom.ts'
import type { LoadedPage } from '../load-page.ts'
import { dateInWords, isoDate } from './dates.ts'
import { type ArticleData, readJsonLd } from './json-ld.ts'
import { itemValue, PageTags } from './meta-tags.ts'
import { readSingleFileHeader } from './single-file.ts'
import { cleanTitle, titleKey } from './titles.ts'

export interface PageMetadata {
  /** Null when the page names none. */
  title: string | null
  byline: string | null
  siteName: string | null
  publishedAt: string | null
  modifiedAt: string | null
  lang: string | null
  dir: Direction
  url: string | null
  /** What relative addresses on the page mean; undefined when nothing says. */
  base: string | undefined
  leadImage: string | null
  description: string | null
  /** When SingleFile saved the page, in its own words. */
  savedAt: string | null
  /** The article's words as JSON-LD repeats them. */
  articleBody: string | null
  /** All wordings of the headline and all h1 texts as `titleKey`s, to find repetitions. */
  titleKeys: ReadonlySet<string>
}

const RTL_LANGUAGES = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ks',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
  'ji',
])
const BYLINE_PREFIX =
  /^(?:(?:written |story |text |reporting )?by|von|par|por|de|di|door|af|av|autor|author|text|от|автор)\b[\s:]+/iu

export function languageTag(value: string | null): string | null {
  const text = value?.split(/[,;\s]/)[0]?.replaceAll('_', '-') ?? ''
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null
  } catch {
    return null
  }
}

function firstText(...values: (string | null | undefined)[]): string | null {
  for (const value of values) {
    const text = value?.replace(/\s+/g, ' ').trim()
    if (text) return text
  }
  return null
}

function firstDate(...values: (string | null | undefined)[]): string | null {
  for (const value of values) {
    const date = isoDate(value)
    if (date) return date
  }
  return null
}

function hostOf(url: string | null): string {
  return url === null ? '' : new URL(url).hostname.replace(/^www\./, '')
}

function addressOf(tags: PageTags, data: ArticleData | null, given: (string | null)[]): string | null {
  const base = given.find((url) => url !== null) ?? undefined
  const named = [tags.link('canonical'), tags.meta('og:url'), data?.url ?? null]
  const addresses = [...named.map((href) => (href === null ? null : parseWebUrl(href, base))), ...given]
  const known = addresses.filter((url) => url !== null)
  return known.find((url) => new URL(url).pathname !== '/' || new URL(url).search !== '') ?? known[0] ?? null
}

function titlesOf(tags: PageTags, data: ArticleData | null): string[] {
  const headings = tags.headings.map((heading) => elementText(heading, 400))
  const titles = [
    data?.headline,
    tags.meta('og:title'),
    tags.item('headline'),
    tags.meta('twitter:title'),
    tags.titleText,
    headings.find((text) => text !== ''),
  ]
  return titles.map((title) => title?.replace(/\s+/g, ' ').trim() ?? '').filter((title) => title !== '')
}

function chooseTitle(titles: readonly string[]): string | null {
  const first = titles[0]
  if (first === undefined) return null
  const stem = /^(.*?)\s*(?:…|\.\.\.)$/.exec(first)?.[1]
  const full =
    stem && titles.find((title) => title.length > first.length && titleKey(title).startsWith(titleKey(stem)))
  return full || first
}

function cleanName(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BYLINE_PREFIX, '')
    .replace(/[\s,;|·•-]+$/, '')
}

function bylineOf(tags: PageTags, data: ArticleData | null): string | null {
  const named = data?.authors.length ? data.authors.join(', ') : null
  const metas = [
    named,
    tags.meta(
      'author',
      'article:author',
      'parsely-author',
      'sailthru.author',
      'dc.creator',
      'dcterms.creator',
      'twitter:creator:name',
    ),
  ]
  const items = [...new Set(tags.items('author').map(itemValue).map(cleanName))].filter((name) => name !== '')
  const shown = tags.bylines.map((element) => elementText(element, 200))
  for (const value of [...metas, items.slice(0, 4).join(', '), ...shown.slice(0, 1)]) {
    const name = cleanName(value ?? '')
    if (name !== '' && name.length <= 200 && !/^(?:https?:|www\.|@)/i.test(name) && /\p{L}/u.test(name))
      return name
  }
  return null
}

function directionOf(root: HtmlElement, elements: readonly HtmlElement[], lang: string | null): Direction {
  const body = elements.find(({ tag }) => tag === 'body')
  for (const element of [root, body]) {
    const dir = element ? attribute(element, 'dir').toLowerCase() : ''
    if (dir === 'rtl' || dir === 'ltr') return dir
  }
  return RTL_LANGUAGES.has(lang?.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

function shownDate(tags: PageTags): string | null {
  for (const line of [...tags.times, ...tags.dateLines]) {
    const date = dateInWords(elementText(line, 200))
    if (date !== null) return date
  }
  return null
}

function timeOf(tags: PageTags): string | null {
  const marked = tags.times.find((time) => time.attributes.has('pubdate')) ?? tags.times[0]
  return marked ? attribute(marked, 'datetime') : null
}

/** `givenUrl`: where the page was saved from, when the giver knows. */
export function readMetadata(page: LoadedPage, givenUrl: string | undefined): PageMetadata {
  const tags = new PageTags(page.elements)
  const data = readJsonLd(page.jsonLd)
  const saved = readSingleFileHeader(page.comments)
  const given = [givenUrl === undefined ? null : parseWebUrl(givenUrl), saved?.url ?? null]
  const url = addressOf(tags, data, given)
  const origin = given.find((address) => address !== null) ?? url ?? undefined
  const siteName = firstText(
    tags.meta('og:site_name'),
    data?.publisher,
    tags.meta('application-name', 'apple-mobile-web-app-title'),
    tags.item('publisher'),
  )
  const headings = tags.headings.map((heading) => elementText(heading, 400))
  const titles = titlesOf(tags, data).map((title) => cleanTitle(title, siteName, hostOf(url), headings))
  const lang = languageTag(
    firstText(
      page.root.attributes.get('lang') ?? page.root.attributes.get('xml:lang'),
      tags.meta('content-language', 'language', 'dc.language'),
      data?.inLanguage,
      tags.meta('og:locale'),
    ),
  )
  const base = tags.baseHref === '' ? origin : (parseWebUrl(tags.baseHref, origin) ?? origin)
  const image = firstText(
    data?.image,
    tags.meta('og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'),
  )
  return {
    title: chooseTitle(titles),
    byline: bylineOf(tags, data),
    siteName,
    publishedAt: firstDate(
      data?.datePublished,
      tags.meta('article:published_time', 'og:article:published_time'),
      tags.item('datePublished'),
      tags.meta(
        'parsely-pub-date',
        'sailthru.date',
        'pubdate',
        'publishdate',
        'publish-date',
        'date',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'dcterms.date',
      ),
      timeOf(tags),
      shownDate(tags),
    ),
    modifiedAt: firstDate(
      data?.dateModified,
      tags.meta('article:modified_time', 'og:updated_time'),
      tags.item('dateModified'),
      tags.meta('lastmod', 'last-modified', 'dcterms.modified'),
    ),
    lang,
    dir: directionOf(page.root, page.elements, lang),
    url,
    base,
    leadImage: image === null ? null : parseWebUrl(image, base),
    description: firstText(tags.meta('og:description', 'description', 'twitter:description')),
    savedAt: saved?.savedAt ?? null,
    articleBody: data?.articleBody ?? null,
    titleKeys: new Set([...titles, ...headings].map(titleKey).filter((key) => key !== '')),
  }
}

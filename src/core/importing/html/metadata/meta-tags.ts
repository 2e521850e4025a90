/**
 * Collects what `meta`, `link`, `title` and microdata say, without judging it.
 */
import { attribute, descendants, elementText, type HtmlElement } from '../dom.ts'
import { decodeEntities } from './entities.ts'

const DATE_TOKENS = new Set([
  'date',
  'dateline',
  'datetime',
  'published',
  'timestamp',
  'pubdate',
  'posted',
  'postinfo',
])

export class PageTags {
  readonly #metas = new Map<string, string>()
  readonly #links = new Map<string, string>()
  readonly #items = new Map<string, HtmlElement[]>()
  readonly headings: HtmlElement[] = []
  readonly times: HtmlElement[] = []
  readonly bylines: HtmlElement[] = []
  /** Short lines that name themselves dates. */
  readonly dateLines: HtmlElement[] = []
  titleText = ''
  baseHref = ''

  constructor(elements: readonly HtmlElement[]) {
    for (const element of elements) this.#read(element)
  }

  #read(element: HtmlElement): void {
    switch (element.tag) {
      case 'meta':
        this.#readMeta(element)
        break
      case 'title':
        this.titleText ||= decodeEntities(rawText(element))
        break
      case 'base':
        this.baseHref ||= attribute(element, 'href')
        break
      case 'link': {
        const href = attribute(element, 'href')
        for (const rel of attribute(element, 'rel').toLowerCase().split(/\s+/)) {
          if (href !== '' && !this.#links.has(rel)) this.#links.set(rel, href)
        }
        break
      }
      case 'h1':
        if (!element.isHidden && this.headings.length < 20) this.headings.push(element)
        break
      case 'time':
        if (this.times.length < 50) this.times.push(element)
        break
      default:
    }
    this.#readItem(element)
    const isShort = !element.isHidden && element.textLength > 5 && element.textLength < 80
    if (isShort && this.dateLines.length < 20 && element.tokens.some((token) => DATE_TOKENS.has(token)))
      this.dateLines.push(element)
    const isByline =
      element.tokens.includes('byline') ||
      element.tokens.includes('author') ||
      attribute(element, 'rel') === 'author'
    if (isByline && !element.isHidden && element.textLength > 0 && element.textLength < 200)
      this.bylines.push(element)
  }

  #readMeta(element: HtmlElement): void {
    const content = decodeEntities(attribute(element, 'content'))
    if (content === '') return
    for (const name of ['property', 'name', 'http-equiv']) {
      for (const key of attribute(element, name).toLowerCase().split(/\s+/)) {
        if (key !== '' && !this.#metas.has(key)) this.#metas.set(key, content)
      }
    }
  }

  #readItem(element: HtmlElement): void {
    for (const name of attribute(element, 'itemprop').split(/\s+/)) {
      if (name === '') continue
      const known = this.#items.get(name)
      if (!known) this.#items.set(name, [element])
      else if (known.length < 20) known.push(element)
    }
  }

  /** The first of these names that has a content. */
  meta(...names: string[]): string | null {
    for (const name of names) {
      const value = this.#metas.get(name)
      if (value !== undefined) return value
    }
    return null
  }

  link(rel: string): string | null {
    return this.#links.get(rel) ?? null
  }

  items(name: string): readonly HtmlElement[] {
    return this.#items.get(name) ?? []
  }

  /** A microdata property's value: its `content` or `datetime`, else its words. */
  item(name: string): string | null {
    for (const element of this.items(name)) {
      const value = itemValue(element)
      if (value !== '') return value
    }
    return null
  }
}

export function itemValue(element: HtmlElement): string {
  const nested = [...descendants(element)].find((inner) =>
    attribute(inner, 'itemprop').split(/\s+/).includes('name'),
  )
  const target =
    attribute(element, 'itemscope') !== '' || element.attributes.has('itemscope')
      ? (nested ?? element)
      : element
  return attribute(target, 'content') || attribute(target, 'datetime') || elementText(target, 400)
}

/** Text children as they are: `title` is never shown, so its visible text is empty. */
function rawText(element: HtmlElement): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

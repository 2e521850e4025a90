/**
 * Reads schema.org JSON-LD (https://json-ld.org) as far as news pages use it: one object that describes the article.
 */
import { decodeEntities } from './entities.ts'

type Json = unknown
type JsonObject = Record<string, Json>

export interface ArticleData {
  headline: string | null
  authors: string[]
  publisher: string | null
  datePublished: string | null
  dateModified: string | null
  inLanguage: string | null
  url: string | null
  image: string | null
  /** Plain text or, on some pages, HTML. */
  articleBody: string | null
}

const MAX_NODES = 2000
const MAX_BLOCK_LENGTH = 5_000_000
const ARTICLE_TYPE = /(?:Article|Posting|Report|Review|Analysis|Column)$/

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function stringOf(value: Json): string | null {
  const text = listOf(value).find((item): item is string => typeof item === 'string')
  const decoded = text === undefined ? '' : decodeEntities(text).replace(/\s+/g, ' ').trim()
  return decoded === '' ? null : decoded
}

/** A name, or an object with one. Addresses are not names. */
function namesOf(value: Json): string[] {
  return listOf(value).flatMap((item) => {
    const name = stringOf(isObject(item) ? item.name : item)
    return name === null || /^https?:/i.test(name) ? [] : [name]
  })
}

function addressOf(value: Json): string | null {
  for (const item of listOf(value)) {
    const address = stringOf(isObject(item) ? (item.url ?? item.contentUrl ?? item['@id']) : item)
    if (address !== null) return address
  }
  return null
}

function parseJson(source: string): Json {
  const body = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/, '')
  try {
    return JSON.parse(body)
  } catch {
    try {
      // Raw line breaks inside strings are the commonest mistake in the wild.
      return JSON.parse(body.replace(/[\n\r\t]+/g, ' ').replace(/,\s*([}\]])/g, '$1'))
    } catch {
      return null
    }
  }
}

/** Breadth first, so that the outermost article comes before what it mentions. */
function* nodesOf(sources: readonly string[]): Generator<JsonObject> {
  const queue = sources.filter((source) => source.length <= MAX_BLOCK_LENGTH).map(parseJson)
  for (let index = 0; index < queue.length && index < MAX_NODES; index++) {
    const node = queue[index]
    if (Array.isArray(node)) queue.push(...node.slice(0, MAX_NODES))
    else if (isObject(node)) {
      yield node
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'])
        if (node[key]) queue.push(node[key])
    }
  }
}

function isArticle(node: JsonObject): boolean {
  return listOf(node['@type']).some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))
}

function articleOf(node: JsonObject): ArticleData {
  return {
    headline: stringOf(node.headline) ?? stringOf(node.name),
    authors: [...new Set(namesOf(node.author ?? node.creator))],
    publisher: namesOf(node.publisher)[0] ?? namesOf(node.isPartOf)[0] ?? null,
    datePublished: stringOf(node.datePublished),
    dateModified: stringOf(node.dateModified),
    inLanguage: namesOf(node.inLanguage)[0] ?? null,
    url: addressOf(node.url) ?? addressOf(node.mainEntityOfPage),
    image: addressOf(node.image),
    articleBody: typeof node.articleBody === 'string' ? decodeEntities(node.articleBody) : null,
  }
}

/** Null when the page describes no article. Broken JSON is passed over. */
export function readJsonLd(sources: readonly string[]): ArticleData | null {
  const articles = [...nodesOf(sources)].filter(isArticle).map(articleOf)
  return articles.find(({ headline }) => headline !== null) ?? articles[0] ?? null
}

/**
 * Markdown in, article out: CommonMark with GitHub's extensions and YAML front matter, without any raw HTML.
 */
import type * as Mdast from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { blockText, canonicalText } from '../../../shared/article/canonical-text.ts'
import { detectLanguage, textDirection } from '../../../shared/article/language.ts'
import { normalizeTree } from '../../../shared/article/normalize-tree.ts'
import {
  type ParsedArticle,
  RefusedDocument,
  type TraceEntry,
} from '../../../shared/article/parsed-article.ts'
import { type Block, type Direction, inlineText, type Root } from '../../../shared/article/tree.ts'
import { findDate } from '../plain-text/dates.ts'
import { quoteOf } from '../plain-text/draft.ts'
import { titleFromLede } from '../plain-text/lede-title.ts'
import { bylineName, isDateLine } from '../plain-text/opening.ts'
import { convertBlocks } from './convert.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'

/** Markdown is parsed into a tree several hundred times its size. */
export const LARGEST_MARKDOWN_LENGTH = 2_000_000
const DEEPEST_QUOTES = 100
const DEEPEST_INDENT = 400

const NO_FRONT_MATTER: FrontMatter = {
  titleText: null,
  byline: null,
  siteName: null,
  publishedAt: null,
  modifiedAt: null,
  lang: null,
  url: null,
  tags: [],
}

function assertBounded(source: string): void {
  if (source.length > LARGEST_MARKDOWN_LENGTH) {
    throw new RefusedDocument(
      'TOO_LARGE',
      'This Markdown is too large (at most 2 million characters can be imported). Split it into parts and import those.',
    )
  }
  // Checked on the text: the parser itself would recurse.
  const isDeep = new RegExp(
    `^(?:[ \\t]*>){${DEEPEST_QUOTES}}|^[ \\t]{${DEEPEST_INDENT}}|^(?:[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]){${DEEPEST_QUOTES}}|[[(*_~]{2000}`,
    'm',
  )
  if (isDeep.test(source)) {
    throw new RefusedDocument(
      'TOO_DEEP',
      'This Markdown nests its parts too deeply to be an article. Copy its text and import that.',
    )
  }
}

function definitionsOf(root: Mdast.Root): Map<string, Mdast.Definition> {
  const definitions = new Map<string, Mdast.Definition>()
  const open: Mdast.Nodes[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child)
  }
  return definitions
}

interface Reading {
  blocks: Block[]
  trace: TraceEntry[]
  titleText: string | null
  byline: string | null
  publishedAt: string | null
}

function sameWords(one: string, other: string): boolean {
  const normal = (words: string): string =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return normal(one) === normal(other)
}

/** The first heading becomes the title when it repeats the front matter's, or when that has none and it is of depth 1. */
function takeTitle(reading: Reading): void {
  const index = reading.blocks.findIndex((block) => block.type !== 'figure' && block.type !== 'thematicBreak')
  const first = reading.blocks[index]
  if (first?.type !== 'heading') return
  const words = inlineText(first.children).replace(/\s+/g, ' ').trim()
  const isRepeated = reading.titleText !== null && sameWords(words, reading.titleText)
  if (!isRepeated && (reading.titleText !== null || first.depth !== 1)) return
  reading.blocks.splice(index, 1)
  reading.titleText ??= words
  const reason = isRepeated
    ? 'the first heading repeats the title'
    : 'the first heading, of the highest level'
  reading.trace.push({ step: 'markdown.title', decision: 'title', reason, quote: quoteOf(words) })
}

function takeOpeningLines(reading: Reading): void {
  for (const block of reading.blocks.slice(0, 3)) {
    if (block.type !== 'paragraph') continue
    const words = inlineText(block.children).replace(/\s+/g, ' ').trim()
    const name = bylineName(words)
    const date = findDate(words)
    if (name !== null) {
      block.data = { ...block.data, role: 'byline' }
      reading.byline ??= name
      reading.trace.push({
        step: 'markdown.opening',
        decision: 'byline',
        reason: 'begins like a byline',
        quote: quoteOf(words),
      })
    } else if (date && isDateLine(words, date.matched)) {
      block.data = { ...block.data, role: 'dateline' }
      reading.publishedAt ??= date.iso
      reading.trace.push({
        step: 'markdown.opening',
        decision: 'date',
        reason: 'a line with nothing but a date',
        quote: quoteOf(words),
      })
    }
  }
}

function setDirections(tree: Root, articleDir: Direction): void {
  for (const block of tree.children) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    const dir = textDirection(blockText(block))
    if (dir !== null && dir !== articleDir) block.data = { ...block.data, dir }
  }
}

function parseTree(source: string): { root: Mdast.Root; matter: FrontMatter } {
  const root = fromMarkdown(source, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  })
  const yaml = root.children.find((node) => node.type === 'yaml')
  const matter = (yaml?.type === 'yaml' ? readFrontMatter(yaml.value) : null) ?? NO_FRONT_MATTER
  return { root, matter }
}

/** The tree is in normal form. Throws `RefusedDocument` for Markdown too large or too deep. */
export function parseMarkdown(source: string): ParsedArticle {
  assertBounded(source)
  const { root, matter } = parseTree(source)
  const base = matter.url === null ? {} : { base: matter.url }
  const blocks = convertBlocks(root.children, { definitions: definitionsOf(root), ...base })
  const reading: Reading = {
    blocks: normalizeTree({ type: 'root', children: blocks }).children,
    trace: [],
    titleText: matter.titleText,
    byline: matter.byline,
    publishedAt: matter.publishedAt,
  }
  takeTitle(reading)
  takeOpeningLines(reading)
  const tree: Root = { type: 'root', children: reading.blocks }
  const words = canonicalText(tree)
  const lede = tree.children.find((block) => block.type === 'paragraph' && block.data?.role === undefined)
  const dir = textDirection(words) ?? 'ltr'
  setDirections(tree, dir)
  return {
    sourceKind: 'markdown',
    tree,
    titleText:
      reading.titleText ??
      titleFromLede(
        (lede?.type === 'paragraph' ? inlineText(lede.children) : words).replace(/\s+/g, ' ').trim(),
      ),
    titleOrigin: reading.titleText === null ? 'lede' : 'source',
    byline: reading.byline,
    siteName: matter.siteName,
    publishedAt: reading.publishedAt,
    modifiedAt: matter.modifiedAt,
    lang: matter.lang ?? detectLanguage(words),
    dir,
    url: matter.url,
    trace: reading.trace,
    assets: [],
  }
}

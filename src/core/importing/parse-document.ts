/**
 * The one entrance for bytes of unknown make: decodes them, tells HTML, Markdown and plain text apart by content,
 * parses, and refuses with a sentence what cannot become an article.
 */
import { normalizeTree } from '../../shared/article/normalize-tree.ts'
import {
  type ParsedArticle,
  RefusedDocument,
  type SourceDocument,
  type SourceKind,
  type TraceEntry,
} from '../../shared/article/parsed-article.ts'
import type { Block, ListItem, Root } from '../../shared/article/tree.ts'
import { parseWebUrl } from '../../shared/security/urls.ts'
import { isBinaryText, signatureOf } from './binary-content.ts'
import { parseContained } from './containers/parse-contained.ts'
import { readContainer } from './containers/read-container.ts'
import { decodeBytes } from './decoding/decode-bytes.ts'
import { detectKind } from './detect-kind.ts'
import { hasWords } from './words-in-tree.ts'

const MEBIBYTE = 1024 * 1024
/** No document may be larger, whatever it is. */
export const LARGEST_DOCUMENT_BYTES = 64 * MEBIBYTE
/** Plain text and Markdown of this size are more than twenty thick books: no article, and slow to read. */
export const LARGEST_TEXT_BYTES = 20 * MEBIBYTE
/** Every line is judged on its own; this many take a few seconds. */
const MOST_LINES = 200_000
/** Blocks within blocks; deeper trees would overflow the stack of what walks them. */
const DEEPEST_NESTING = 200

function sizeSentence(sizeBytes: number, limitBytes: number, what: string): string {
  const size = Math.round(sizeBytes / MEBIBYTE)
  return `This ${what} is too large (${size} MB; at most ${limitBytes / MEBIBYTE} MB can be imported). Split it into parts and import those.`
}

function assertReadableSize(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new RefusedDocument('EMPTY_FILE', 'This file is empty: there is nothing to import.')
  if (bytes.length > LARGEST_DOCUMENT_BYTES) {
    throw new RefusedDocument('TOO_LARGE', sizeSentence(bytes.length, LARGEST_DOCUMENT_BYTES, 'file'))
  }
}

function assertReadableBytes(bytes: Uint8Array): void {
  assertReadableSize(bytes)
  const signature = signatureOf(bytes)
  if (signature !== null) {
    throw new RefusedDocument(
      'BINARY_FILE',
      `This is ${signature}, not a text or web page. Save the article as text, Markdown or HTML and import that.`,
    )
  }
}

function assertReadableText(text: string, sizeBytes: number, kind: SourceKind): void {
  if (text.trim() === '') {
    throw new RefusedDocument('EMPTY_FILE', 'This file holds only white space: there is nothing to import.')
  }
  if (kind !== 'html' && sizeBytes > LARGEST_TEXT_BYTES) {
    throw new RefusedDocument('TOO_LARGE', sizeSentence(sizeBytes, LARGEST_TEXT_BYTES, 'text'))
  }
  if (kind !== 'html' && hasMoreLines(text, MOST_LINES)) {
    throw new RefusedDocument(
      'TOO_LARGE',
      `This text has more than ${MOST_LINES.toLocaleString('en')} lines, which no article has. Split it into parts and import those.`,
    )
  }
}

function hasMoreLines(text: string, limit: number): boolean {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if (++count > limit) return true
  return false
}

/** Walks with a stack of its own, so that it can measure trees that recursion could not. */
function assertShallow(tree: Root): void {
  const open: [node: Block | ListItem, depth: number][] = tree.children.map((child) => [child, 1])
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [node, depth] = entry
    if (depth > DEEPEST_NESTING) {
      throw new RefusedDocument(
        'TOO_DEEP',
        `This document nests its parts more than ${DEEPEST_NESTING} deep, which no article does. Copy its text and import that.`,
      )
    }
    if (
      node.type === 'blockquote' ||
      node.type === 'list' ||
      node.type === 'listItem' ||
      node.type === 'footnoteDefinition'
    ) {
      for (const child of node.children) open.push([child, depth + 1])
    }
  }
}

async function parseAs(kind: SourceKind, text: string, source: SourceDocument): Promise<ParsedArticle> {
  // The libraries of each kind are loaded when the first document of that kind comes.
  if (kind === 'html') {
    const { parseHtml } = await import('./html/parse-html.ts')
    return parseHtml(text, {
      name: source.name,
      ...(source.url !== undefined && { url: source.url }),
      ...(source.resources && { resources: source.resources }),
    })
  }
  if (kind === 'markdown') {
    const { parseMarkdown } = await import('./markdown/parse-markdown.ts')
    return parseMarkdown(text)
  }
  const { parsePlainText } = await import('./plain-text/parse-plain-text.ts')
  return parsePlainText(text)
}

function titleFromName(name: string): string {
  const stem = name.replace(/\.[A-Za-z0-9]{1,8}$/, '')
  return stem.replace(/[_]+/g, ' ').replace(/\s+/g, ' ').trim()
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function finish(article: ParsedArticle, source: SourceDocument, opening: TraceEntry[]): ParsedArticle {
  assertShallow(article.tree)
  const tree = normalizeTree(article.tree)
  const hasTitle = article.titleText.trim() !== ''
  if (!hasWords(tree) && !/[\p{L}\p{N}]/u.test(article.titleText)) {
    throw new RefusedDocument('NO_TEXT', 'No words were found in this file: there is nothing to read.')
  }
  return {
    ...article,
    tree,
    titleText: hasTitle ? oneLine(article.titleText) : titleFromName(source.name) || 'Untitled',
    titleOrigin: hasTitle ? article.titleOrigin : 'file',
    url: article.url ?? (source.url === undefined ? null : parseWebUrl(source.url)),
    trace: [...opening, ...article.trace],
  }
}

/**
 * Parses a document of any supported kind, also one inside a saved page, a web archive or a mail. Throws
 * `RefusedDocument`, and nothing else, when it cannot become an article; its message is a sentence for people. The tree
 * is in normal form.
 */
export async function parseDocument(source: SourceDocument): Promise<ParsedArticle> {
  assertReadableSize(source.bytes)
  const contained = await readContainer(source.bytes)
  return contained ? parseContained(contained, source, parseSingle) : parseSingle(source)
}

async function parseSingle(source: SourceDocument): Promise<ParsedArticle> {
  assertReadableBytes(source.bytes)
  const decoded = decodeBytes(source.bytes, source.encoding)
  if (isBinaryText(decoded.text)) {
    throw new RefusedDocument(
      'BINARY_FILE',
      'This file holds no readable text. If it is a document of another program, save it there as text or HTML first.',
    )
  }
  const detected = source.kind ? { kind: source.kind, reason: 'as chosen' } : detectKind(decoded.text)
  assertReadableText(decoded.text, source.bytes.length, detected.kind)
  const opening: TraceEntry[] = [
    { step: 'decoding', decision: decoded.encoding, reason: decoded.reason },
    { step: 'kind', decision: detected.kind, reason: detected.reason },
  ]
  try {
    return finish(await parseAs(detected.kind, decoded.text, source), source, opening)
  } catch (error) {
    if (error instanceof RefusedDocument) throw error
    if (error instanceof RangeError) {
      throw new RefusedDocument(
        'TOO_DEEP',
        'This document nests its parts too deeply. Copy its text and import that.',
      )
    }
    const cause = error instanceof Error ? error.message : String(error)
    throw new RefusedDocument(
      'PARSE_FAILED',
      `This file could not be read as ${detected.kind} (${cause}). Try importing it as plain text.`,
    )
  }
}

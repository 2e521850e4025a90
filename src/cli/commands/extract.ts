/**
 * `offprint extract`: what the importers make of files, as JSON Lines, without any library. Files are parsed side by
 * side in the parser pool and printed in the order in which they were named.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathSources } from '../../adapters/file-sources.ts'
import { createParserPool } from '../../adapters/parser-pool.ts'
import { documentsIn } from '../../core/importing/containers/open-source.ts'
import { articleToMarkdown } from '../../core/importing/to-markdown.ts'
import type { DocumentParser, ImportSource } from '../../core/ports/ports.ts'
import { canonicalBlocks } from '../../shared/article/canonical-text.ts'
import type { ParsedArticle } from '../../shared/article/parsed-article.ts'
import { CommandFailure, failureSentence } from '../command-failure.ts'

interface NamedSource {
  /** The path as the person gave it, continued below a folder and inside an archive. */
  source: string
  document: ImportSource
}

async function* namedSources(paths: readonly string[]): AsyncGenerator<NamedSource> {
  for (const path of paths) {
    for await (const file of pathSources(path)) {
      const place = path.endsWith(file.name) ? path : join(path, file.name)
      for await (const document of documentsIn(file)) {
        yield { source: place + document.name.slice(file.name.length), document }
      }
    }
  }
}

/** The object that is printed for one article. */
export function extractRecord(source: string, parsed: ParsedArticle): Record<string, unknown> {
  const blocks = canonicalBlocks(parsed.tree)
  return {
    source,
    title: parsed.titleText,
    byline: parsed.byline,
    siteName: parsed.siteName,
    publishedAt: parsed.publishedAt,
    lang: parsed.lang,
    dir: parsed.dir,
    url: parsed.url,
    text: blocks.map((block) => block.text).join('\n'),
    markdown: articleToMarkdown(parsed.tree),
    blocks: blocks.map(({ node, text }) => ({
      type: node.type,
      ...(node.type === 'heading' && { depth: node.depth }),
      text,
    })),
    trace: parsed.trace,
  }
}

interface Extraction {
  record: Record<string, unknown>
  hasFailed: boolean
}

async function extract({ source, document }: NamedSource, parser: DocumentParser): Promise<Extraction> {
  try {
    const bytes = await document.read()
    const name = document.name.slice(document.name.lastIndexOf('/') + 1)
    const parsed = await parser.parse({ bytes, name }, new AbortController().signal)
    return { record: extractRecord(source, parsed), hasFailed: false }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'PARSE_FAILED'
    return { record: { source, error: { code, message: failureSentence(error) } }, hasFailed: true }
  }
}

/** Throws `CommandFailure` after the last line when a file could not be read. */
export async function extractCommand(paths: string[], write: (line: string) => void): Promise<void> {
  const parser = createParserPool()
  // One more than the pool has threads, so that reading files and printing overlap with parsing.
  const ahead = Math.min(4, availableParallelism()) + 1
  const running: Promise<Extraction>[] = []
  let count = 0
  let failed = 0
  const print = async () => {
    const extraction = await running.shift()
    if (!extraction) return
    count++
    if (extraction.hasFailed) failed++
    write(`${JSON.stringify(extraction.record)}\n`)
  }
  try {
    for await (const named of namedSources(paths)) {
      running.push(extract(named, parser))
      if (running.length > ahead) await print()
    }
    while (running.length > 0) await print()
  } finally {
    await parser.close()
  }
  if (count === 0) throw new CommandFailure('There is no article file in what you named.')
  if (failed > 0) {
    throw new CommandFailure(
      failed === 1 ? '1 file could not be extracted.' : `${failed} files could not be extracted.`,
    )
  }
}

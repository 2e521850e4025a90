/**
 * Parses the document inside a container and adds what the container knows of it.
 */
import type { ParsedArticle, SourceDocument, TraceEntry } from '../../../shared/article/parsed-article.ts'
import type { Contained } from './contained.ts'

const STEP = 'container'

/** A label that programs write without looking: it says nothing about bytes beyond ASCII. */
const SILENT_ENCODING = /^(?:us-ascii|ascii|unknown(?:-8bit)?|binary|8bit|x-unknown)$/i

function innerDocument(contained: Contained, source: SourceDocument): SourceDocument {
  const named = contained.encoding
  const encoding = source.encoding ?? (named === undefined || SILENT_ENCODING.test(named) ? undefined : named)
  const url = source.url ?? contained.url
  return {
    bytes: contained.bytes,
    name: source.name,
    kind: source.kind ?? contained.kind,
    resources: [...contained.resources, ...(source.resources ?? [])],
    ...(encoding !== undefined && { encoding }),
    ...(url !== undefined && { url }),
  }
}

/** Encoding and kind are the container's word, unless a person chose them; a title made up is of no use beside a given one. */
function explained(entry: TraceEntry, contained: Contained, source: SourceDocument): TraceEntry[] {
  const { encoding, facts, kind, what } = contained
  if (entry.step === 'decoding' && source.encoding === undefined && encoding !== undefined) {
    return [{ ...entry, reason: `${what} names it: ${encoding.slice(0, 40)}` }]
  }
  if (entry.step === 'kind' && source.kind === undefined)
    return [{ ...entry, reason: `${what} says so: ${kind}` }]
  return entry.decision === 'title' && facts.titleText !== undefined ? [] : [entry]
}

/** `parse` reads a document that is no container. Throws what it throws. */
export async function parseContained(
  contained: Contained,
  source: SourceDocument,
  parse: (document: SourceDocument) => Promise<ParsedArticle>,
): Promise<ParsedArticle> {
  const article = await parse(innerDocument(contained, source))
  const finished = contained.finish?.(article.tree)
  const { titleText, ...facts } = contained.facts
  return {
    ...article,
    ...facts,
    ...(titleText !== undefined && { titleText, titleOrigin: 'source' as const }),
    tree: finished?.tree ?? article.tree,
    trace: [
      { step: STEP, decision: contained.what, reason: contained.reason },
      ...article.trace.flatMap((entry) => explained(entry, contained, source)),
      ...(finished?.trace ?? []),
    ],
  }
}

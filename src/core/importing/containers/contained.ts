/** What a container gives to the parser: one document with its pictures, and what the container itself knows of it. */
import type { DocumentResource, SourceKind, TraceEntry } from '../../../shared/article/parsed-article.ts'
import type { Root } from '../../../shared/article/tree.ts'

/** Fields that hold over what the document inside says of itself; absent where the container is silent. */
export interface ContainerFacts {
  titleText?: string
  byline?: string
  siteName?: string
  publishedAt?: string
}

export interface Contained {
  /** Plain words with the article, for the trace: `an e-mail`. */
  what: string
  reason: string
  kind: SourceKind
  bytes: Uint8Array
  /** The encoding that the container names, as written; it wins over what the document declares. */
  encoding?: string
  url?: string
  resources: DocumentResource[]
  facts: ContainerFacts
  /** A last step on the finished tree, which tells what it did. */
  finish?(tree: Root): { tree: Root; trace: TraceEntry[] }
}

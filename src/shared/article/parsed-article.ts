/**
 * What a parser hands over: the tree, what is known about the article, and the trace of every decision taken.
 * Plain data, so that it crosses worker and process boundaries and can be shown to people.
 */
import type { Direction, Root } from './tree.ts'

export type SourceKind = 'text' | 'markdown' | 'html'

/** `source`: the document says so. `lede`: made from the first sentence. `file`: made from the file's name. `user`: typed. */
export type TitleOrigin = 'source' | 'lede' | 'file' | 'user'

/** One decision of a named step. */
export interface TraceEntry {
  /** Kebab-case name of the step, e.g. `plain-text.headings`. */
  step: string
  /** What was decided, e.g. `heading`, `boilerplate`, `removed`, `title`. */
  decision: string
  /** Plain words, shown to people: "short line, no end mark, before a long paragraph". */
  reason: string
  /** The words concerned, cut to 200 characters. */
  quote?: string
  /** Evidence for the decision, between 0 and 1, where the step weighs evidence. */
  score?: number
  /** Index of the source line or of the top-level block concerned, where there is one. */
  line?: number
}

/** Bytes of an image found inside the source. `key` is what `Image.data.sourceUrl` says before storing. */
export interface EmbeddedAsset {
  key: string
  mediaType: string
  bytes: Uint8Array
}

export interface ParsedArticle {
  sourceKind: SourceKind
  tree: Root
  titleText: string
  titleOrigin: TitleOrigin
  byline: string | null
  siteName: string | null
  /** ISO 8601 date or date-time, as exact as the source is. */
  publishedAt: string | null
  modifiedAt: string | null
  /** BCP 47 tag. */
  lang: string | null
  dir: Direction
  /** Canonical address, http or https. */
  url: string | null
  trace: TraceEntry[]
  assets: EmbeddedAsset[]
}

/**
 * A file that came with a document. `name` is how the document speaks of it: a web address, `cid:…`, or a path beside
 * the document.
 */
export interface DocumentResource {
  name: string
  bytes: Uint8Array
  mediaType?: string
}

/** What is to be parsed. `name` is a file name without its folder, for the title of last resort; may be empty. */
export interface SourceDocument {
  bytes: Uint8Array
  name: string
  /** Forces the kind; detected from content when absent. */
  kind?: SourceKind
  /** The address it was saved from, if the giver knows it. */
  url?: string
  /** Forces the encoding (a WHATWG label); detected when absent. */
  encoding?: string
  /** Pictures that came with it. */
  resources?: readonly DocumentResource[]
}

export type RefusalCode =
  | 'EMPTY_FILE'
  | 'BINARY_FILE'
  | 'TOO_LARGE'
  | 'NO_TEXT'
  | 'PARSE_TIMEOUT'
  | 'PARSE_FAILED'
  | 'TOO_DEEP'
  | 'ENCRYPTED_FILE'
  | 'DAMAGED_FILE'

/** A document that cannot become an article; `message` is a sentence for people that says what to do. */
export class RefusedDocument extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'RefusedDocument'
    this.code = code
  }
}

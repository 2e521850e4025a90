/**
 * Schemas of everything that crosses a boundary, and the domain types derived from them.
 * Input is validated against these once, at the core's edge. Times are integer milliseconds since 1970, UTC.
 */
import { z } from 'zod'
import type { TraceEntry } from '../article/parsed-article.ts'
import { LINE_ROLES } from '../article/structure-lines.ts'
import type { Root } from '../article/tree.ts'

export const MAX_QUERY_LENGTH = 20_000
export const MAX_NOTE_LENGTH = 1_000_000
export const MAX_PASTE_LENGTH = 20_000_000
export const MAX_URL_LENGTH = 8_000
export const PAGE_LIMIT = 200

export const articleIdSchema = z.uuid().brand<'ArticleId'>()
export const revisionIdSchema = z.uuid().brand<'RevisionId'>()
export const keywordListIdSchema = z.uuid().brand<'KeywordListId'>()
export const importJobIdSchema = z.uuid().brand<'ImportJobId'>()
export type ArticleId = z.infer<typeof articleIdSchema>
export type RevisionId = z.infer<typeof revisionIdSchema>
export type KeywordListId = z.infer<typeof keywordListIdSchema>
export type ImportJobId = z.infer<typeof importJobIdSchema>

const timeSchema = z.int()
export const directionSchema = z.enum(['ltr', 'rtl'])
export const titleOriginSchema = z.enum(['source', 'lede', 'file', 'user'])
export const sourceKindSchema = z.enum(['text', 'markdown', 'html'])

/** Which articles a list shows. `library` is everything that is neither archived nor in the trash. */
export const libraryViewSchema = z.enum(['library', 'unread', 'starred', 'archive', 'trash'])
export type LibraryView = z.infer<typeof libraryViewSchema>

/** An article as lists show it. */
export const articleSummarySchema = z.object({
  id: articleIdSchema,
  title: z.string(),
  /** `lede`: made from the first sentence because the source has no title; the interface marks it as made. */
  titleOrigin: titleOriginSchema,
  byline: z.string().nullable(),
  siteName: z.string().nullable(),
  url: z.string().nullable(),
  /** ISO 8601 date or date-time, as exact as the source is. */
  publishedAt: z.string().nullable(),
  lang: z.string().nullable(),
  dir: directionSchema,
  /** The beginning of the story, at most 240 characters, without the words that made the title. */
  excerpt: z.string(),
  wordCount: z.int(),
  savedAt: timeSchema,
  updatedAt: timeSchema,
  isRead: z.boolean(),
  isStarred: z.boolean(),
  isArchived: z.boolean(),
  isTrashed: z.boolean(),
  hasNote: z.boolean(),
})
export type ArticleSummary = z.infer<typeof articleSummarySchema>

export const noteSchema = z.object({
  articleId: articleIdSchema,
  /** Empty when nothing is noted. */
  markdown: z.string(),
  /** Null when no note was ever saved. */
  updatedAt: timeSchema.nullable(),
})
export type Note = z.infer<typeof noteSchema>

/** An article with its current revision. */
export const articleDetailSchema = articleSummarySchema.extend({
  revisionId: revisionIdSchema,
  sourceKind: sourceKindSchema,
  /** Name of the file it came from; empty for pasted text. */
  sourceName: z.string(),
  /** Normalised article tree. It was built by our own parser and stored by our own core, so it is not walked again. */
  tree: z.custom<Root>((value) => typeof value === 'object' && value !== null && 'children' in value),
  /** Canonical text, version 1, of `tree`. */
  text: z.string(),
  /** SHA-256 of `text` in UTF-8, hex. */
  textHash: z.string(),
  trace: z.array(z.custom<TraceEntry>((value) => typeof value === 'object' && value !== null)),
})
export type ArticleDetail = z.infer<typeof articleDetailSchema>

export const articleStateSchema = z
  .object({ isRead: z.boolean(), isStarred: z.boolean(), isArchived: z.boolean(), isTrashed: z.boolean() })
  .partial()
export type ArticleState = z.infer<typeof articleStateSchema>

export const libraryInfoSchema = z.object({
  /** Name of the library's folder. */
  name: z.string(),
  counts: z.object({
    library: z.int(),
    unread: z.int(),
    starred: z.int(),
    archive: z.int(),
    trash: z.int(),
  }),
})
export type LibraryInfo = z.infer<typeof libraryInfoSchema>

/** Keyword colours are names, not values, so that each theme can give them contrast. */
export const keywordColorSchema = z.enum([
  'yellow',
  'green',
  'blue',
  'pink',
  'orange',
  'violet',
  'teal',
  'red',
])
export type KeywordColor = z.infer<typeof keywordColorSchema>

export const keywordListSchema = z.object({
  id: keywordListIdSchema,
  name: z.string().trim().min(1).max(200),
  color: keywordColorSchema,
  isEnabled: z.boolean(),
  /** Whole words or phrases, matched without regard to case; order is the user's. */
  terms: z.array(z.string().trim().min(1).max(200)).max(5_000),
})
export type KeywordList = z.infer<typeof keywordListSchema>

/** A stretch of an excerpt; `isHit` marks words that the query found. */
export const excerptPartSchema = z.object({ text: z.string(), isHit: z.boolean() })
export const searchHitSchema = z.object({
  article: articleSummarySchema,
  titleParts: z.array(excerptPartSchema),
  excerptParts: z.array(excerptPartSchema),
  /** Where the excerpt's words stand. */
  foundIn: z.enum(['title', 'text', 'note']),
})
export type SearchHit = z.infer<typeof searchHitSchema>
export type ExcerptPart = z.infer<typeof excerptPartSchema>

export const importOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('imported'), articleId: articleIdSchema, title: z.string() }),
  z.object({ status: z.literal('duplicate'), articleId: articleIdSchema, title: z.string() }),
  /** Added to an article as a newer copy of it, after a person (or a flag) said so. */
  z.object({ status: z.literal('revised'), articleId: articleIdSchema, title: z.string() }),
  /**
   * Nearly an article that is there already. Nothing was added; `import.decide` takes it in as a newer copy or as an
   * article of its own.
   */
  z.object({
    status: z.literal('similar'),
    articleId: articleIdSchema,
    title: z.string(),
    originalHash: z.string(),
    /** `address`: saved from the same page. `text`: nearly the same words. */
    reason: z.enum(['address', 'text']),
    /** Share of common word sequences, between 0 and 1. */
    similarity: z.number(),
  }),
  z.object({
    status: z.literal('refused'),
    /** Stable code, see `IMPORT_REFUSALS`. */
    code: z.string(),
    /** A sentence for people that says what to do. */
    message: z.string(),
  }),
])
export type ImportOutcome = z.infer<typeof importOutcomeSchema>
export const importItemSchema = z.object({ name: z.string(), outcome: importOutcomeSchema })
export type ImportItem = z.infer<typeof importItemSchema>

export const importEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progressed'), done: z.int(), total: z.int() }),
  z.object({ type: z.literal('itemFinished'), item: importItemSchema }),
  z.object({ type: z.literal('finished'), items: z.array(importItemSchema), wasCancelled: z.boolean() }),
])
export type ImportEvent = z.infer<typeof importEventSchema>

/** What a correction makes of a line. */
export const lineRoleSchema = z.enum(LINE_ROLES)

export const structureLineSchema = z.object({
  index: z.int(),
  text: z.string(),
  role: z.enum([...LINE_ROLES, 'other']),
  depth: z.int().optional(),
  /** Why the parser took it for that, in plain words; `person` when a correction said so. Empty for plain paragraphs. */
  reasons: z.array(z.object({ decision: z.string(), reason: z.string(), score: z.number().optional() })),
  isCorrected: z.boolean(),
})
export type StructureLineView = z.infer<typeof structureLineSchema>

/** What was decided about an article's structure, line by line, and what a person corrected. */
export const structureSchema = z.object({
  articleId: articleIdSchema,
  revisionId: revisionIdSchema,
  title: z.string(),
  byline: z.string().nullable(),
  lines: z.array(structureLineSchema),
  /** Decisions that belong to no single line (title, byline, encoding, removed boxes), in order. */
  decisions: z.array(z.object({ decision: z.string(), reason: z.string(), quote: z.string().optional() })),
  /** WHATWG label that a person chose; null when it was detected. */
  encoding: z.string().nullable(),
  /** Newest last; the last one is what undo takes back. */
  corrections: z.array(z.object({ id: z.uuid(), summary: z.string() })),
  /** Where the article comes from, for rules that hold for all its articles; null when unknown. */
  source: z.string().nullable(),
  /** Lines that a person hid for this source. */
  hiddenForSource: z.array(z.object({ id: z.uuid(), lineText: z.string() })),
})
export type Structure = z.infer<typeof structureSchema>

export const structureChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), line: z.int().min(0), role: lineRoleSchema }),
  z.object({ kind: z.literal('title'), text: z.string().trim().min(1).max(1000) }),
  z.object({ kind: z.literal('byline'), text: z.string().trim().max(1000) }),
])
export type StructureChange = z.infer<typeof structureChangeSchema>

/** What changed in the library, so that views read again what they show. */
export const libraryEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('articlesChanged'), ids: z.array(articleIdSchema) }),
  z.object({ type: z.literal('noteChanged'), articleId: articleIdSchema }),
  z.object({ type: z.literal('keywordsChanged') }),
  z.object({ type: z.literal('settingsChanged') }),
  /** Files appeared in the inbox folder; their job can be watched like any other. */
  z.object({ type: z.literal('inboxImportStarted'), jobId: importJobIdSchema }),
])
export type LibraryEvent = z.infer<typeof libraryEventSchema>

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Size of the story's text in CSS pixels. */
  fontSize: z.int().min(14).max(28),
  /** Width of the story in characters. */
  measure: z.int().min(45).max(95),
  sidePanel: z.enum(['note', 'keywords', 'closed']),
})
export type Settings = z.infer<typeof settingsSchema>
export const DEFAULT_SETTINGS: Settings = { theme: 'system', fontSize: 19, measure: 68, sidePanel: 'note' }

/**
 * The contract: the only description of what crosses a boundary, whatever the transport.
 * Adding a procedure touches one line here and one handler in the core.
 */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import {
  articleDetailSchema,
  articleIdSchema,
  articleStateSchema,
  articleSummarySchema,
  importEventSchema,
  importJobIdSchema,
  importOutcomeSchema,
  keywordListIdSchema,
  keywordListSchema,
  libraryEventSchema,
  libraryInfoSchema,
  libraryViewSchema,
  MAX_NOTE_LENGTH,
  MAX_PASTE_LENGTH,
  MAX_QUERY_LENGTH,
  MAX_URL_LENGTH,
  noteSchema,
  PAGE_LIMIT,
  revisionIdSchema,
  searchHitSchema,
  settingsSchema,
  structureChangeSchema,
  structureSchema,
} from './schemas.ts'

/** Expected failures. `message` is a sentence for people; `code` is stable. */
const base = oc.errors({
  ARTICLE_NOT_FOUND: { status: 404, message: 'This article is not in the library any more.' },
  LIST_NOT_FOUND: { status: 404, message: 'This keyword list is not in the library any more.' },
  JOB_NOT_FOUND: { status: 404, message: 'This import is over and its report is gone.' },
  HANDLE_NOT_FOUND: { status: 404, message: 'This file was not chosen in this window. Choose it again.' },
  ORIGINAL_NOT_FOUND: {
    status: 404,
    message: 'The bytes of this document are not in the library. Import it again.',
  },
  REVISION_CHANGED: { status: 409, message: 'The article was changed in another window. Look at it again.' },
  NOTHING_TO_UNDO: { status: 409, message: 'This correction was taken back already.' },
  DOCUMENT_REFUSED: {
    status: 422,
    message: 'This document could not be read.',
    data: z.object({ code: z.string() }),
  },
  NOTE_CONFLICT: {
    status: 409,
    message: 'The note was changed in another window.',
    data: z.object({ markdown: z.string(), updatedAt: z.int().nullable() }),
  },
  LIBRARY_UNWRITABLE: {
    status: 507,
    message:
      'The library could not be written. Make room on the disk or check that you may write to its folder.',
  },
})

const pageInput = {
  cursor: z.string().max(500).nullable().default(null),
  limit: z.int().min(1).max(PAGE_LIMIT).default(60),
}
const idsInput = z.object({ ids: z.array(articleIdSchema).min(1).max(10_000) })

export const contract = {
  app: {
    info: base.output(
      z.object({
        version: z.string(),
        /** Prefix for the address of a stored asset; the asset's hash follows. */
        assetBase: z.string(),
        samples: z.array(z.object({ name: z.string(), title: z.string() })),
      }),
    ),
  },
  library: {
    info: base.output(libraryInfoSchema),
    /** Changes from the moment of subscribing on; ends when the subscriber leaves. */
    watch: base.output(eventIterator(libraryEventSchema)),
  },
  article: {
    /** Newest saved first. `nextCursor` is null on the last page. */
    list: base
      .input(z.object({ view: libraryViewSchema.default('library'), ...pageInput }))
      .output(
        z.object({ items: z.array(articleSummarySchema), total: z.int(), nextCursor: z.string().nullable() }),
      ),
    get: base.input(z.object({ id: articleIdSchema })).output(articleDetailSchema),
    /** Sets the given states on all articles and returns what each was before, so that it can be undone. */
    setState: base
      .input(idsInput.extend({ state: articleStateSchema }))
      .output(z.object({ previous: z.array(z.object({ id: articleIdSchema, state: articleStateSchema })) })),
    /**
     * Fetches the images that are still out on the web, 100 at most, and makes a new revision that shows them. `left`
     * counts those beyond: asking again goes on with them. Private addresses are never asked.
     */
    fetchImages: base
      .input(z.object({ id: articleIdSchema }))
      .output(z.object({ stored: z.int(), failed: z.int(), left: z.int() })),
  },
  note: {
    get: base.input(z.object({ articleId: articleIdSchema })).output(noteSchema),
    /**
     * Saves the whole note. `baseUpdatedAt` is the `updatedAt` that the editor started from (null for none):
     * when the stored note is newer, nothing is written and NOTE_CONFLICT carries the stored one.
     */
    save: base
      .input(
        z.object({
          articleId: articleIdSchema,
          markdown: z.string().max(MAX_NOTE_LENGTH),
          baseUpdatedAt: z.int().nullable(),
        }),
      )
      .output(noteSchema),
  },
  keyword: {
    list: base.output(z.array(keywordListSchema)),
    create: base.input(keywordListSchema.omit({ id: true })).output(keywordListSchema),
    update: base.input(keywordListSchema).output(keywordListSchema),
    remove: base.input(z.object({ id: keywordListIdSchema })).output(z.object({})),
    /** Undoes `remove`. */
    restore: base.input(z.object({ id: keywordListIdSchema })).output(keywordListSchema),
  },
  search: {
    /** Best first; any text is a valid query. `total` counts all hits outside the trash. */
    query: base
      .input(z.object({ queryText: z.string().max(MAX_QUERY_LENGTH), ...pageInput }))
      .output(
        z.object({ hits: z.array(searchHitSchema), total: z.int(), nextCursor: z.string().nullable() }),
      ),
  },
  import: {
    /** Starts a job; each of the four sources may be empty. Handles come from the desktop's own dialogs. */
    start: base
      .input(
        z.object({
          files: z.array(z.file()).max(10_000).default([]),
          handles: z.array(z.string().max(200)).max(100_000).default([]),
          texts: z.array(z.string().max(MAX_PASTE_LENGTH)).max(100).default([]),
          /** Pages as a browser has them, with the address they were read at. */
          pages: z
            .array(z.object({ url: z.string().max(MAX_URL_LENGTH), html: z.string().max(MAX_PASTE_LENGTH) }))
            .max(100)
            .default([]),
        }),
      )
      .output(z.object({ jobId: importJobIdSchema })),
    /**
     * Fetches one page and imports it, as a job of one document; `https://` may be left out. An address of the person's
     * own machine or network is refused unless `allowPrivate`.
     */
    fetch: base
      .input(
        z.object({ url: z.string().min(1).max(MAX_URL_LENGTH), allowPrivate: z.boolean().default(false) }),
      )
      .output(z.object({ jobId: importJobIdSchema })),
    /** Imports the sample articles that come with the program. */
    samples: base.output(z.object({ jobId: importJobIdSchema })),
    /** All events of a job from its beginning, ending with `finished`; may be called again. */
    watch: base.input(z.object({ jobId: importJobIdSchema })).output(eventIterator(importEventSchema)),
    cancel: base.input(z.object({ jobId: importJobIdSchema })).output(z.object({})),
    /** Takes in a document that was found similar: as a newer copy of the article, or as one of its own. */
    decide: base
      .input(
        z.object({
          originalHash: z.string().regex(/^[0-9a-f]{64}$/),
          name: z.string().max(1000),
          articleId: articleIdSchema,
          as: z.enum(['revision', 'article']),
        }),
      )
      .output(importOutcomeSchema),
  },
  structure: {
    get: base.input(z.object({ articleId: articleIdSchema })).output(structureSchema),
    /**
     * Makes a new revision with the change, remembered for every later reading of the article. `siteOffer` says that
     * the same line can be hidden in everything from the same source.
     */
    correct: base
      .input(
        z.object({ articleId: articleIdSchema, revisionId: revisionIdSchema, change: structureChangeSchema }),
      )
      .output(
        z.object({
          correctionId: z.uuid(),
          siteOffer: z.object({ source: z.string(), lineText: z.string() }).nullable(),
        }),
      ),
    /** Takes the correction back and reads the article again without it. */
    undo: base.input(z.object({ articleId: articleIdSchema, correctionId: z.uuid() })).output(z.object({})),
    /** Reads the original again; `encoding` is a WHATWG label, null to detect it. Corrections are applied again. */
    reparse: base
      .input(z.object({ articleId: articleIdSchema, encoding: z.string().max(40).nullable() }))
      .output(z.object({})),
    /** From now on, hides this line in everything imported from the source. */
    hideForSource: base
      .input(z.object({ source: z.string().min(1).max(300), lineText: z.string().min(1).max(2000) }))
      .output(z.object({ ruleId: z.uuid() })),
    showForSource: base.input(z.object({ ruleId: z.uuid() })).output(z.object({})),
  },
  settings: {
    get: base.output(settingsSchema),
    set: base.input(settingsSchema.partial()).output(settingsSchema),
  },
}

export type Contract = typeof contract

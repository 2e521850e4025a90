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
  keywordListIdSchema,
  keywordListSchema,
  libraryEventSchema,
  libraryInfoSchema,
  libraryViewSchema,
  MAX_NOTE_LENGTH,
  MAX_PASTE_LENGTH,
  MAX_QUERY_LENGTH,
  noteSchema,
  PAGE_LIMIT,
  searchHitSchema,
  settingsSchema,
} from './schemas.ts'

/** Expected failures. `message` is a sentence for people; `code` is stable. */
const base = oc.errors({
  ARTICLE_NOT_FOUND: { status: 404, message: 'This article is not in the library any more.' },
  LIST_NOT_FOUND: { status: 404, message: 'This keyword list is not in the library any more.' },
  JOB_NOT_FOUND: { status: 404, message: 'This import is over and its report is gone.' },
  HANDLE_NOT_FOUND: { status: 404, message: 'This file was not chosen in this window. Choose it again.' },
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
    /** Starts a job; each of the three sources may be empty. Handles come from the desktop's own dialogs. */
    start: base
      .input(
        z.object({
          files: z.array(z.file()).max(10_000).default([]),
          handles: z.array(z.string().max(200)).max(100_000).default([]),
          texts: z.array(z.string().max(MAX_PASTE_LENGTH)).max(100).default([]),
        }),
      )
      .output(z.object({ jobId: importJobIdSchema })),
    /** Imports the sample articles that come with the program. */
    samples: base.output(z.object({ jobId: importJobIdSchema })),
    /** All events of a job from its beginning, ending with `finished`; may be called again. */
    watch: base.input(z.object({ jobId: importJobIdSchema })).output(eventIterator(importEventSchema)),
    cancel: base.input(z.object({ jobId: importJobIdSchema })).output(z.object({})),
  },
  settings: {
    get: base.output(settingsSchema),
    set: base.input(settingsSchema.partial()).output(settingsSchema),
  },
}

export type Contract = typeof contract

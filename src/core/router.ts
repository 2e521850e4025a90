/**
 * Handlers of the contract: each hands its validated input to a service and turns an expected failure into its error.
 */
import { implement, ORPCError } from '@orpc/server'
import { contract } from '../shared/contract/contract.ts'
import type { LibraryEvent } from '../shared/contract/schemas.ts'
import type { EventHub } from './events/event-hub.ts'
import type { ImageService } from './fetching/image-service.ts'
import { webPageSource } from './fetching/web-page-source.ts'
import type { ImportService } from './importing/import-service.ts'
import type { KeywordService } from './keywords/keyword-service.ts'
import type { LibraryService } from './library/library-service.ts'
import type { NoteService } from './notes/note-service.ts'
import { type CorePorts, StorageError } from './ports/ports.ts'
import type { SearchService } from './search/search-service.ts'
import type { StructureService } from './structure/structure-service.ts'

export interface CoreServices {
  library: LibraryService
  notes: NoteService
  keywords: KeywordService
  search: SearchService
  imports: ImportService
  structure: StructureService
  images: ImageService
  events: EventHub<LibraryEvent>
}

export function createRouter(services: CoreServices, ports: CorePorts) {
  const { library, notes, keywords, search, imports, structure, images, events } = services
  const api = implement(contract).use(async ({ next, errors, signal }) => {
    try {
      return await next()
    } catch (error) {
      if (error instanceof ORPCError) throw error
      // Whoever left is not waiting for an answer, and leaving is no bug.
      if (signal?.aborted && error === signal.reason) throw error
      if (error instanceof StorageError) throw errors.LIBRARY_UNWRITABLE({ message: error.message })
      const logId = ports.bugs.record(error)
      throw new ORPCError('INTERNAL_SERVER_ERROR', {
        message: `Something went wrong inside Offprint. Nothing that was saved is lost. (log ${logId})`,
        data: { logId },
      })
    }
  })
  return api.router({
    app: {
      info: api.app.info.handler(() => ({
        version: ports.version,
        assetBase: ports.assetBase,
        samples: ports.samples.list(),
      })),
    },
    library: {
      info: api.library.info.handler(() => library.info()),
      watch: api.library.watch.handler(({ signal }) => events.subscribe(signal)),
    },
    article: {
      list: api.article.list.handler(({ input }) => library.list(input.view, input.cursor, input.limit)),
      get: api.article.get.handler(({ input, errors }) => {
        const result = library.get(input.id)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
      setState: api.article.setState.handler(({ input, errors }) => {
        const result = library.setState(input.ids, input.state)
        if (!result.isOk) throw errors[result.code]()
        return { previous: result.value }
      }),
      fetchImages: api.article.fetchImages.handler(async ({ input, signal, errors }) => {
        const result = await images.fetchImages(input.id, signal)
        if (result.isOk) return result.value
        if (result.code === 'DOCUMENT_REFUSED')
          throw errors.DOCUMENT_REFUSED({ message: result.data.message, data: result.data })
        throw errors[result.code]()
      }),
    },
    note: {
      get: api.note.get.handler(({ input, errors }) => {
        const result = notes.get(input.articleId)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
      save: api.note.save.handler(({ input, errors }) => {
        const result = notes.save(input.articleId, input.markdown, input.baseUpdatedAt)
        if (result.isOk) return result.value
        if (result.code === 'NOTE_CONFLICT') throw errors.NOTE_CONFLICT({ data: result.data })
        throw errors[result.code]()
      }),
    },
    keyword: {
      list: api.keyword.list.handler(() => keywords.list()),
      create: api.keyword.create.handler(({ input }) => keywords.create(input)),
      update: api.keyword.update.handler(({ input, errors }) => {
        const result = keywords.update(input)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
      remove: api.keyword.remove.handler(({ input, errors }) => {
        const result = keywords.remove(input.id)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
      restore: api.keyword.restore.handler(({ input, errors }) => {
        const result = keywords.restore(input.id)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
    },
    search: {
      query: api.search.query.handler(({ input }) =>
        search.query(input.queryText, input.cursor, input.limit),
      ),
    },
    import: {
      start: api.import.start.handler(({ input, errors }) => {
        const result = imports.start(input)
        if (!result.isOk) throw errors[result.code]()
        return { jobId: result.value }
      }),
      samples: api.import.samples.handler(() => ({ jobId: imports.startSources(ports.samples.sources()) })),
      fetch: api.import.fetch.handler(({ input }) => ({
        jobId: imports.startSources([webPageSource(input.url, input.allowPrivate, ports.fetcher)]),
      })),
      watch: api.import.watch.handler(({ input, signal, errors }) => {
        const result = imports.watch(input.jobId, signal)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
      decide: api.import.decide.handler(async ({ input, errors }) => {
        const outcome = await imports.decide(input)
        if (!outcome) throw errors.ORIGINAL_NOT_FOUND()
        return outcome
      }),
      cancel: api.import.cancel.handler(({ input, errors }) => {
        const result = imports.cancel(input.jobId)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
    },
    structure: {
      get: api.structure.get.handler(({ input, errors }) => {
        const result = structure.get(input.articleId)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
      correct: api.structure.correct.handler(async ({ input, errors }) => {
        const result = await structure.correct(input.articleId, input.revisionId, input.change)
        if (result.isOk) return result.value
        if (result.code === 'DOCUMENT_REFUSED')
          throw errors.DOCUMENT_REFUSED(result.data && { message: result.data.message, data: result.data })
        throw errors[result.code]()
      }),
      undo: api.structure.undo.handler(async ({ input, errors }) => {
        const result = await structure.undo(input.articleId, input.correctionId)
        if (result.isOk) return result.value
        if (result.code === 'DOCUMENT_REFUSED')
          throw errors.DOCUMENT_REFUSED({ message: result.data.message, data: result.data })
        throw errors[result.code]()
      }),
      reparse: api.structure.reparse.handler(async ({ input, errors }) => {
        const result = await structure.reparse(input.articleId, input.encoding)
        if (result.isOk) return result.value
        if (result.code === 'DOCUMENT_REFUSED')
          throw errors.DOCUMENT_REFUSED({ message: result.data.message, data: result.data })
        throw errors[result.code]()
      }),
      hideForSource: api.structure.hideForSource.handler(({ input }) =>
        structure.hideForSource(input.source, input.lineText),
      ),
      showForSource: api.structure.showForSource.handler(({ input, errors }) => {
        const result = structure.showForSource(input.ruleId)
        if (!result.isOk) throw errors[result.code]()
        return result.value
      }),
    },
    settings: {
      get: api.settings.get.handler(() => ports.settings.get()),
      set: api.settings.set.handler(({ input }) => {
        const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
        const settings = ports.settings.set(changes)
        events.publish({ type: 'settingsChanged' })
        return settings
      }),
    },
  })
}

export type CoreRouter = ReturnType<typeof createRouter>

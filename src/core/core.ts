/**
 * The application: everything Offprint does, behind one router, given only ports to the world.
 */
import { structureSource } from '../shared/article/corrections.ts'
import type { LibraryEvent } from '../shared/contract/schemas.ts'
import { createEventHub } from './events/event-hub.ts'
import { createImageService } from './fetching/image-service.ts'
import { createRemoteImageRepository } from './fetching/remote-image-repository.ts'
import { createImportRepository } from './importing/import-repository.ts'
import { createImportService } from './importing/import-service.ts'
import { createInboxRepository } from './inbox/inbox-repository.ts'
import { createInboxService } from './inbox/inbox-service.ts'
import { createKeywordRepository } from './keywords/keyword-repository.ts'
import { createKeywordService } from './keywords/keyword-service.ts'
import { createArticleRepository } from './library/article-repository.ts'
import { createLibraryService } from './library/library-service.ts'
import { migrate } from './library/migrations.ts'
import { createNoteRepository } from './notes/note-repository.ts'
import { createNoteService } from './notes/note-service.ts'
import type { CorePorts } from './ports/ports.ts'
import { createReadAgain } from './revisions/read-again.ts'
import type { ReadingParts } from './revisions/read-original.ts'
import { createRevisionRepository } from './revisions/revision-repository.ts'
import { createRevisionWriter } from './revisions/revision-writer.ts'
import { type CoreRouter, createRouter } from './router.ts'
import { createSearchIndex } from './search/search-index.ts'
import { createSearchService } from './search/search-service.ts'
import { createStructureRepository } from './structure/structure-repository.ts'
import { createStructureService } from './structure/structure-service.ts'

export interface Core {
  /** Implements the contract; a transport or `createDirectClient` calls it. */
  router: CoreRouter
  /** Cancels imports, ends event streams, closes the parser and the database. */
  close(): Promise<void>
}

/** Migrates the database and wires the services. Throws `NewerLibraryError`. */
export function createCore(ports: CorePorts): Core {
  const { database, clock, ids } = ports
  migrate(database)
  const events = createEventHub<LibraryEvent>()
  const articles = createArticleRepository(database)
  const index = createSearchIndex(database)
  const importRepository = createImportRepository(database)
  const revisions = createRevisionRepository(database)
  const structure = createStructureRepository(database)
  const images = createRemoteImageRepository(database)
  const writer = createRevisionWriter({ database, revisions, imports: importRepository, index })
  const reading: ReadingParts = {
    ...ports,
    correctionsOf: (articleId) => structure.corrections(articleId).map(({ correction }) => correction),
    hiddenLines(parsed) {
      const source = structureSource(parsed)
      return new Set(source === null ? [] : structure.rules(source).map((rule) => rule.lineText))
    },
    fetchedImages: (addresses) => images.find(addresses),
  }
  const readAgain = createReadAgain({ ...reading, database, revisions, writer, events })
  const imports = createImportService({
    ...ports,
    ...reading,
    imports: importRepository,
    articles,
    writer,
    events,
  })
  const services = {
    events,
    imports,
    library: createLibraryService({ articles, database, events, clock, libraryName: ports.libraryName }),
    notes: createNoteService({ notes: createNoteRepository(database), index, database, events, clock }),
    keywords: createKeywordService({
      keywords: createKeywordRepository(database),
      database,
      events,
      clock,
      ids,
    }),
    search: createSearchService(index),
    structure: createStructureService({ ...reading, structure, articles, revisions, readAgain }),
    images: createImageService({ ...ports, ...reading, articles, images, readAgain }),
  }
  const inbox =
    ports.inbox &&
    createInboxService({
      ...ports,
      folder: ports.inbox,
      inbox: createInboxRepository(database),
      imports,
      events,
    })
  return {
    router: createRouter(services, ports),
    async close() {
      // The inbox starts no job from here on, and ends when the one it waits for does.
      const inboxClosed = inbox?.close()
      await imports.close()
      await inboxClosed
      events.close()
      await ports.parser.close()
      database.close()
    },
  }
}

/**
 * The application: everything Offprint does, behind one router, given only ports to the world.
 */
import type { LibraryEvent } from '../shared/contract/schemas.ts'
import { createEventHub } from './events/event-hub.ts'
import { createImportRepository } from './importing/import-repository.ts'
import { createImportService } from './importing/import-service.ts'
import { createKeywordRepository } from './keywords/keyword-repository.ts'
import { createKeywordService } from './keywords/keyword-service.ts'
import { createArticleRepository } from './library/article-repository.ts'
import { createLibraryService } from './library/library-service.ts'
import { migrate } from './library/migrations.ts'
import { createNoteRepository } from './notes/note-repository.ts'
import { createNoteService } from './notes/note-service.ts'
import type { CorePorts } from './ports/ports.ts'
import { type CoreRouter, createRouter } from './router.ts'
import { createSearchIndex } from './search/search-index.ts'
import { createSearchService } from './search/search-service.ts'

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
  const imports = createImportService({
    ...ports,
    imports: createImportRepository(database),
    articles,
    index,
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
  }
  return {
    router: createRouter(services, ports),
    async close() {
      await imports.close()
      events.close()
      await ports.parser.close()
      database.close()
    },
  }
}

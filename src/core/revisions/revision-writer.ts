/**
 * Puts a revision into the library in one transaction: rows, full-text entry and likeness together, or nothing.
 */
import type { ImportRepository } from '../importing/import-repository.ts'
import { likenessBands, shingles } from '../importing/likeness.ts'
import type { SqlDatabase } from '../ports/ports.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { NewRevision, RevisionRepository } from './revision-repository.ts'

export interface RevisionWriter {
  /** As the first revision of a new article. Joins a transaction that is under way. */
  addArticle(revision: NewRevision): void
  /** As the current revision of an article that is there; the others stay. */
  addRevision(revision: NewRevision): void
}

export function createRevisionWriter(parts: {
  database: SqlDatabase
  revisions: RevisionRepository
  imports: ImportRepository
  index: SearchIndex
}): RevisionWriter {
  const { database, revisions, imports, index } = parts
  const write = (revision: NewRevision, place: () => void) =>
    database.transaction(() => {
      place()
      revisions.insert(revision)
      imports.saveBands(revision.articleId, likenessBands(shingles(revision.text)))
      index.refresh(revision.articleId)
    })
  return {
    addArticle: (revision) => write(revision, () => imports.insertArticle(revision)),
    addRevision: (revision) => write(revision, () => revisions.makeCurrent(revision)),
  }
}

/**
 * SQL for articles and their revisions. Views are fixed statements, so that each uses its own partial index.
 */
import type {
  ArticleDetail,
  ArticleId,
  ArticleState,
  ArticleSummary,
  LibraryInfo,
  LibraryView,
} from '../../shared/contract/schemas.ts'
import type { SqlDatabase, SqlRow } from '../ports/ports.ts'
import { DETAIL_COLUMNS, rowToDetail, rowToSummary, SUMMARY_COLUMNS } from './article-row.ts'

/** Keyset position in a list: the last article shown. */
export interface ListCursor {
  savedAt: number
  seq: number
}

export interface ListPage {
  items: ArticleSummary[]
  total: number
  next: ListCursor | null
}

/** The conditions of the partial indexes of migration 1, word for word: SQLite uses them only then. */
const VIEW_CONDITIONS: Record<LibraryView, string> = {
  library: 'is_archived = 0 AND trashed_at IS NULL',
  unread: 'is_read = 0 AND is_archived = 0 AND trashed_at IS NULL',
  starred: 'is_starred = 1 AND trashed_at IS NULL',
  archive: 'is_archived = 1 AND trashed_at IS NULL',
  trash: 'trashed_at IS NOT NULL',
}

/** Named in each query: left to itself, SQLite may read a longer index of another view and filter. */
const VIEW_INDEXES: Record<LibraryView, string> = {
  library: 'article_in_library',
  unread: 'article_unread',
  starred: 'article_starred',
  archive: 'article_in_archive',
  trash: 'article_in_trash',
}

export function listSql(view: LibraryView): string {
  return `SELECT ${SUMMARY_COLUMNS} FROM article INDEXED BY ${VIEW_INDEXES[view]}
    WHERE ${VIEW_CONDITIONS[view]}
    AND (saved_at, seq) < (:savedAt, :seq) ORDER BY saved_at DESC, seq DESC LIMIT :limit`
}

export function countSql(view: LibraryView): string {
  return `SELECT count(*) AS count FROM article INDEXED BY ${VIEW_INDEXES[view]}
    WHERE ${VIEW_CONDITIONS[view]}`
}

const FIRST_PAGE: ListCursor = { savedAt: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER }

const STATE_COLUMNS = `is_read, is_starred, is_archived, trashed_at`

function rowToState(row: SqlRow): Required<ArticleState> {
  return {
    isRead: row.is_read === 1,
    isStarred: row.is_starred === 1,
    isArchived: row.is_archived === 1,
    isTrashed: row.trashed_at !== null,
  }
}

export interface ArticleRepository {
  list(view: LibraryView, cursor: ListCursor | null, limit: number): ListPage
  counts(): LibraryInfo['counts']
  find(id: ArticleId): ArticleDetail | null
  findState(id: ArticleId): Required<ArticleState> | null
  saveState(id: ArticleId, state: Required<ArticleState>, now: number): void
}

export function createArticleRepository(database: SqlDatabase): ArticleRepository {
  const count = (view: LibraryView) => Number(database.prepare(countSql(view)).get()?.count)
  return {
    list(view, cursor, limit) {
      const after = cursor ?? FIRST_PAGE
      // One more than asked for tells whether there is a next page.
      const rows = database
        .prepare(listSql(view))
        .all({ savedAt: after.savedAt, seq: after.seq, limit: limit + 1 })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return {
        items: shown.map(rowToSummary),
        total: count(view),
        next: rows.length > limit && last ? { savedAt: Number(last.saved_at), seq: Number(last.seq) } : null,
      }
    },
    counts() {
      return {
        library: count('library'),
        unread: count('unread'),
        starred: count('starred'),
        archive: count('archive'),
        trash: count('trash'),
      }
    },
    find(id) {
      const row = database
        .prepare(
          `SELECT ${DETAIL_COLUMNS} FROM article JOIN revision ON revision.id = article.current_revision_id
            WHERE article.id = :id`,
        )
        .get({ id })
      return row ? rowToDetail(row) : null
    },
    findState(id) {
      const row = database.prepare(`SELECT ${STATE_COLUMNS} FROM article WHERE id = :id`).get({ id })
      return row ? rowToState(row) : null
    },
    saveState(id, state, now) {
      database
        .prepare(
          `UPDATE article SET is_read = :isRead, is_starred = :isStarred, is_archived = :isArchived,
            trashed_at = CASE WHEN :isTrashed = 0 THEN NULL ELSE coalesce(trashed_at, :now) END, updated_at = :now
            WHERE id = :id`,
        )
        .run({
          id,
          isRead: Number(state.isRead),
          isStarred: Number(state.isStarred),
          isArchived: Number(state.isArchived),
          isTrashed: Number(state.isTrashed),
          now,
        })
    },
  }
}

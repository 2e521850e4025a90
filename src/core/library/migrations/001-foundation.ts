/** Format 1: articles with revisions, notes, keyword lists, full-text search. Frozen. */
export const FOUNDATION = /* sql */ `
CREATE TABLE original (
  hash TEXT PRIMARY KEY NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE asset (
  hash TEXT PRIMARY KEY NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  current_revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  title_origin TEXT NOT NULL CHECK (title_origin IN ('source', 'lede', 'file', 'user')),
  byline TEXT,
  site_name TEXT,
  url TEXT,
  published_at TEXT,
  published_time INTEGER,
  lang TEXT,
  dir TEXT NOT NULL CHECK (dir IN ('ltr', 'rtl')),
  excerpt TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  is_read INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1)),
  is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
  is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
  has_note INTEGER NOT NULL DEFAULT 0 CHECK (has_note IN (0, 1)),
  trashed_at INTEGER,
  updated_at INTEGER NOT NULL
) STRICT;

-- Each view's conditions stand in its index too: SQLite covers a count only with columns it finds there.
CREATE INDEX article_in_library ON article (saved_at DESC, seq DESC, is_archived, trashed_at) WHERE is_archived = 0 AND trashed_at IS NULL;
CREATE INDEX article_unread ON article (saved_at DESC, seq DESC, is_read, is_archived, trashed_at)
  WHERE is_read = 0 AND is_archived = 0 AND trashed_at IS NULL;
CREATE INDEX article_starred ON article (saved_at DESC, seq DESC, is_starred, trashed_at) WHERE is_starred = 1 AND trashed_at IS NULL;
CREATE INDEX article_in_archive ON article (saved_at DESC, seq DESC, is_archived, trashed_at) WHERE is_archived = 1 AND trashed_at IS NULL;
CREATE INDEX article_in_trash ON article (saved_at DESC, seq DESC, trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE revision (
  id TEXT PRIMARY KEY NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  original_hash TEXT NOT NULL REFERENCES original (hash),
  pipeline_version INTEGER NOT NULL,
  source_kind TEXT NOT NULL CHECK (source_kind IN ('text', 'markdown', 'html')),
  source_name TEXT NOT NULL,
  tree TEXT NOT NULL,
  text_version INTEGER NOT NULL,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  trace TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX revision_of_article ON revision (article_id);
CREATE INDEX revision_of_original ON revision (original_hash);
CREATE INDEX revision_by_text ON revision (text_hash);

CREATE TABLE revision_asset (
  revision_id TEXT NOT NULL REFERENCES revision (id),
  asset_hash TEXT NOT NULL REFERENCES asset (hash),
  PRIMARY KEY (revision_id, asset_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  article_id TEXT PRIMARY KEY NOT NULL REFERENCES article (id),
  markdown TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE keyword_list (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  is_enabled INTEGER NOT NULL CHECK (is_enabled IN (0, 1)),
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE keyword_term (
  list_id TEXT NOT NULL REFERENCES keyword_list (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (list_id, position)
) STRICT, WITHOUT ROWID;

-- The texts stand in their own tables; the index holds only tokens (see src/shared/query/search-tokens.ts).
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, body, note, about,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
`

/** Format 2: corrections of structure, rules for sources, why a revision was made, likeness of articles. Frozen. */
export const STRUCTURE = /* sql */ `
ALTER TABLE revision ADD COLUMN reason TEXT NOT NULL DEFAULT 'imported'
  CHECK (reason IN ('imported', 'newer-copy', 'corrected', 'reparsed'));
ALTER TABLE revision ADD COLUMN encoding TEXT;

CREATE TABLE correction (
  id TEXT PRIMARY KEY NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id),
  kind TEXT NOT NULL CHECK (kind IN ('role', 'title', 'byline')),
  -- The line's words for a role, the new words for a title or byline.
  text TEXT NOT NULL,
  occurrence INTEGER NOT NULL DEFAULT 0,
  role TEXT NOT NULL DEFAULT '',
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_of_article ON correction (article_id, id) WHERE deleted_at IS NULL;

CREATE TABLE source_rule (
  id TEXT PRIMARY KEY NOT NULL,
  source TEXT NOT NULL,
  line_text TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_of_source ON source_rule (source) WHERE deleted_at IS NULL;

CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;

-- Bands of each article's MinHash: articles that share a band are candidates for being nearly the same.
CREATE TABLE likeness_band (
  band INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  article_seq INTEGER NOT NULL REFERENCES article (seq),
  PRIMARY KEY (band, hash, article_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_of_article ON likeness_band (article_seq);
`

/** Format 3: images fetched from the web, and what the inbox folder has given already. Frozen. */
export const REMOTE_SOURCES = /* sql */ `
-- Every reading of any article that names this address shows the stored image.
CREATE TABLE remote_image (
  source_url TEXT PRIMARY KEY NOT NULL,
  asset_hash TEXT NOT NULL REFERENCES asset (hash),
  fetched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A file of the inbox is offered to the import once for each state it has been in.
CREATE TABLE inbox_file (
  path TEXT PRIMARY KEY NOT NULL,
  size_bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`

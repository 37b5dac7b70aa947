-- One document per person, and the references to it. IF NOT EXISTS: the first program wrote this schema without a version.

CREATE TABLE IF NOT EXISTS account (
  username TEXT PRIMARY KEY, version INTEGER NOT NULL, due_at INTEGER, document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS reference (
  kind TEXT NOT NULL, id TEXT NOT NULL, username TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS attempts (
  username TEXT PRIMARY KEY, document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The audit trail is append-only.

CREATE TABLE audit (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL,
  at INTEGER NOT NULL AS (document ->> 'at'),
  who TEXT AS (document ->> 'who')
) STRICT;

CREATE INDEX audit_of ON audit (who, position);

CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END;

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is never shortened'); END;

"""What outlives the process: one SQLite file. A reply is sent after its transaction, so a killed server owes nothing."""

import sqlite3
import threading
from contextlib import contextmanager
from typing import Any, Iterator

Row = dict[str, Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS person (
  username TEXT PRIMARY KEY, salt BLOB NOT NULL, password_hash BLOB NOT NULL, regulated INTEGER NOT NULL,
  seamless INTEGER NOT NULL, opted_out INTEGER NOT NULL DEFAULT 0,
  number TEXT, number_verified INTEGER NOT NULL DEFAULT 0,
  sms_number TEXT -- the number that was verified last: codes of logins go there
);
CREATE TABLE IF NOT EXISTS failures (
  factor TEXT, username TEXT, count INTEGER NOT NULL, locked_until INTEGER NOT NULL, PRIMARY KEY (factor, username)
);
CREATE TABLE IF NOT EXISTS device (
  id TEXT PRIMARY KEY, username TEXT NOT NULL REFERENCES person, type TEXT NOT NULL, name TEXT NOT NULL, os TEXT,
  active INTEGER NOT NULL, response_key BLOB, approval_key BLOB, access_hash BLOB, push_token TEXT, offered_token TEXT
);
CREATE TABLE IF NOT EXISTS login (
  id TEXT PRIMARY KEY, username TEXT NOT NULL REFERENCES person, platform TEXT NOT NULL, secret_hash BLOB NOT NULL,
  state TEXT NOT NULL, device_id TEXT, expires_at INTEGER NOT NULL,
  challenge TEXT, challenge_expires_at INTEGER, challenge_tries INTEGER
);
CREATE TABLE IF NOT EXISTS push_request (
  id TEXT PRIMARY KEY, login_id TEXT NOT NULL REFERENCES login, device_id TEXT NOT NULL REFERENCES device,
  nonce TEXT NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS code (
  id TEXT PRIMARY KEY, username TEXT NOT NULL REFERENCES person, login_id TEXT, -- without login: a Confirm Code
  value TEXT NOT NULL, state TEXT NOT NULL, sms TEXT NOT NULL, tries INTEGER NOT NULL,
  created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS session (
  token_hash BLOB PRIMARY KEY, username TEXT NOT NULL REFERENCES person, platform TEXT NOT NULL,
  created_at INTEGER NOT NULL, used_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS outbox (
  id TEXT PRIMARY KEY, -- of the push request or the code
  channel TEXT NOT NULL, recipient TEXT NOT NULL, text TEXT NOT NULL,
  due_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS lab_clock (now INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS device_of ON device (username);
CREATE INDEX IF NOT EXISTS login_of ON login (username);
CREATE INDEX IF NOT EXISTS push_request_of ON push_request (device_id);
CREATE INDEX IF NOT EXISTS code_of ON code (username);
"""


class Store:
    def __init__(self, path: str):
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        # With a write-ahead log a commit survives the death of the process. To survive that of the machine's power
        # as well, set synchronous to FULL.
        self._db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing, one at a time."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def all(self, query: str, *values: Any) -> list[Row]:
        cursor = self._db.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor]

    def one(self, query: str, *values: Any) -> Row | None:
        rows = self.all(query, *values)
        return rows[0] if rows else None

    def number(self, query: str, *values: Any) -> int | None:
        """The one number that the query is for."""
        return self._db.execute(query, values).fetchone()[0]

    def run(self, statement: str, *values: Any) -> None:
        self._db.execute(statement, values)

    def insert(self, table: str, **row: Any) -> None:
        names, places = ", ".join(row), ", ".join("?" * len(row))
        self._db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))

    def clear(self) -> None:
        for table in ("person", "failures", "device", "login", "push_request", "code", "session", "outbox"):
            self._db.execute(f"DELETE FROM {table}")

-- Each entry of an account is a row of its own, so that constraints and triggers can compare its old and new version.
-- The columns that they use are generated from the documents.

ALTER TABLE account RENAME TO account_before;

CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused: id and version identify one state
  username TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  due_at INTEGER,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX account_due ON account (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE device (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE,
  type TEXT NOT NULL AS (document ->> 'type'),
  status TEXT NOT NULL AS (document ->> 'status')
) STRICT;

CREATE TABLE login (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE,
  stage TEXT NOT NULL AS (document ->> '$.stage.at')
) STRICT;

CREATE TABLE push_request (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE,
  state TEXT NOT NULL AS (document ->> 'state'),
  delivery TEXT NOT NULL AS (document ->> 'delivery')
) STRICT;

CREATE TABLE challenge (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE,
  text TEXT NOT NULL AS (document ->> 'text'),
  state TEXT NOT NULL AS (document ->> 'state')
) STRICT;

CREATE TABLE sms_code (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE,
  state TEXT NOT NULL AS (document ->> 'state'),
  delivery TEXT NOT NULL AS (document ->> 'delivery')
) STRICT;

CREATE TABLE activation (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE,
  stage TEXT NOT NULL AS (document ->> 'stage')
) STRICT;

CREATE TABLE session (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE,
  token_digest TEXT NOT NULL AS (document ->> 'tokenDigest') UNIQUE
) STRICT;

CREATE INDEX device_of ON device (account);
CREATE INDEX login_of ON login (account);
CREATE INDEX push_request_of ON push_request (account);
CREATE INDEX challenge_of ON challenge (account);
CREATE INDEX sms_code_of ON sms_code (account);
CREATE INDEX activation_of ON activation (account);
CREATE INDEX session_of ON session (account);

-- An account with all its entries, each list in order of insertion.
CREATE VIEW whole_account AS
SELECT id, username, version, json_set(document,
  '$.devices', json((SELECT json_group_array(json(document) ORDER BY position) FROM device WHERE account = account.id)),
  '$.logins', json((SELECT json_group_array(json(document) ORDER BY position) FROM login WHERE account = account.id)),
  '$.pushRequests', json((SELECT json_group_array(json(document) ORDER BY position) FROM push_request WHERE account = account.id)),
  '$.challenges', json((SELECT json_group_array(json(document) ORDER BY position) FROM challenge WHERE account = account.id)),
  '$.smsCodes', json((SELECT json_group_array(json(document) ORDER BY position) FROM sms_code WHERE account = account.id)),
  '$.activations', json((SELECT json_group_array(json(document) ORDER BY position) FROM activation WHERE account = account.id)),
  '$.sessions', json((SELECT json_group_array(json(document) ORDER BY position) FROM session WHERE account = account.id))
) AS document FROM account;

INSERT INTO account (username, version, due_at, document)
SELECT username, version, due_at, json_remove(document,
  '$.devices', '$.logins', '$.pushRequests', '$.challenges', '$.smsCodes', '$.activations', '$.sessions')
FROM account_before ORDER BY username;

INSERT INTO device (account, document)
SELECT account.id, value FROM account JOIN account_before USING (username), json_each(account_before.document, '$.devices');
INSERT INTO login (account, document)
SELECT account.id, value FROM account JOIN account_before USING (username), json_each(account_before.document, '$.logins');
INSERT INTO push_request (account, document)
SELECT account.id, value FROM account JOIN account_before USING (username), json_each(account_before.document, '$.pushRequests');
INSERT INTO challenge (account, document)
SELECT account.id, value FROM account JOIN account_before USING (username), json_each(account_before.document, '$.challenges');
INSERT INTO sms_code (account, document)
SELECT account.id, value FROM account JOIN account_before USING (username), json_each(account_before.document, '$.smsCodes');
INSERT INTO activation (account, document)
SELECT account.id, value FROM account JOIN account_before USING (username), json_each(account_before.document, '$.activations');
INSERT INTO session (account, document)
SELECT account.id, value FROM account JOIN account_before USING (username), json_each(account_before.document, '$.sessions');

DROP TABLE account_before;
DROP TABLE reference;

-- Notices are stored in the account until the carrier has accepted them, as notifications and codes are.

CREATE TABLE notice (
  position INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
  document TEXT NOT NULL,
  id TEXT NOT NULL AS (document ->> 'id') UNIQUE
) STRICT;

CREATE INDEX notice_of ON notice (account);

DROP VIEW whole_account;

CREATE VIEW whole_account AS
SELECT id, username, version, json_set(document,
  '$.devices', json((SELECT json_group_array(json(document) ORDER BY position) FROM device WHERE account = account.id)),
  '$.logins', json((SELECT json_group_array(json(document) ORDER BY position) FROM login WHERE account = account.id)),
  '$.pushRequests', json((SELECT json_group_array(json(document) ORDER BY position) FROM push_request WHERE account = account.id)),
  '$.challenges', json((SELECT json_group_array(json(document) ORDER BY position) FROM challenge WHERE account = account.id)),
  '$.smsCodes', json((SELECT json_group_array(json(document) ORDER BY position) FROM sms_code WHERE account = account.id)),
  '$.activations', json((SELECT json_group_array(json(document) ORDER BY position) FROM activation WHERE account = account.id)),
  '$.sessions', json((SELECT json_group_array(json(document) ORDER BY position) FROM session WHERE account = account.id)),
  '$.notices', json((SELECT json_group_array(json(document) ORDER BY position) FROM notice WHERE account = account.id))
) AS document FROM account;

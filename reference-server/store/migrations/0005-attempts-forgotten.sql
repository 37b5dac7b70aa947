-- Password attempts are stored for unknown user names as well, so that they need an end of retention.

ALTER TABLE attempts ADD COLUMN forget_at INTEGER AS (document ->> 'forgetAt');

CREATE INDEX attempts_forgotten ON attempts (forget_at) WHERE forget_at IS NOT NULL;

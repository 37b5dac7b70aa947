-- Wrong passwords are remembered for user names that nobody has, too, so that they have to be forgotten again.

ALTER TABLE attempts ADD COLUMN forget_at INTEGER AS (document ->> 'forgetAt');

CREATE INDEX attempts_forgotten ON attempts (forget_at) WHERE forget_at IS NOT NULL;

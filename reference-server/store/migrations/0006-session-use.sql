-- Idle timeout of sessions: the time of the last use. Existing sessions count as unused since they began.

DROP TRIGGER session_unchanged;

UPDATE session SET document = json_set(document, '$.usedAt', document -> 'begunAt');

CREATE TRIGGER session_unchanged BEFORE UPDATE ON session
WHEN json_remove(NEW.document, '$.usedAt') <> json_remove(OLD.document, '$.usedAt')
  OR NEW.document ->> 'usedAt' < OLD.document ->> 'usedAt'
BEGIN SELECT RAISE(ABORT, 'a session is begun, used and ended, and never changed'); END;

-- Invariants of the domain, enforced by the database as well. A violation is a bug: it aborts the transaction.

-- MIG-02: IB Key is active on one phone at most. AMB-17: SMS is one device.
CREATE UNIQUE INDEX one_active_ib_key ON device (account) WHERE type = 'ibKey' AND status = 'active';
CREATE UNIQUE INDEX one_active_sms_device ON device (account) WHERE type = 'sms' AND status = 'active';

CREATE TRIGGER revoked_for_good BEFORE UPDATE ON device
WHEN OLD.status = 'revoked' AND NEW.status <> 'revoked'
BEGIN SELECT RAISE(ABORT, 'a device that was revoked stays revoked'); END;

-- A response is valid for one login only.
CREATE UNIQUE INDEX open_challenges_differ ON challenge (account, text) WHERE state = 'open';

CREATE TRIGGER challenge_answered_once BEFORE UPDATE ON challenge
WHEN OLD.state <> 'open'
BEGIN SELECT RAISE(ABORT, 'a challenge that is no longer open is over'); END;

-- The result of a delivery can arrive after the person's answer, so that `delivery` may still change.
CREATE TRIGGER push_answered_once BEFORE UPDATE ON push_request
WHEN OLD.state <> 'open' AND (NEW.state <> OLD.state OR NEW.delivery = OLD.delivery)
BEGIN SELECT RAISE(ABORT, 'a push request that is no longer open is over'); END;

CREATE TRIGGER code_used_once BEFORE UPDATE ON sms_code
WHEN OLD.state <> 'open' AND (NEW.state <> OLD.state OR NEW.delivery = OLD.delivery)
BEGIN SELECT RAISE(ABORT, 'an SMS code that is no longer open is over'); END;

CREATE TRIGGER activated_once BEFORE UPDATE ON activation
WHEN OLD.stage IN ('committed', 'void')
BEGIN SELECT RAISE(ABORT, 'an activation that has ended is over'); END;

CREATE TRIGGER collected_once BEFORE UPDATE ON login
WHEN OLD.stage = 'collected' OR (OLD.stage IN ('denied', 'void') AND NEW.stage NOT IN ('denied', 'void'))
BEGIN SELECT RAISE(ABORT, 'a login that has ended is over'); END;

CREATE TRIGGER session_unchanged BEFORE UPDATE ON session
WHEN NEW.document <> OLD.document
BEGIN SELECT RAISE(ABORT, 'a session is begun and ended, and never changed'); END;

"""Codes by SMS: sent, resent, and compared. A code is for one login, or for the number that it confirms."""

from . import keys
from .contract import Refusal
from .delivery import Outbox
from .limits import DAY, NUMBERS, SMS_PAUSE, Failures
from .store import Row, Store


class Codes:
    def __init__(self, store: Store, clock, outbox: Outbox, failures: Failures):
        self._store, self._clock, self._outbox, self._failures = store, clock, outbox, failures

    def refusal(self, username: str, login_id: str | None) -> Refusal | None:
        """Why no code can be sent now. The pause is one for all logins, and another one for Confirm Codes."""
        now = self._clock.now()
        newest = self._store.number(
            "SELECT MAX(created_at) FROM code WHERE username = ? AND (login_id IS NULL) = ?",
            username, login_id is None)
        if newest is not None and now < newest + SMS_PAUSE:
            return Refusal("too_soon", newest + SMS_PAUSE - now)
        sent = "SELECT COUNT(*) FROM code WHERE username = ? AND created_at > ?"
        since_used = " AND rowid > (SELECT COALESCE(MAX(rowid), 0) FROM code WHERE username = ? AND state = 'used')"
        if (self._store.number(sent + since_used, username, now - NUMBERS["smsCapWindow"], username)
                >= NUMBERS["smsCap"] or self._store.number(sent, username, now - DAY) >= NUMBERS["smsDailyCap"]):
            return Refusal("too_many")
        return None

    def send(self, username: str, number: str, login_id: str | None = None) -> None:
        refusal = self.refusal(username, login_id)
        if refusal:
            raise refusal
        self.void(username, login_id)
        now = self._clock.now()
        code_id, value, expires_at = keys.new_token(), keys.new_code(), now + NUMBERS["smsCodeLifetime"]
        self._store.insert("code", id=code_id, username=username, login_id=login_id, value=value, state="open",
                           sms="sending", tries=NUMBERS["triesPerCode"], created_at=now, expires_at=expires_at)
        name = "Confirm Code" if login_id is None else "authentication code"
        self._outbox.put(code_id, "sms", number, f"IBKR: your {name} is {value}. Do not share it with anybody.",
                         expires_at)

    def void(self, username: str, login_id: str | None) -> None:
        """Ends the open code of this login, or the open Confirm Code."""
        self._store.run("DELETE FROM outbox WHERE id IN (SELECT id FROM code WHERE username = ? AND login_id IS ?)",
                        username, login_id)
        self._store.run("UPDATE code SET state = 'void' WHERE state = 'open' AND username = ? AND login_id IS ?",
                        username, login_id)

    def void_all(self, username: str) -> None:
        """Ends whatever code is open, of logins as well."""
        self._store.run("DELETE FROM outbox WHERE id IN (SELECT id FROM code WHERE username = ?)", username)
        self._store.run("UPDATE code SET state = 'void' WHERE state = 'open' AND username = ?", username)

    def open(self, username: str, login_id: str | None) -> Row | None:
        return self._store.one(
            "SELECT * FROM code WHERE username = ? AND login_id IS ? AND state = 'open' AND expires_at > ?",
            username, login_id, self._clock.now())

    def use(self, username: str, given: str, login_id: str | None = None) -> None:
        """Uses up the open code, if `given` is it."""
        code = self.open(username, login_id)
        if code is None or not keys.same(code["value"], given):
            if code is not None:
                self._store.run("UPDATE code SET tries = tries - 1, state = iif(tries > 1, 'open', 'void') WHERE id = ?",
                                code["id"])
            self._failures.add("secondFactor", username)
            raise Refusal("invalid_code")
        self._store.run("UPDATE code SET state = 'used' WHERE id = ?", code["id"])

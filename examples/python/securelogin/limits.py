"""Lifetimes, limits, and who is locked. All instants and durations are in milliseconds."""

from .contract import Refusal
from .store import Store

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

NUMBERS = {
    "pushLifetime": 2 * MINUTE,
    "collectLifetime": MINUTE,
    "loginLifetime": 10 * MINUTE,
    "challengeLifetime": 3 * MINUTE,
    "smsCodeLifetime": 10 * MINUTE,
    "sessionLifetime": 12 * HOUR,
    "sessionIdleLifetime": 30 * MINUTE,
    "triesPerCode": 3,
    "secondFactorTries": 8,
    "secondFactorLock": 20 * MINUTE,
    "passwordTries": 6,
    "passwordLock": 15 * MINUTE,
    "smsCap": 4,
    "smsCapWindow": HOUR,
    "smsDailyCap": 12,
    "pushCap": 4,
    "pushCapWindow": HOUR,
}
SMS_PAUSE = 2 * MINUTE
"""From the article about SMS: another one can be requested every 2 minutes."""
MOST_FAILURES = 100
"""NIST SP 800-63B-4, 3.2.2: after so many failures in a row the authenticator is no longer accepted."""
FOR_GOOD = 2**62

LIMITS = {
    "password": (NUMBERS["passwordTries"], NUMBERS["passwordLock"]),
    "secondFactor": (NUMBERS["secondFactorTries"], NUMBERS["secondFactorLock"]),
}


class Failures:
    """Wrong answers in a row, by factor and person. Each time the limit is reached, the factor is locked for a while."""

    def __init__(self, store: Store, clock):
        self._store, self._clock = store, clock

    def refuse_while_locked(self, factor: str, username: str) -> None:
        locked_until = self._of(factor, username)[1]
        left = locked_until - self._clock.now()
        if left > 0:
            raise Refusal("locked", None if locked_until == FOR_GOOD else left)

    def add(self, factor: str, username: str) -> None:
        count, locked_until = self._of(factor, username)
        count += 1
        tries, lock = LIMITS[factor]
        if count >= MOST_FAILURES:
            locked_until = FOR_GOOD
        elif count % tries == 0:
            locked_until = self._clock.now() + lock
        self._store.run("REPLACE INTO failures VALUES (?, ?, ?, ?)", factor, username, count, locked_until)

    def clear(self, factor: str, username: str) -> None:
        self._store.run("DELETE FROM failures WHERE factor = ? AND username = ?", factor, username)

    def _of(self, factor: str, username: str) -> tuple[int, int]:
        row = self._store.one("SELECT * FROM failures WHERE factor = ? AND username = ?", factor, username)
        return (row["count"], row["locked_until"]) if row else (0, 0)

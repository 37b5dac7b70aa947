"""Passwords, sessions and SLS devices of people."""

import os

from . import keys
from .contract import Refusal
from .limits import NUMBERS, Failures
from .store import Row, Store

REGULATED = {"HK", "IN"}
"""Where nobody can opt out of two factors (Regulations Mandating Two-Factor Protection)."""


class People:
    def __init__(self, store: Store, clock, passwords: keys.Passwords):
        self._store, self._clock, self._passwords = store, clock, passwords
        self.failures = Failures(store, clock)

    def create(self, username: str, password: str, residence: str, accounts: list[str], seamless: bool,
               number: str | None, verified: bool) -> None:
        if self._store.one("SELECT 1 FROM person WHERE username = ?", username):
            raise Refusal("invalid_request")
        salt = os.urandom(16)
        self._store.insert("person", username=username, salt=salt,
                           password_hash=self._passwords.hash(password, salt),
                           regulated=not REGULATED.isdisjoint([residence, *accounts]), seamless=seamless,
                           number=number, number_verified=verified, sms_number=number if verified else None)

    def find(self, username: str) -> Row:
        person = self._store.one("SELECT * FROM person WHERE username = ?", username)
        if person is None:
            raise Refusal("not_found")
        return person

    def check_password(self, username: str, password: str) -> Row:
        """The person, or a refusal that does not tell whether there is one."""
        self.failures.refuse_while_locked("password", username)
        person = self._store.one("SELECT * FROM person WHERE username = ?", username)
        expected = person or self._passwords.nobody
        right = keys.same(self._passwords.hash(password, expected["salt"]), expected["password_hash"])
        if person is None or not right:
            self.failures.add("password", username)
            raise Refusal("invalid_credentials")
        self.failures.clear("password", username)
        return person

    # Sessions

    def open_session(self, username: str, platform: str) -> str:
        token, now = keys.new_token(), self._clock.now()
        self._store.insert("session", token_hash=keys.digest(token), username=username, platform=platform,
                           created_at=now, used_at=now)
        return token

    def session(self, bearer: str) -> Row:
        """The session with this token, which this call keeps from becoming idle."""
        now = self._clock.now()
        found = self._store.one("SELECT * FROM session WHERE token_hash = ?", keys.digest(bearer))
        if (found is None or now >= found["created_at"] + NUMBERS["sessionLifetime"]
                or now >= found["used_at"] + NUMBERS["sessionIdleLifetime"]):
            raise Refusal("unauthenticated")
        self._store.run("UPDATE session SET used_at = ? WHERE token_hash = ?", now, found["token_hash"])
        return found

    def read_session(self, bearer: str) -> dict:
        found = self.session(bearer)
        return {"username": found["username"], "platform": found["platform"]}

    def log_out(self, bearer: str) -> dict:
        self._store.run("DELETE FROM session WHERE token_hash = ?", self.session(bearer)["token_hash"])
        return {"done": True}

    # SLS devices

    def devices(self, username: str) -> list[Row]:
        """The active ones, the oldest first. SMS counts only as long as there is a number that was verified."""
        return self._store.all(
            "SELECT device.* FROM device JOIN person USING (username) WHERE username = ? AND active"
            " AND (type <> 'sms' OR sms_number IS NOT NULL) ORDER BY device.rowid", username)

    def add_device(self, username: str, type: str, name: str, os_: str | None = None, active: bool = True,
                   push_token: str | None = None) -> tuple[str, bytes]:
        """Id and device secret of the new device. IB Key and SMS are active once at most: the former one ends."""
        if type != "physical":
            for former in self._store.all("SELECT id FROM device WHERE username = ? AND type = ?", username, type):
                self.remove_device(former["id"])
        device_id, secret = keys.new_token(), os.urandom(32)
        own = keys.PhoneKeys(secret)
        self._store.insert("device", id=device_id, username=username, type=type, name=name, os=os_, active=active,
                           response_key=own.response, approval_key=own.approval,
                           access_hash=keys.digest(own.access), push_token=push_token)
        return device_id, secret

    def remove_device(self, device_id: str) -> None:
        """With the device ends what was begun with it: logins, notifications, codes on their way."""
        under_way = "SELECT id FROM login WHERE device_id = ?"
        self._store.run(f"DELETE FROM outbox WHERE id IN (SELECT id FROM push_request WHERE login_id IN ({under_way}))"
                        f" OR id IN (SELECT id FROM code WHERE login_id IN ({under_way}))", device_id, device_id)
        self._store.run(f"UPDATE code SET state = 'void' WHERE state = 'open' AND login_id IN ({under_way})", device_id)
        self._store.run("UPDATE push_request SET state = 'superseded' WHERE state = 'open' AND device_id = ?", device_id)
        self._store.run("UPDATE login SET state = 'expired' WHERE device_id = ? AND state NOT IN ('loggedIn', 'denied')",
                        device_id)
        self._store.run("UPDATE device SET active = 0, access_hash = NULL, push_token = NULL WHERE id = ?", device_id)


def described(devices: list[Row]) -> list[dict]:
    return [{"id": device["id"], "type": device["type"], "name": device["name"]} for device in devices]

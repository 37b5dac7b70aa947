"""Test control: the lab face, and the clock that it sets. Never part of a production build."""

from .contract import Refusal
from .delivery import Outbox
from .keys import Passwords, base64url
from .limits import NUMBERS
from .people import People
from .store import Store


class LabClock:
    """Stands still until it is set, and is where it was after a restart."""

    def __init__(self, store: Store):
        self._store = store
        self._now = store.number("SELECT MAX(now) FROM lab_clock") or 0

    def now(self) -> int:
        return self._now

    def set(self, now: int) -> None:
        self._store.run("DELETE FROM lab_clock")
        self._store.insert("lab_clock", now=now)
        self._now = now


class Lab:
    def __init__(self, store: Store, clock: LabClock, people: People, passwords: Passwords, outbox: Outbox):
        self._store, self._clock, self._people = store, clock, people
        self._passwords, self._outbox = passwords, outbox

    def describe(self) -> dict:
        return {
            "name": "Secure Login in Python", "version": "1.0.0",
            "capabilities": ["clock", "reset", "provision", "seamless", "sms", "ibKey", "physicalDevice", "retries"],
            "numbers": NUMBERS, "passwordHashes": self._passwords.hashes,
        }

    def reset(self, now: int, seed: str) -> dict:
        """`seed` is not used: ids and codes are as random as in production."""
        with self._store.transaction():
            self._store.clear()
            self._clock.set(int(now))
        self._outbox.settle()
        return {"now": self._clock.now()}

    def create_person(self, username: str, password: str, residence: str, accounts: list[str], seamless: bool,
                      mobile_number: dict | None = None) -> dict:
        number = mobile_number or {"number": None, "verified": False}
        with self._store.transaction():
            self._people.create(username, password, residence, accounts, seamless, number["number"],
                                number["verified"])
        return {"username": username}

    def provision(self, username: str, type: str, name: str = "", os: str | None = None, model: str = "",
                  hardware_id: str = "", push_token: str | None = None, pin: str = "", active: bool = True) -> dict:
        with self._store.transaction():
            self._people.find(username)
            device_id, secret = self._people.add_device(
                username, type, {"ibKey": "IB Key", "sms": "SMS"}.get(type, name), os, active, push_token)
        return {"deviceId": device_id} | ({} if type == "sms" else {"deviceSecret": base64url(secret)})

    def advance(self, to: int) -> dict:
        with self._store.transaction():
            if to < self._clock.now():
                raise Refusal("wrong_state")
            self._clock.set(int(to))
        self._outbox.settle()
        with self._store.transaction():
            due = self._outbox.next_due()
        return {"now": self._clock.now()} | ({} if due is None else {"nextDue": due})

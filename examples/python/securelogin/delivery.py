"""Notifications and text messages on their way. They are kept until the gateway has taken or refused them, and are
sent outside of transactions: a slow gateway delays nobody. After a crash a message may go out twice, and none is lost."""

import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Callable, Literal

from .limits import SECOND
from .store import Row, Store


@dataclass(frozen=True)
class Outcome:
    kind: Literal["sent", "refused", "unregistered", "later"]
    """`unregistered`: the phone no longer has this push token. `later`: the gateway could not take it now."""
    not_before: int = 0
    """The instant before which the gateway wants nothing, by the clock of this server."""


@dataclass(frozen=True)
class Message:
    id: str
    recipient: str
    text: str
    sent_at: int
    expires_at: int


Gateway = Callable[[Message], Outcome]

FIRST_RETRY, LONGEST_RETRY = 5 * SECOND, 40 * SECOND


class Outbox:
    def __init__(self, store: Store, clock, gateways: dict[str, Gateway]):
        self._store, self._clock, self._gateways = store, clock, gateways
        self._senders = ThreadPoolExecutor(max_workers=8, thread_name_prefix="sender")
        self._changed = threading.Condition()
        self._open: set[str] = set()
        self._woken = True
        threading.Thread(target=self._work, name="outbox", daemon=True).start()

    def put(self, id: str, channel: str, recipient: str, text: str, expires_at: int) -> None:
        """Within the transaction of what the message is about."""
        self._store.insert("outbox", id=id, channel=channel, recipient=recipient, text=text,
                           due_at=self._clock.now(), expires_at=expires_at)
        self._wake()

    def settle(self) -> None:
        """Sends whatever is due, and returns when no call to a gateway is open."""
        while self._send_due():
            with self._changed:
                self._changed.wait_for(lambda: not self._open)

    def next_due(self) -> int | None:
        return self._store.number("SELECT MIN(due_at) FROM outbox")

    def _wake(self) -> None:
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._woken, timeout=1)
                self._woken = False
            self._send_due()

    def _send_due(self) -> bool:
        """Whether a call is open afterwards."""
        with self._store.transaction():
            now = self._clock.now()
            self._store.run("DELETE FROM outbox WHERE expires_at <= ?", now)
            due = self._store.all("SELECT * FROM outbox WHERE due_at <= ?", now)
        with self._changed:
            for row in due:
                if row["id"] not in self._open:
                    self._open.add(row["id"])
                    self._senders.submit(self._send, row, now)
            return bool(self._open)

    def _send(self, row: Row, now: int) -> None:
        try:
            outcome = self._gateways[row["channel"]](
                Message(row["id"], row["recipient"], row["text"], now, row["expires_at"]))
        except Exception:
            traceback.print_exc()
            outcome = Outcome("later")
        try:
            with self._store.transaction():
                self._record(row, outcome)
        finally:
            with self._changed:
                self._open.discard(row["id"])
                self._changed.notify_all()

    def _record(self, row: Row, outcome: Outcome) -> None:
        if outcome.kind == "later":
            retry_at = self._clock.now() + min(FIRST_RETRY * 2 ** row["attempts"], LONGEST_RETRY)
            due_at = max(outcome.not_before, retry_at)
            if due_at < row["expires_at"]:
                self._store.run("UPDATE outbox SET attempts = attempts + 1, due_at = ? WHERE id = ?", due_at, row["id"])
                return
        self._store.run("DELETE FROM outbox WHERE id = ?", row["id"])
        self._store.run("UPDATE code SET sms = ? WHERE id = ?", "sent" if outcome.kind == "sent" else "failed", row["id"])
        if outcome.kind == "unregistered":
            self._store.run("UPDATE device SET push_token = NULL WHERE push_token = ?", row["recipient"])

"""The same server with one defect, named by SLS_DEFECT. The checks of the suite start it to see that each is found.

Each is a mistake that a review may miss: one line too few, one comparison too wide, one identifier too narrow."""

import os

import server
from securelogin import codes, delivery, gateways, keys, logins


def code_good_in_its_last_millisecond() -> None:
    """A code is accepted at the instant at which it expires (`>=` in place of `>`)."""
    right = codes.Codes.open
    query = "SELECT * FROM code WHERE username = ? AND login_id IS ? AND state = 'open' AND expires_at = ?"
    codes.Codes.open = lambda self, username, login_id: (
        right(self, username, login_id) or self._store.one(query, username, login_id, self._clock.now()))


def pause_per_login() -> None:
    """The two minutes between two SMS begin anew with each login."""
    right = codes.Codes.refusal

    def refusal(self: codes.Codes, username: str, login_id: str | None):
        refused = right(self, username, login_id)
        sent = self._store.number("SELECT COUNT(*) FROM code WHERE username = ? AND login_id IS ?", username, login_id)
        return None if refused and refused.code == "too_soon" and sent == 0 else refused

    codes.Codes.refusal = refusal


def confirm_code_clears_failures() -> None:
    """A right Confirm Code ends the count of wrong answers, as a login does."""
    right = codes.Codes.use

    def use(self: codes.Codes, username: str, given: str, login_id: str | None = None) -> None:
        right(self, username, given, login_id)
        self._failures.clear("secondFactor", username)

    codes.Codes.use = use


def decision_not_signed() -> None:
    """The decision is not among the fields of the approval signature that are compared: a recorded decline approves."""
    right = logins.Logins.answer_push_request

    def answer(self: logins.Logins, device_id: str, request_id: str, bearer: str, decision: str, seal: str,
               element: str = "", integrity_claim: str = "") -> dict:
        phone = self._phone(device_id, bearer)
        request = self._push_request(phone, request_id)
        declined = [request_id, request["login_id"], "decline", "", "", request["nonce"]]
        if keys.same(keys.approval_signature(declined, phone["approval_key"]), seal):
            seal = keys.approval_signature(
                [request_id, request["login_id"], decision, element, integrity_claim, request["nonce"]],
                phone["approval_key"])
        return right(self, device_id, request_id, bearer, decision, seal, element, integrity_claim)

    logins.Logins.answer_push_request = answer


def retry_after_not_read() -> None:
    """A message that a gateway could not take is sent again when this server likes, not when the gateway wants it."""
    gateways.later = lambda fields, now: delivery.Outcome("later")


DEFECTS = {defect.__name__: defect for defect in (
    code_good_in_its_last_millisecond, pause_per_login, confirm_code_clears_failures, decision_not_signed,
    retry_after_not_read)}

if __name__ == "__main__":
    DEFECTS[os.environ["SLS_DEFECT"]]()
    server.main()

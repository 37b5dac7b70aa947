"""Logging in: password, then IB Key by notification or by challenge and response, or a code by SMS."""

from . import keys
from .codes import Codes
from .contract import ELEMENTS, Refusal
from .delivery import Outbox
from .limits import NUMBERS
from .people import People, described
from .store import Row, Store

NAMES = {"tws": "TWS", "clientPortal": "Client Portal", "webTrader": "WebTrader", "ibkrMobile": "IBKR Mobile"}


class Logins:
    def __init__(self, store: Store, clock, people: People, codes: Codes, outbox: Outbox):
        self._store, self._clock, self._people, self._codes, self._outbox = store, clock, people, codes, outbox

    # Login face

    def log_in(self, platform: str, locale: str, username: str, password: str, os: str | None = None) -> dict:
        person = self._people.check_password(username, password)
        self._people.failures.refuse_while_locked("secondFactor", username)
        devices = self._people.devices(username)
        if not devices and person["regulated"]:
            raise Refusal("forbidden")
        login_id, secret = keys.new_token(), keys.new_token()
        needed = devices and not person["opted_out"]
        self._store.insert("login", id=login_id, username=username, platform=platform,
                           secret_hash=keys.digest(secret), state="chooseDevice" if needed else "loggedIn",
                           expires_at=self._clock.now() + NUMBERS["loginLifetime"])
        if not needed:
            return {"loginId": login_id, "state": "loggedIn", "session": self._people.open_session(username, platform)}
        login = self._find(login_id)
        if len(devices) == 1:
            login = self._begin(login, person, devices[0])
        return self._view(login) | {"secret": secret}

    def read_login(self, login_id: str, bearer: str) -> dict:
        login = self._authenticated(login_id, bearer)
        if login["state"] == "loggedIn":
            raise Refusal("wrong_state")
        if login["state"] == "approved":
            return self._complete(login)
        return self._view(login)

    def choose_device(self, login_id: str, bearer: str, device_id: str) -> dict:
        login = self._step(login_id, bearer, "chooseDevice")
        for device in self._people.devices(login["username"]):
            if device["id"] == device_id:
                return self._view(self._begin(login, self._people.find(login["username"]), device))
        raise Refusal("not_found")

    def ask_for_challenge(self, login_id: str, bearer: str) -> dict:
        login = self._step(login_id, bearer, "waitingForApproval", "challenge")
        self._end_push_requests("login_id", login_id)
        return self._view(self._show_challenge(login))

    def give_response(self, login_id: str, bearer: str, response: str) -> dict:
        login = self._step(login_id, bearer, "challenge")
        device = self._store.one("SELECT * FROM device WHERE id = ?", login["device_id"])
        challenge = self._challenge(login)
        if challenge is None or not keys.same(keys.response_to(challenge, device["response_key"]), response):
            self._store.run("UPDATE login SET challenge_tries = challenge_tries - 1 WHERE id = ?", login_id)
            self._people.failures.add("secondFactor", login["username"])
            raise Refusal("invalid_code")
        return self._complete(login)

    def give_security_code(self, login_id: str, bearer: str, code: str) -> dict:
        login = self._step(login_id, bearer, "securityCode")
        self._codes.use(login["username"], code, login_id)
        return self._complete(login)

    def ask_for_another_sms(self, login_id: str, bearer: str) -> dict:
        login = self._step(login_id, bearer, "securityCode")
        self._codes.send(login["username"], self._people.find(login["username"])["sms_number"], login_id)
        return self._view(login)

    # Device face

    def read_push_request(self, device_id: str, request_id: str, bearer: str) -> dict:
        return self._push_view(self._push_request(self._phone(device_id, bearer), request_id))

    def answer_push_request(self, device_id: str, request_id: str, bearer: str, decision: str, seal: str,
                            element: str = "", integrity_claim: str = "") -> dict:
        phone = self._phone(device_id, bearer)
        request = self._push_request(phone, request_id)
        approves = decision == "approve"
        if request["state"] != "open":
            raise Refusal("wrong_state")
        signed = [request_id, request["login_id"], decision, element if approves else "", integrity_claim,
                  request["nonce"]]
        if not keys.same(keys.approval_signature(signed, phone["approval_key"]), seal):
            raise Refusal("forbidden")
        if approves and element not in ELEMENTS[phone["os"]]:
            raise Refusal("forbidden")
        if approves:
            self._people.failures.refuse_while_locked("secondFactor", phone["username"])
        self._store.run("UPDATE push_request SET state = ? WHERE id = ?", "approved" if approves else "declined",
                        request_id)
        # What belongs to a login ends with it at the latest.
        self._store.run("UPDATE login SET state = ?, expires_at = min(expires_at, ?) WHERE id = ?",
                        "approved" if approves else "denied",
                        self._clock.now() + NUMBERS["collectLifetime"], request["login_id"])
        return self._push_view(self._push_request(phone, request_id))

    def offer_push_token(self, device_id: str, bearer: str, push_token: str) -> dict:
        self._store.run("UPDATE device SET offered_token = ? WHERE id = ?", push_token,
                        self._phone(device_id, bearer)["id"])
        return {"done": True}

    # Steps of a login

    def _begin(self, login: Row, person: Row, device: Row) -> Row:
        """Starts the second factor with this device."""
        self._store.run("UPDATE login SET device_id = ? WHERE id = ?", device["id"], login["id"])
        login = self._find(login["id"])
        if device["type"] == "sms":
            self._set_state(login, "securityCode")
            # Where none can be sent yet, the person asks for one when it can.
            if self._codes.refusal(person["username"], login["id"]) is None:
                self._codes.send(person["username"], person["sms_number"], login["id"])
        elif device["push_token"] and person["seamless"] and not self._too_many_push_requests(device):
            self._set_state(login, "waitingForApproval")
            self._send_push_request(login, device)
        else:
            self._show_challenge(login)
        return self._find(login["id"])

    def _too_many_push_requests(self, device: Row) -> bool:
        """Whoever knows the password must not tire the person out until a notification is approved by mistake."""
        return self._store.number(
            "WITH sent AS (SELECT push_request.rowid AS place, state, created_at"
            " FROM push_request JOIN device ON device.id = device_id WHERE username = ?)"
            " SELECT COUNT(*) FROM sent WHERE created_at > ?"
            " AND place > (SELECT COALESCE(MAX(place), 0) FROM sent WHERE state = 'approved')",
            device["username"], self._clock.now() - NUMBERS["pushCapWindow"]) >= NUMBERS["pushCap"]

    def _send_push_request(self, login: Row, device: Row) -> None:
        # Of two at a time nobody could tell which login each is for: a newer one ends the older.
        self._end_push_requests("device_id", device["id"])
        now = self._clock.now()
        request_id, expires_at = keys.new_token(), min(now + NUMBERS["pushLifetime"], login["expires_at"])
        self._store.insert("push_request", id=request_id, login_id=login["id"], device_id=device["id"],
                           nonce=keys.new_token(), state="open", created_at=now, expires_at=expires_at)
        self._outbox.put(request_id, "apns" if device["os"] == "iOS" else "fcm", device["push_token"],
                         f"Approve your login to {NAMES[login['platform']]}", expires_at)

    def _end_push_requests(self, column: str, id: str) -> None:
        """Those of a login (`login_id`) or of a phone (`device_id`)."""
        self._store.run(f"DELETE FROM outbox WHERE id IN (SELECT id FROM push_request WHERE {column} = ?)", id)
        self._store.run(f"UPDATE push_request SET state = 'superseded' WHERE {column} = ? AND state = 'open'", id)

    def _show_challenge(self, login: Row) -> Row:
        challenge = keys.new_code()
        while challenge == login["challenge"]:
            challenge = keys.new_code()
        self._store.run("UPDATE login SET state = 'challenge', challenge = ?, challenge_expires_at = ?,"
                        " challenge_tries = ? WHERE id = ?", challenge,
                        self._clock.now() + NUMBERS["challengeLifetime"], NUMBERS["triesPerCode"], login["id"])
        return self._find(login["id"])

    def _challenge(self, login: Row) -> str | None:
        """The challenge that a response can be given to, as long as there is one."""
        if login["challenge_tries"] > 0 and self._clock.now() < login["challenge_expires_at"]:
            return login["challenge"]
        return None

    def _complete(self, login: Row) -> dict:
        """The second factor was right: the only place that ends the count of wrong answers."""
        self._set_state(login, "loggedIn")
        self._people.failures.clear("secondFactor", login["username"])
        # From "I am not receiving IBKR Mobile notifications", 9: a login re-aligns the app with the system.
        self._store.run("UPDATE device SET push_token = coalesce(offered_token, push_token), offered_token = NULL"
                        " WHERE id = ?", login["device_id"])
        session = self._people.open_session(login["username"], login["platform"])
        return {"loginId": login["id"], "state": "loggedIn", "session": session}

    # Looking things up

    def _find(self, login_id: str) -> Row | None:
        return self._store.one("SELECT * FROM login WHERE id = ?", login_id)

    def _authenticated(self, login_id: str, bearer: str) -> Row:
        """The login whose secret this is. One that took too long is expired, whatever it waited for."""
        login = self._find(login_id)
        if login is None or not keys.same(login["secret_hash"], keys.digest(bearer)):
            raise Refusal("unauthenticated")
        if login["state"] not in ("loggedIn", "denied") and self._clock.now() >= login["expires_at"]:
            login["state"] = "expired"
        return login

    def _step(self, login_id: str, bearer: str, *states: str) -> Row:
        login = self._authenticated(login_id, bearer)
        if login["state"] not in states:
            raise Refusal("wrong_state")
        self._people.failures.refuse_while_locked("secondFactor", login["username"])
        return login

    def _set_state(self, login: Row, state: str) -> None:
        self._store.run("UPDATE login SET state = ? WHERE id = ?", state, login["id"])

    def _phone(self, device_id: str, bearer: str) -> Row:
        phone = self._store.one("SELECT * FROM device WHERE id = ? AND type = 'ibKey' AND active", device_id)
        if phone is None or not keys.same(phone["access_hash"], keys.digest(bearer)):
            raise Refusal("unauthenticated")
        return phone

    def _push_request(self, phone: Row, request_id: str) -> Row:
        request = self._store.one("SELECT push_request.*, platform FROM push_request JOIN login ON login.id = login_id"
                                  " WHERE push_request.id = ? AND push_request.device_id = ?", request_id, phone["id"])
        if request is None:
            raise Refusal("not_found")
        if request["state"] == "open" and self._clock.now() >= request["expires_at"]:
            request["state"] = "expired"
        return request

    # Replies

    def _view(self, login: Row) -> dict:
        view = {"loginId": login["id"], "state": login["state"]}
        if login["state"] == "chooseDevice":
            view["devices"] = described(self._people.devices(login["username"]))
        if login["state"] == "challenge" and self._challenge(login):
            view["challenge"] = login["challenge"]
        if login["state"] == "securityCode" and (code := self._codes.open(login["username"], login["id"])):
            view["sms"] = code["sms"]
        return view

    def _push_view(self, request: Row) -> dict:
        return {"requestId": request["id"], "loginId": request["login_id"], "platform": request["platform"],
                "nonce": request["nonce"], "expiresAt": request["expires_at"], "state": request["state"]}

"""The settings of the Secure Login System in Client Portal."""

from .codes import Codes
from .contract import Refusal
from .people import People, described
from .store import Row, Store


class Account:
    def __init__(self, store: Store, people: People, codes: Codes):
        self._store, self._people, self._codes = store, people, codes

    def read_settings(self, bearer: str) -> dict:
        return self._settings(self._owner(bearer)["username"])

    def set_seamless(self, bearer: str, enabled: bool) -> dict:
        return self._change(self._owner(bearer), seamless=enabled)

    def set_opt_out(self, bearer: str, opted_out: bool, username: str, password: str) -> dict:
        person = self._owner(bearer)
        if person["regulated"]:
            raise Refusal("forbidden")
        # Somebody at an unlocked screen must not be able to switch the second factor off.
        if username != person["username"]:
            raise Refusal("invalid_credentials")
        self._people.check_password(username, password)
        return self._change(person, opted_out=opted_out)

    def remove_device(self, bearer: str, device_id: str) -> dict:
        person = self._owner(bearer)
        ids = [device["id"] for device in self._people.devices(person["username"])]
        if device_id not in ids:
            raise Refusal("not_found")
        if person["regulated"] and len(ids) == 1:
            raise Refusal("forbidden")
        self._people.remove_device(device_id)
        return self._settings(person["username"])

    def change_mobile_number(self, bearer: str, number: str) -> dict:
        person = self._owner(bearer)
        if number == person["number"]:
            return self._settings(person["username"])
        self._codes.void(person["username"], None)
        return self._change(person, number=number, number_verified=False)

    def verify_mobile_number(self, bearer: str) -> dict:
        person = self._owner(bearer)
        if person["number"] is None:
            raise Refusal("wrong_state")
        self._codes.send(person["username"], person["number"])
        return self._settings(person["username"])

    def confirm_mobile_number(self, bearer: str, code: str) -> dict:
        person = self._owner(bearer)
        self._people.failures.refuse_while_locked("secondFactor", person["username"])
        self._codes.use(person["username"], code)
        if person["number"] != person["sms_number"]:
            self._codes.void_all(person["username"])
        self._change(person, number_verified=True, sms_number=person["number"])
        if not self._people.devices(person["username"]):
            self._people.add_device(person["username"], "sms", "SMS")
        return self._settings(person["username"])

    def _owner(self, bearer: str) -> Row:
        return self._people.find(self._people.session(bearer)["username"])

    def _change(self, person: Row, **columns) -> dict:
        assignments = ", ".join(f"{column} = ?" for column in columns)
        self._store.run(f"UPDATE person SET {assignments} WHERE username = ?", *columns.values(), person["username"])
        return self._settings(person["username"])

    def _settings(self, username: str) -> dict:
        person = self._people.find(username)
        settings = {"seamless": bool(person["seamless"]), "devices": described(self._people.devices(username)),
                    "optOut": "notOffered" if person["regulated"] else "taken" if person["opted_out"] else "offered"}
        if person["number"] is not None:
            settings["mobileNumber"] = {"number": person["number"], "smsVerified": bool(person["number_verified"])}
        if code := self._codes.open(username, None):
            settings["sms"] = code["sms"]
        return settings

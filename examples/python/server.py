"""Starts the Secure Login System with what the environment says; README.md lists the variables."""

import hmac
import json
import os
import ssl
from pathlib import Path
from urllib.parse import urlsplit

from securelogin import http
from securelogin.account import Account
from securelogin.codes import Codes
from securelogin.contract import Refusal
from securelogin.delivery import Outbox
from securelogin.gateways import Apns, Fcm, Twilio
from securelogin.keys import Passwords
from securelogin.lab import Lab, LabClock
from securelogin.logins import Logins
from securelogin.people import People
from securelogin.store import Store

LAB = ("describe", "reset", "create_person", "provision", "advance")


def main() -> None:
    gateways_file = Path(os.environ["SLS_GATEWAYS"])
    at = urlsplit(os.environ["SLS_URL"])
    token = os.environ["SLS_LAB_TOKEN"]
    passwords = Passwords(int(os.environ.get("SLS_PASSWORD_COST", "17")))

    gateways = json.loads(gateways_file.read_text())

    def tls() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=gateways["ca"])

    store = Store(os.environ.get("SLS_STORE", str(gateways_file.with_name("store.sqlite"))))
    clock = LabClock(store)
    outbox = Outbox(store, clock, {
        "apns": Apns(gateways["apns"], tls()),
        "fcm": Fcm(gateways["fcm"], tls()),
        "sms": Twilio(gateways["sms"], tls()),
    })
    people = People(store, clock, passwords)
    codes = Codes(store, clock, outbox, people.failures)
    logins = Logins(store, clock, people, codes, outbox)
    lab = Lab(store, clock, people, passwords, outbox)

    def in_transaction(operation):
        def run(**arguments):
            with store.transaction():
                try:
                    return operation(**arguments)
                except Refusal as refusal:
                    refused = refusal
            # Outside, so that what was counted is kept.
            raise refused
        return run

    def for_lab(operation):
        def run(bearer, **arguments):
            if not hmac.compare_digest(bearer.encode(), token.encode()):
                raise Refusal("unauthenticated")
            return operation(**arguments)
        return run

    operations = {name: for_lab(getattr(lab, name)) for name in LAB}
    for part in (logins, people, Account(store, people, codes)):
        for route in http.ROUTES:
            if hasattr(part, route.operation):
                operations[route.operation] = in_transaction(getattr(part, route.operation))

    def log(entry) -> None:
        if "SLS_LOG" in os.environ:
            with open(os.environ["SLS_LOG"], "a") as file:
                file.write(json.dumps(entry) + "\n")

    http.server((at.hostname, at.port), operations, log).serve_forever()


if __name__ == "__main__":
    main()

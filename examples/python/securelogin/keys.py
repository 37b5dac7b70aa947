"""Passwords, tokens, codes, and the keys of a phone."""

import base64
import hashlib
import hmac
import os
import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

OCRA_SUITE = b"OCRA-1:HOTP-SHA256-8:QA06"


def new_token() -> str:
    return secrets.token_urlsafe(32)


def new_code() -> str:
    return f"{secrets.randbelow(10**6):06}"


def digest(token: str) -> bytes:
    """What is kept of a token. A token has 256 random bits, so one round is enough."""
    return hashlib.sha256(token.encode()).digest()


def same(left: str | bytes, right: str | bytes) -> bool:
    """Compares without telling by its duration where the two differ."""
    as_bytes = [value.encode() if isinstance(value, str) else value for value in (left, right)]
    return hmac.compare_digest(*as_bytes)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Passwords:
    """scrypt. `log2_cost` 17 is what OWASP recommends; less is for tests."""

    def __init__(self, log2_cost: int = 17):
        self._cost = 2**log2_cost
        self.hashes = 0
        self.nobody = {"salt": os.urandom(16), "password_hash": os.urandom(32)}
        """In place of a person who does not exist: the work is the same, and no password is right."""

    def hash(self, password: str, salt: bytes) -> bytes:
        self.hashes += 1
        return hashlib.scrypt(password.encode(), salt=salt, n=self._cost, r=8, p=1, maxmem=2**28, dklen=32)


class PhoneKeys:
    """What phone and server derive from the device secret (contract: "The keys of a phone")."""

    def __init__(self, secret: bytes):
        def key(info: bytes) -> bytes:
            return HKDF(SHA256(), 32, salt=None, info=info).derive(secret)

        self.response = key(b"sls ocra v1")
        self.approval = key(b"sls approval v1")
        self.access = base64url(key(b"sls access v1"))


def response_to(challenge: str, key: bytes) -> str:
    """The eight digits of RFC 6287 with the suite above."""
    question = challenge.encode().ljust(128, b"\0")
    mac = hmac.digest(key, OCRA_SUITE + b"\0" + question, "sha256")
    offset = mac[-1] & 0x0F
    number = int.from_bytes(mac[offset:offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**8:08}"


def approval_signature(fields: list[str], key: bytes) -> str:
    return base64url(hmac.digest(key, "\n".join(fields).encode(), "sha256"))

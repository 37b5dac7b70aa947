"""Clients of APNs, FCM HTTP v1 and the Twilio Messages API. Each gives a `delivery.Gateway`."""

import base64
import http.client
import json
import socket
import ssl
import sys
import threading
import time
import uuid
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import h2.config
import h2.connection
import h2.events
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from .delivery import Message, Outcome
from .keys import base64url

TIMEOUT = 3
"""Seconds of real time, after which a gateway counts as unavailable."""
TITLE = "IBKR Mobile"


def jws(header: dict[str, Any], claims: dict[str, Any], sign) -> str:
    signed = ".".join(base64url(json.dumps(part).encode()) for part in (header, claims))
    return f"{signed}.{base64url(sign(signed.encode()))}"


def private_key(pem: bytes):
    return serialization.load_pem_private_key(pem, password=None)


def later(headers: dict[str, str], now: int) -> Outcome:
    """The gateway is busy or broken. It may say for how many seconds, or until which date (RFC 9110, 10.2.3)."""
    wish = headers.get("retry-after", "")
    if wish.isdecimal():
        return Outcome("later", now + int(wish) * 1000)
    try:
        return Outcome("later", int(parsedate_to_datetime(wish).timestamp() * 1000))
    except ValueError:
        return Outcome("later")


def refused(gateway: str, status: int, answer: str) -> Outcome:
    print(f"{gateway} refused with {status}: {answer}", file=sys.stderr, flush=True)
    return Outcome("refused")


def temporary(status: int) -> bool:
    return status == 429 or status >= 500


def parsed(body: str) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def post(url: str, body: str, headers: dict[str, str], tls: ssl.SSLContext) -> tuple[int, dict[str, str], str]:
    """Status, header fields by small letters, and body. Raises OSError or HTTPException where no answer comes."""
    at = urlsplit(url)
    connection = http.client.HTTPSConnection(at.netloc, timeout=TIMEOUT, context=tls)
    try:
        connection.request("POST", at.path, body.encode(), headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()


class Http2:
    """One connection, one request at a time; made anew where the other side closed it."""

    def __init__(self, url: str, tls: ssl.SSLContext):
        self._at, self._tls = urlsplit(url), tls
        self._lock = threading.Lock()
        self._socket: ssl.SSLSocket | None = None

    def post(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], str]:
        with self._lock:
            fresh = self._socket is None
            try:
                return self._exchange(path, headers, body)
            except OSError:
                self._close()
                if fresh:
                    raise
                return self._exchange(path, headers, body)

    def _exchange(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], str]:
        if self._socket is None:
            plain = socket.create_connection((self._at.hostname, self._at.port or 443), timeout=TIMEOUT)
            self._socket = self._tls.wrap_socket(plain, server_hostname=self._at.hostname)
            self._h2 = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
            self._h2.initiate_connection()
        stream = self._h2.get_next_available_stream_id()
        self._h2.send_headers(stream, [(":method", "POST"), (":scheme", "https"), (":authority", self._at.netloc),
                                       (":path", path), *headers.items()])
        self._h2.send_data(stream, body, end_stream=True)
        self._socket.sendall(self._h2.data_to_send())
        answer, content = {}, b""
        while True:
            data = self._socket.recv(65536)
            if not data:
                raise ConnectionError("the connection was closed before the answer")
            for event in self._h2.receive_data(data):
                if isinstance(event, h2.events.ResponseReceived):
                    answer = dict(event.headers)
                elif isinstance(event, h2.events.DataReceived):
                    content += event.data
                    self._h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                elif isinstance(event, h2.events.StreamEnded):
                    self._socket.sendall(self._h2.data_to_send())
                    return int(answer.pop(":status")), answer, content.decode()
                elif isinstance(event, (h2.events.StreamReset, h2.events.ConnectionTerminated)):
                    raise ConnectionError("the gateway ended the stream")
            self._socket.sendall(self._h2.data_to_send())

    def _close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


class Apns:
    REFRESH = 40 * 60
    """Seconds. Apple refuses a provider token after an hour, and a new one within 20 minutes of the former."""

    def __init__(self, settings: dict[str, Any], tls: ssl.SSLContext):
        self._settings = settings
        with open(settings["keyFile"], "rb") as file:
            self._key = private_key(file.read())
        # A context of its own: only here HTTP/2 is spoken.
        tls.set_alpn_protocols(["h2"])
        self._http = Http2(settings["url"], tls)
        self._token, self._issued = "", 0.0

    def __call__(self, message: Message) -> Outcome:
        payload = {"aps": {"alert": {"title": TITLE, "body": message.text}, "sound": "default"},
                   "requestId": message.id}
        headers = {
            "authorization": f"bearer {self._provider_token()}",
            "apns-topic": self._settings["topic"],
            "apns-push-type": "alert",
            "apns-priority": "10",
            "apns-expiration": str(message.expires_at // 1000),
            # The same for each attempt, so that a repeated one shows once.
            "apns-id": str(uuid.uuid5(uuid.NAMESPACE_URL, message.id)),
            "apns-collapse-id": message.id,
        }
        try:
            status, fields, body = self._http.post(f"/3/device/{message.recipient}", headers, json.dumps(payload).encode())
        except OSError:
            return Outcome("later")
        if status == 200:
            return Outcome("sent")
        if status == 410:
            return Outcome("unregistered")
        if temporary(status):
            return later(fields, message.sent_at)
        if parsed(body).get("reason") == "ExpiredProviderToken":
            self._token = ""
            return Outcome("later")
        return refused("APNs", status, body)

    def _provider_token(self) -> str:
        now = time.time()
        if not self._token or now - self._issued >= self.REFRESH:
            self._token = jws({"alg": "ES256", "kid": self._settings["keyId"]},
                              {"iss": self._settings["teamId"], "iat": int(now)}, self._sign)
            self._issued = now
        return self._token

    def _sign(self, data: bytes) -> bytes:
        r, s = decode_dss_signature(self._key.sign(data, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


class Fcm:
    def __init__(self, settings: dict[str, Any], tls: ssl.SSLContext):
        self._settings, self._tls = settings, tls
        with open(settings["serviceAccountFile"], encoding="utf-8") as file:
            self._account = json.load(file)
        self._key = private_key(self._account["private_key"].encode())
        self._lock = threading.Lock()
        self._token, self._ends = "", 0.0

    def __call__(self, message: Message) -> Outcome:
        body = {"message": {
            "token": message.recipient,
            "notification": {"title": TITLE, "body": message.text},
            "data": {"requestId": message.id},
            "android": {"priority": "HIGH", "ttl": f"{(message.expires_at - message.sent_at) / 1000:.3f}s",
                        "notification": {"tag": message.id}},
        }}
        try:
            token = self._access_token()
            status, fields, answer = post(
                f"{self._settings['url']}/v1/projects/{self._account['project_id']}/messages:send", json.dumps(body),
                {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}, self._tls)
        except (OSError, http.client.HTTPException):
            return Outcome("later")
        if status == 200:
            return Outcome("sent")
        details = parsed(answer).get("error", {}).get("details", [])
        if status == 404 and any(detail.get("errorCode") == "UNREGISTERED" for detail in details):
            return Outcome("unregistered")
        if temporary(status):
            return later(fields, message.sent_at)
        if status == 401:
            self._token = ""
            return Outcome("later")
        return refused("FCM", status, answer)

    def _access_token(self) -> str:
        """An OAuth access token for the service account (RFC 7523), kept until shortly before its end."""
        with self._lock:
            now = time.time()
            if not self._token or now >= self._ends:
                uri = self._account["token_uri"]
                assertion = jws({"alg": "RS256", "typ": "JWT"}, {
                    "iss": self._account["client_email"], "aud": uri, "iat": int(now), "exp": int(now) + 3600,
                    "scope": "https://www.googleapis.com/auth/firebase.messaging",
                }, lambda data: self._key.sign(data, padding.PKCS1v15(), hashes.SHA256()))
                status, _, answer = post(uri, urlencode({
                    "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion,
                }), {"Content-Type": "application/x-www-form-urlencoded"}, self._tls)
                if status != 200:
                    print(f"OAuth refused with {status}: {answer}", file=sys.stderr, flush=True)
                    raise ConnectionError("no access token")
                granted = json.loads(answer)
                self._token, self._ends = granted["access_token"], now + granted["expires_in"] - 60
            return self._token


class Twilio:
    def __init__(self, settings: dict[str, Any], tls: ssl.SSLContext):
        self._settings, self._tls = settings, tls
        account = f"{settings['accountSid']}:{settings['authToken']}"
        self._authorization = f"Basic {base64.b64encode(account.encode()).decode()}"

    def __call__(self, message: Message) -> Outcome:
        form = {"From": self._settings["from"], "To": message.recipient, "Body": message.text}
        try:
            status, fields, answer = post(
                f"{self._settings['url']}/2010-04-01/Accounts/{self._settings['accountSid']}/Messages.json",
                urlencode(form),
                {"Authorization": self._authorization, "Content-Type": "application/x-www-form-urlencoded"}, self._tls)
        except (OSError, http.client.HTTPException):
            return Outcome("later")
        if status in (200, 201):
            return Outcome("sent")
        return later(fields, message.sent_at) if temporary(status) else refused("Twilio", status, answer)

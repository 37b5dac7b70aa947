"""HTTP: finds the operation of a request, checks credential and body, and answers with JSON or a problem document."""

import json
import re
import sys
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable
from urllib.parse import unquote

from .contract import ROUTES, Refusal, Route

LARGEST_BODY = 16 * 1024
Operation = Callable[..., dict[str, Any]]


def server(address: tuple[str, int], operations: dict[str, Operation],
           log: Callable[[dict[str, Any]], None] = lambda entry: None) -> ThreadingHTTPServer:
    """`operations` by the names of the routes; those of the lab may be missing. `log` gets an entry per answer."""
    routes = [route for route in ROUTES if route.operation in operations]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet for head and body
        disable_nagle_algorithm = True
        timeout = 60

        def __getattr__(self, name: str):
            # Whatever the method, the routes decide.
            if name.startswith("do_"):
                return self._respond
            raise AttributeError(name)

        def _respond(self) -> None:
            try:
                body = self._read_body()
                route, parameters = self._route()
                arguments = parameters | ({} if route.body is None else self._checked(route, body))
                if route.credential:
                    arguments["bearer"] = self._bearer()
                self._send(route.status, operations[route.operation](**arguments))
            except Refusal as refusal:
                self._send(refusal.status, refusal.problem(), "application/problem+json")
            except Exception:
                traceback.print_exc()
                self._send(500, {"type": "about:blank", "title": "Internal error", "status": 500},
                           "application/problem+json")

        def _read_body(self) -> bytes:
            """Read even where none is expected, so that the next request begins where this one ends."""
            try:
                if self.headers.get("Transfer-Encoding"):
                    return self._read_chunks()
                length = self.headers.get("Content-Length", "0")
                if not re.fullmatch("[0-9]{1,15}", length):
                    raise Refusal("invalid_request")
                return self._read(int(length))
            except Refusal:
                self.close_connection = True
                raise

        def _read_chunks(self) -> bytes:
            # Both length and chunks: where does the body end? (RFC 9112, 6.1)
            if self.headers["Transfer-Encoding"].lower() != "chunked" or "Content-Length" in self.headers:
                raise Refusal("invalid_request")
            body = b""
            while True:
                size = re.fullmatch(rb"([0-9A-Fa-f]{1,8})(;[^\r\n]*)?\r\n", self.rfile.readline(1024))
                if size is None:
                    raise Refusal("invalid_request")
                chunk = self._read(int(size[1], 16), LARGEST_BODY - len(body))
                if self.rfile.readline(3) != b"\r\n":
                    raise Refusal("invalid_request")
                if not chunk:
                    return body
                body += chunk

        def _read(self, length: int, most: int = LARGEST_BODY) -> bytes:
            if length > most:
                raise Refusal("too_large")
            data = self.rfile.read(length)
            if len(data) < length:
                raise Refusal("invalid_request")
            return data

        def _route(self) -> tuple[Route, dict[str, str]]:
            path = self.path.partition("?")[0]
            found = [(route, match) for route in routes if (match := route.expression.fullmatch(path))]
            if not found:
                raise Refusal("not_found")
            for route, match in found:
                if route.method == self.command:
                    try:
                        return route, {name: unquote(value, errors="strict")
                                       for name, value in match.groupdict().items()}
                    except UnicodeDecodeError:
                        raise Refusal("not_found") from None
            raise Refusal("method_not_allowed")

        def _checked(self, route: Route, body: bytes) -> dict[str, Any]:
            if self.headers.get_content_type() != "application/json" or "Content-Type" not in self.headers:
                raise Refusal("unsupported_media_type")
            try:
                value = json.loads(body.decode(), parse_constant=lambda name: float("nan"))
                valid = route.body(value)
            except (ValueError, OverflowError, RecursionError):
                valid = False
            if not valid:
                raise Refusal("invalid_request")
            return {re.sub("([A-Z])", r"_\1", name).lower(): member for name, member in value.items()}

        def _bearer(self) -> str:
            match = re.fullmatch(r"bearer +([\w.~+/-]+=*)", self.headers.get("Authorization", ""), re.I | re.A)
            if match is None:
                raise Refusal("unauthenticated")
            return match[1]

        def _send(self, status: int, document: dict[str, Any], media_type: str = "application/json") -> None:
            content = json.dumps(document).encode()
            # Neither path nor body, which have credentials in them; of the header fields those of the suite alone.
            log({"method": self.command, "status": status, "code": document.get("code"),
                 **{name: self.headers.get(name) for name in ("x-sls-scenario", "x-sls-step")}})
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            if status == 401:
                self.send_header("WWW-Authenticate", "Bearer")
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)
            self.wfile.flush()

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            """What the base class finds wrong with a request line or a header."""
            self.close_connection = True
            refusal = Refusal("invalid_request" if code in (400, 505) else "too_large")
            self._send(refusal.status, refusal.problem(), "application/problem+json")

        def log_message(self, format: str, *values: Any) -> None:
            """No access log: paths and header fields have credentials in them."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, request: Any, client_address: Any) -> None:
            if not isinstance(sys.exc_info()[1], ConnectionError):
                super().handle_error(request, client_address)

    return Server(address, Handler)

"""The contract as this server implements it: refusals, routes, and what a body may hold (contract/openapi.json)."""

import re
from dataclasses import dataclass, field
from typing import Any, Callable, Mapping

TITLES = {
    "invalid_request": (400, "The request does not follow the contract."),
    "invalid_credentials": (401, "User name and password do not belong together."),
    "unauthenticated": (401, "The credential is missing, wrong or no longer valid."),
    "forbidden": (403, "This person or phone may not do that."),
    "not_found": (404, "There is no such resource, or not for this caller."),
    "method_not_allowed": (405, "The route exists, but not with this method."),
    "wrong_state": (409, "It is too late or too early for this step."),
    "too_large": (413, "The request is larger than any documented one."),
    "unsupported_media_type": (415, "The body is not JSON."),
    "invalid_code": (422, "Wrong, used, expired or superseded code or response."),
    "locked": (423, "Too many failures; wait until the lock ends."),
    "too_soon": (429, "Another SMS can be requested only every 2 minutes."),
    "too_many": (429, "The limit of requests of this kind is reached."),
}


class Refusal(Exception):
    """A refusal of the contract, answered as a problem document (RFC 9457). What was counted on the way is kept."""

    def __init__(self, code: str, retry_after_ms: int | None = None):
        super().__init__(code)
        self.code = code
        self.status, self.title = TITLES[code]
        self.retry_after_ms = retry_after_ms

    def problem(self) -> dict[str, Any]:
        document = {"type": "about:blank", "title": self.title, "status": self.status, "code": self.code,
                    "detail": self.title}
        if self.retry_after_ms is not None:
            document["retryAfterMs"] = self.retry_after_ms
        return document


Check = Callable[[Any], bool]


def text(longest: int, shortest: int = 0) -> Check:
    # A lone surrogate is valid JSON and no text: it cannot be stored as UTF-8.
    return lambda value: (isinstance(value, str) and shortest <= len(value) <= longest
                          and not re.search("[\ud800-\udfff]", value))


def pattern(expression: str) -> Check:
    return lambda value: isinstance(value, str) and re.fullmatch(expression, value, re.ASCII) is not None


def one_of(*choices: str) -> Check:
    return lambda value: isinstance(value, str) and value in choices


def boolean(value: Any) -> bool:
    return isinstance(value, bool)


def integer(value: Any) -> bool:
    # In JSON Schema 1.0 is an integer, and true is none.
    return (isinstance(value, (int, float)) and not isinstance(value, bool)
            and value == int(value) and 0 <= value < 2**53)


def countries(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 0 and all(map(pattern("[A-Z]{2}"), value))


def members(required: Mapping[str, Check], optional: Mapping[str, Check] = {}) -> Check:
    return lambda value: (isinstance(value, dict) and set(required) <= set(value) <= set(required) | set(optional)
                          and all((required.get(name) or optional[name])(value[name]) for name in value))


def either(*checks: Check) -> Check:
    return lambda value: any(check(value) for check in checks)


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    operation: str
    body: Check | None = None
    status: int = 200
    credential: bool = True
    expression: re.Pattern[str] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "expression", re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", self.path)))


ELEMENTS = {"Android": ("fingerprint", "pin"), "iOS": ("touchId", "faceId", "passcode")}
PLATFORM = one_of("tws", "clientPortal", "webTrader", "ibkrMobile")
OS = one_of(*ELEMENTS)

ROUTES = (
    Route("POST", "/logins", "log_in", members(
        {"platform": PLATFORM, "locale": one_of("en", "ru"), "username": text(200), "password": text(200)},
        {"os": OS}), 201, credential=False),
    Route("GET", "/logins/{login_id}", "read_login"),
    Route("POST", "/logins/{login_id}/device", "choose_device", members({"deviceId": text(200, 1)})),
    Route("POST", "/logins/{login_id}/challenge", "ask_for_challenge"),
    Route("POST", "/logins/{login_id}/response", "give_response", members({"response": text(200)})),
    Route("POST", "/logins/{login_id}/security-code", "give_security_code", members({"code": text(200)})),
    Route("POST", "/logins/{login_id}/sms", "ask_for_another_sms"),
    Route("GET", "/session", "read_session"),
    Route("DELETE", "/session", "log_out"),
    Route("GET", "/settings", "read_settings"),
    Route("PUT", "/settings/seamless", "set_seamless", members({"enabled": boolean})),
    Route("PUT", "/settings/opt-out", "set_opt_out", members(
        {"optedOut": boolean, "username": text(200), "password": text(200)})),
    Route("DELETE", "/settings/devices/{device_id}", "remove_device"),
    Route("PUT", "/settings/mobile-number", "change_mobile_number", members(
        {"number": pattern(r"\+[1-9][0-9]{6,14}")})),
    Route("POST", "/settings/mobile-number/verification", "verify_mobile_number"),
    Route("POST", "/settings/mobile-number/confirmation", "confirm_mobile_number", members({"code": text(200)})),
    Route("GET", "/device/{device_id}/requests/{request_id}", "read_push_request"),
    Route("POST", "/device/{device_id}/requests/{request_id}/answer", "answer_push_request", members(
        {"decision": one_of("approve", "decline"), "seal": text(200)},
        {"element": one_of(*ELEMENTS["Android"], *ELEMENTS["iOS"]), "integrityClaim": text(4000)})),
    Route("PUT", "/device/{device_id}/push-token", "offer_push_token", members({"pushToken": text(200, 1)})),
    Route("GET", "/lab", "describe"),
    Route("POST", "/lab/reset", "reset", members({"now": integer, "seed": text(200)})),
    Route("POST", "/lab/people", "create_person", members(
        {"username": text(200, 1), "password": text(200, 1), "residence": pattern("[A-Z]{2}"),
         "accounts": countries, "seamless": boolean},
        {"mobileNumber": members({"number": text(200), "verified": boolean})}), 201),
    Route("POST", "/lab/people/{username}/devices", "provision", either(
        members({"type": one_of("ibKey"), "os": OS, "model": text(200), "hardwareId": text(200, 1)},
                {"pushToken": text(200, 1), "pin": text(200)}),
        members({"type": one_of("physical"), "name": text(200, 1)}, {"active": boolean}),
        members({"type": one_of("sms")})), 201),
    Route("POST", "/lab/clock", "advance", members({"to": integer})),
)

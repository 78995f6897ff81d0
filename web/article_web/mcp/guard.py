"""Who may reach the server over HTTP: hosts, origins, tokens and rates, as for the JSON API, before a body is read.

Refuses with problem details. Knows nothing of the protocol but its one address.
"""

import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from time import time
from typing import Any, Final

from starlette.datastructures import Headers

from article_web.api.problem import MEDIA_TYPE, Problem, echo
from article_web.serving.hosts import is_trusted
from article_web.serving.rates import rates_of
from article_web.serving.settings import Settings
from article_web.serving.tokens import Tokens, no_token

PATH: Final = "/mcp"
SHARED: Final = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, Mcp-Protocol-Version, Mcp-Method, Mcp-Name",
    "Access-Control-Max-Age": "600",
}
_SHOWN: Final = "Retry-After, WWW-Authenticate"

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class Guard:
    """Lets through to ``application`` what ``settings`` allow; raises SettingError for settings that cannot be kept."""

    def __init__(self, application: Application, settings: Settings) -> None:
        self._application, self._settings = application, settings
        self._tokens = Tokens(settings.tokens) if settings.tokens else None
        self._rates = Rates(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        headers = Headers(scope=scope)
        shared = self._shared(headers.get("origin"))
        try:
            self._check(scope, headers, shared)
        except Problem as refused:
            await _answer(send, refused.status, refused.to_dict(), {**shared, **refused.headers})
            return
        if scope["method"] == "OPTIONS":
            await _answer(send, 204, None, {**shared, **SHARED})
            return

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_raw(shared)]
            await send(message)

        await self._application(scope, receive, send_shared)

    def _shared(self, origin: str | None) -> dict[str, str]:
        """Return the headers that let a page of ``origin`` read the answer."""
        if origin is None or origin not in self._settings.cors_origins:
            return {}
        return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": _SHOWN, "Vary": "Origin"}

    def _check(self, scope: Scope, headers: Headers, shared: Mapping[str, str]) -> None:
        """Raise Problem for a request that may not be answered."""
        host, origin = headers.get("host"), headers.get("origin")
        if not is_trusted(host, self._settings):
            raise Problem("untrusted-host", f"The Host header {echo(host or '')} is not one of this service.")
        if origin is not None and not shared and origin != f"{scope.get('scheme', 'http')}://{host}":
            raise Problem(
                "bad-request", f"Pages of {echo(origin)} may not ask; --cors-origins names who may.", status=403
            )
        if scope["path"] != PATH:
            raise Problem("not-found", f"There is nothing at {echo(scope['path'])}; agents are answered at {PATH}.")
        if scope["method"] == "OPTIONS" and shared:
            return
        if scope["method"] != "POST":
            said = f"{scope['method']} is not allowed at {PATH}; allowed is POST."
            raise Problem("method-not-allowed", said, headers={"Allow": "POST"})
        authorization = headers.get("authorization", "")
        if self._tokens is not None and not self._tokens.admits(authorization):
            raise no_token(authorization)
        self._rates.count(self._client(scope, headers))

    def _client(self, scope: Scope, headers: Headers) -> str:
        """Return the client's address, as the trusted proxies tell it."""
        count = self._settings.trusted_proxies
        told = [one.strip() for one in headers.get("x-forwarded-for", "").split(",") if one.strip()]
        if count and len(told) >= count:
            return told[-count]
        return str((scope.get("client") or ("",))[0])


class Rates:
    """How often one client, and all together, may ask; counted in this process."""

    def __init__(self, settings: Settings) -> None:
        rates = rates_of(settings)
        self._limits: list[tuple[str, Any]] = []
        if not rates:
            return
        from limits import parse_many  # noqa: PLC0415 - only who limits needs it
        from limits.storage import MemoryStorage  # noqa: PLC0415
        from limits.strategies import FixedWindowRateLimiter  # noqa: PLC0415

        self._limits = [(name, one) for name, rate in rates.items() for one in parse_many(rate)]
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def count(self, client: str) -> None:
        """Count a request of ``client``; raises Problem where it is one too many."""
        for name, rate in self._limits:
            key = client if name == "rate_per_client" else "all"
            if not self._limiter.hit(rate, name, key):
                until = self._limiter.get_window_stats(rate, name, key).reset_time
                wait = str(max(1, round(until - time())))
                said = f"The limit is {rate}; the Retry-After header says when to ask again."
                raise Problem("too-many-requests", said, headers={"Retry-After": wait})


async def _answer(send: Send, status: int, told: Mapping[str, Any] | None, headers: Mapping[str, str]) -> None:
    body = b"" if told is None else json.dumps(told, ensure_ascii=False).encode()
    kind = {} if told is None else {"Content-Type": MEDIA_TYPE, "Content-Length": str(len(body))}
    sent = _raw({**kind, "Cache-Control": "no-store", **headers})
    await send({"type": "http.response.start", "status": status, "headers": sent})
    await send({"type": "http.response.body", "body": body})


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]

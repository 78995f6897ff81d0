"""What guards every request and response: the Host check before, the security headers and the time after.

Does not know what is asked or answered.
"""

from collections.abc import Iterable, Mapping
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from flask import Flask, request

from article_web.api.problem import Problem, echo
from article_web.serving.hosts import is_trusted
from article_web.serving.settings import Settings

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def headers(settings: Settings) -> Mapping[str, str]:
    """Return the security headers of every response: no page may frame ours but those of the settings."""
    framed = " ".join(settings.frame_ancestors) or "'none'"
    policy = HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", f"frame-ancestors {framed}")
    return {**HEADERS, "Content-Security-Policy": policy}


def defend(app: Flask, settings: Settings, *, checks_host: bool = True) -> None:
    """Make ``app`` refuse hosts that are not its own, and send the security headers with every response.

    Where another application around it ``checks_host`` is False: that one says which hosts are answered.
    """
    guarding = [*headers(settings).items()]
    inner = app.wsgi_app

    def guarded(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        begun = perf_counter()

        def start(status: str, given: list[tuple[str, str]], failed: Any = None) -> Any:  # noqa: ANN401 - as WSGI has it
            there = {name for name, _ in given}
            took = ("Server-Timing", f"app;dur={(perf_counter() - begun) * 1000:.1f}")
            return start_response(status, [*given, *(one for one in guarding if one[0] not in there), took], failed)

        return inner(environ, start)

    app.wsgi_app = guarded  # type: ignore[method-assign]

    @app.before_request
    def check_host() -> None:
        host = request.environ.get("HTTP_HOST")
        if checks_host and not is_trusted(host, settings):
            raise Problem("untrusted-host", f"{echo(host or '')} is not a host of this service.")

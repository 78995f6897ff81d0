"""What the service tells its operator of each request: an id that is returned, and one line of log if that is on.

Never tells the question or the client's address unless a setting asks for it, and never the address that was asked
for, which may hold the question: only the route. Decides nothing about the response.
"""

import json
import re
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from secrets import token_hex
from threading import Lock
from time import perf_counter
from typing import Any, Final

from flask import Flask, Response, g, has_request_context, request

from article_qa.answer import Answer
from article_web.api.problem import Problem
from article_web.serving.settings import Settings

HEADER: Final = "X-Request-ID"
SEEN: Final = "article_qa_seen"  # of a Flask's extensions: its settings
REQUESTS: Final = "article_qa_requests"  # and, with metrics, the counter of its requests
_SANE: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
_WRITING: Final = Lock()  # lines of several threads do not run into each other


def see(app: Flask, settings: Settings) -> None:
    """Make ``app`` give every response an id and, if the settings say so, write a line for it on standard error.

    To be registered first, so that it starts before all others and ends after them.
    """
    app.extensions[SEEN] = settings

    @app.before_request
    def begin() -> None:
        g.begun = perf_counter()
        g.request_id = _id(request.headers.get(HEADER, ""))
        g.failures_in_lines = settings.log == "json"

    @app.after_request
    def end(response: Response) -> Response:
        response.headers.add(HEADER, g.request_id)
        if settings.log != "off":
            _log(line_of(response, settings), settings)
        return response


def see_refused(application: object, problem: Problem, *, asked: str, sent: str, client: str, size: int) -> str:
    """Tell of what the server refused before ``application`` (a Flask, or what holds one as ``app``) saw it.

    ``asked`` is its method, ``sent`` its id, either "" where it could not be read, and ``size`` of the answer in bytes.
    Returns its id.
    """
    given = _id(sent)
    app = getattr(application, "app", application)
    if not isinstance(app, Flask):
        return given
    named = asked if asked in _METHODS else "other"
    if REQUESTS in app.extensions:
        app.extensions[REQUESTS].labels("none", named, str(problem.status)).inc()
    settings: Settings = app.extensions[SEEN]
    if settings.log != "off":
        told: dict[str, Any] = {"time": now(), "id": given, "method": named, "route": None, "status": problem.status}
        told |= {"outcome": None, "reason": None, "problem": problem.kind.name, "ms": 0.0, "bytes": size}
        if settings.log_clients:
            told["client"] = client
        _log(told, settings)
    return given


def note_answer(question: str, answer: Answer, *, of_documents: bool) -> None:
    """Remember what the request at hand asked, of documents of its own or not, and came to; of several, the last."""
    if has_request_context():
        g.asked, g.answer, g.of_documents = question, answer, of_documents


def route() -> str | None:
    """Return the route of the request at hand, as ``/api/v1/articles/<article_id>``; None where there is none."""
    return request.url_rule.rule if request.url_rule is not None else None


def method() -> str:
    """Return the method of the request at hand; ``other`` for one that HTTP does not know: there is no end of them."""
    return request.method if request.method in _METHODS else "other"


def milliseconds() -> float:
    """Return how long the request at hand has been worked on."""
    begun: float = g.begun
    return (perf_counter() - begun) * 1000


def line_of(response: Response, settings: Settings) -> dict[str, Any]:
    """Return what is logged of the request at hand."""
    answer: Answer | None = g.get("answer")
    told: dict[str, Any] = {
        "time": now(),
        "id": g.request_id,
        "method": method(),
        "route": route(),
        "status": response.status_code,
        "outcome": answer.outcome if answer else None,
        "reason": answer.reason if answer else None,
        "problem": g.get("problem"),
        "ms": round(milliseconds(), 1),
        "bytes": response.calculate_content_length(),
    }
    if settings.log_questions:
        told["question"] = g.get("asked")
    if settings.log_clients:
        told["client"] = request.remote_addr
    if "failure" in g:
        told["failure"] = "".join(traceback.format_exception(g.failure))
    return told


def text_of(told: Mapping[str, Any]) -> str:
    """Return a line of log for people: the same, shorter.

    >>> text_of({"time": "12:00", "id": "7f", "method": "GET", "route": "/", "status": 200, "ms": 2.5, "bytes": 9})
    '12:00 GET / 200 2.5 ms 9 bytes id=7f'
    """
    came = [told.get("outcome"), told.get("reason"), told.get("problem")]
    parts = [told["time"], told["method"], told["route"] or "-", told["status"], *(one for one in came if one)]
    parts += [f"{told['ms']} ms", f"{told['bytes'] or 0} bytes", f"id={told['id']}"]
    parts += [f"{name}={json.dumps(told[name], ensure_ascii=False)}" for name in ("client", "question") if name in told]
    return " ".join(map(str, parts))


def _id(sent: str) -> str:
    """Return the id of a request: what was sent, if that is one."""
    return sent if _SANE.fullmatch(sent) else token_hex(8)


def now() -> str:
    """Return the time of a line of log."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _log(told: Mapping[str, Any], settings: Settings) -> None:
    write(json.dumps(told, ensure_ascii=False) if settings.log == "json" else text_of(told))


def write(line: str) -> None:
    """Write ``line`` on standard error; that nobody can read it fails no answer."""
    with _WRITING, suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()

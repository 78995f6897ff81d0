"""The time that one request may take, set before it is worked on and taken back after. Measures nothing itself."""

from contextlib import suppress
from typing import Final

from flask import Flask, g, request

from article_index import deadline
from article_index.errors import EngineAwayError
from article_qa.library import Library
from article_web.serving.settings import Settings
from article_web.serving.warming import warm

ANSWERING: Final = frozenset({
    "api.ask", "api.ask_by_address", "api.read", "api.suggest", "api.suggest_by_address", "completions.complete",
})  # fmt: skip


def bound(app: Flask, library: Library, settings: Settings) -> None:
    """Give every request of ``app`` the seconds of ``settings.time_budget``, once all is loaded that answers share."""
    loads = True

    @app.before_request
    def begin() -> None:
        nonlocal loads
        if loads and (request.endpoint in ANSWERING or "q" in request.args):
            with suppress(EngineAwayError):  # which the request itself then says
                warm(library)
            loads = False
        g.deadline = deadline.begin(settings.time_budget)

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        if begun := g.pop("deadline", None):
            deadline.end(begun)

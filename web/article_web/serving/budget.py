"""The time that one request may take, set before it is worked on and taken back after. Measures nothing itself."""

from flask import Flask, g

from article_index import deadline
from article_web.serving.settings import Settings


def bound(app: Flask, settings: Settings) -> None:
    """Give every request of ``app`` the seconds of ``settings.time_budget``."""

    @app.before_request
    def begin() -> None:
        g.deadline = deadline.begin(settings.time_budget)

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        if begun := g.pop("deadline", None):
            deadline.end(begun)

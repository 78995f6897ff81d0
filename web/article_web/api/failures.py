"""Makes every failure of the application one problem reply: ours, HTTP's, and those that should not happen.

Shows nothing internal: what is unexpected is logged with its traceback, and the client reads one sentence.
"""

from http import HTTPStatus
from typing import Final

from flask import Flask, Request, Response, g, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from article_index.deadline import TooSlowError
from article_index.errors import EngineAwayError
from article_web.api.problem import Problem, echo, kinds
from article_web.api.reply import accepts, problem_reply
from article_web.completions.failing import error_reply, is_ours

LATER: Final = {"Retry-After": "5"}
_NAMES: Final = {
    HTTPStatus.NOT_FOUND: "not-found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method-not-allowed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too-large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "unsupported-media-type",
    HTTPStatus.TOO_MANY_REQUESTS: "too-many-requests",
}


def report_failures(app: Flask) -> None:
    """Make ``app`` answer every failure with a problem; a browser outside the API gets it as a page."""

    @app.errorhandler(Problem)
    def ours(problem: Problem) -> Response:
        return _shown(problem, request)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        return _shown(_translated(error, app), request)

    @app.errorhandler(TooSlowError)
    def too_slow(error: TooSlowError) -> Response:
        return _shown(Problem("too-slow", str(error)), request)

    @app.errorhandler(EngineAwayError)
    def engine_away(error: EngineAwayError) -> Response:
        return _shown(Problem("engine-away", str(error), headers=LATER), request)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        if g.get("failures_in_lines"):
            g.failure = error
        else:
            app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
        return _shown(Problem("internal-error", "Something went wrong inside the service."), request)


def _translated(error: HTTPException, app: Flask) -> Problem:
    """Return the problem that says what an exception of Werkzeug says."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    name = _NAMES.get(HTTPStatus(status)) or ("bad-request" if status < 500 else "internal-error")
    headers = {}
    path = echo(request.script_root + request.path)
    detail = kinds()[name].title + "."
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(error.valid_methods or ()))
        headers["Allow"] = allowed
        detail = f"{request.method} is not allowed at {path}; allowed are {allowed}."
    elif name == "not-found":
        detail = f"There is nothing at {path}."
    elif name == "too-many-requests":
        detail = f"The limit is {error.description}; the Retry-After header says when to ask again."
    elif name == "too-large":
        detail = f"The body is longer than {app.config['MAX_CONTENT_LENGTH']:,} bytes."
    return Problem(name, detail, status=status, headers=headers)


def _shown(problem: Problem, request: Request) -> Response:
    """Return ``problem`` as JSON, or as a page to who would rather have one and is not at the API."""
    g.problem = problem.kind.name
    if is_ours(request.path):
        return error_reply(problem)
    at_api = request.path.startswith("/api/")
    if at_api or accepts(request, "text/html") <= accepts(request, "application/json"):
        return problem_reply(problem, request.script_root)
    html = render_template("problem.html", kind=problem.kind, status=problem.status, detail=problem.detail)
    return Response(html, status=problem.status, mimetype="text/html", headers=dict(problem.headers))

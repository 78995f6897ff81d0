"""The page and the API as a blueprint, to be mounted in somebody else's Flask application below an address of its own.

Behind the blueprint stands a whole application, so that nothing of the one touches the other: error pages, templates,
settings and hooks stay each one's own, and several blueprints with other libraries fit into one application. What the
outer application does before each request (who may come in) and after it holds for the blueprint as well.
"""

from io import BytesIO
from typing import Any, Final

from flask import Blueprint, Request, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.settings import Settings

METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_REST: Final = "article_qa_path"


def blueprint(library: Library, settings: Settings | None = None, *, name: str = "article_qa") -> Blueprint:
    """Return a blueprint that answers questions from ``library``: the page at its address, the API below it.

    ``settings`` hold as they do for the service, but those of the server (host, port, workers and so on), and which
    Host headers are answered is for the outer application to say. ``name`` tells several blueprints apart;
    ``url_for(f"{name}.home")`` is the page's address. Raises SettingError for settings that cannot be kept.
    """
    settings = settings or Settings()
    service = create_app(library, settings, hosted=True)
    made = Blueprint(name, __name__)

    def answer(**_: Any) -> Response:  # noqa: ANN401 - variables that the outer application has in the address
        return Response.from_app(service, _environ(request, settings.max_body_bytes))

    for rule, endpoint in (("/", "home"), (f"/<path:{_REST}>", "service")):
        made.add_url_rule(rule, endpoint, answer, methods=METHODS, provide_automatic_options=False)
    return made


def _environ(outer: Request, most: int) -> dict[str, Any]:
    """Return what the service is told of the request: the address of the blueprint as the root, a body not yet read."""
    environ = {**outer.environ}
    environ.pop("werkzeug.request", None)
    assert outer.url_rule is not None
    depth = outer.url_rule.rule.removesuffix(f"<path:{_REST}>").count("/")
    *root, rest = environ["PATH_INFO"].split("/", depth)
    environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "").rstrip("/") + "/".join(root)
    environ["PATH_INFO"] = f"/{rest}"
    if (body := _body(outer, most)) is not None:
        environ["wsgi.input"] = BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        environ.pop("HTTP_TRANSFER_ENCODING", None)
    return environ


def _body(outer: Request, most: int) -> bytes | None:
    """Return the body, which the outer application may have read; None where it is left to the service to refuse."""
    theirs = outer.max_content_length
    if theirs is None or theirs > most:
        outer.max_content_length = most
    try:
        return outer.get_data()
    except RequestEntityTooLarge:
        if theirs is not None and theirs <= most:
            raise
        return None

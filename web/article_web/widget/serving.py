"""The addresses of the widget: its script, and its words in other languages than English.

They hold nothing secret: any page may load them, whatever it may then ask.
"""

import gzip
from hashlib import sha256
from typing import Final

from flask import Blueprint, Request, Response, request

from article_web.api.problem import Problem, echo
from article_web.api.reply import JSON, encode
from article_web.widget.bundle import languages, script

_BEST: Final = 9
_DIGITS: Final = 32
_HEADERS: Final = {
    "Cache-Control": "public, max-age=600",  # a page need not ask at each visit, and has a new version soon
    "Access-Control-Allow-Origin": "*",  # for integrity= and type=module
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def widget() -> Blueprint:
    """Return the addresses of the script and its languages, which are put together and compressed once, here."""
    blueprint = Blueprint("widget", __name__)
    code = _File(script().encode(), "text/javascript")
    words = {name: _File(encode(told), JSON) for name, told in languages().items()}

    @blueprint.get("/widget.js", endpoint="script")
    def serve() -> Response:
        return code.response(request)

    @blueprint.get("/widget/<language>.json", endpoint="words")
    def serve_words(language: str) -> Response:
        if language not in words:
            raise Problem("not-found", f"The widget has no words in {echo(language)}; it has {', '.join(words)}.")
        return words[language].response(request)

    return blueprint


class _File:
    """A file that any page may load, plain and compressed."""

    def __init__(self, plain: bytes, mimetype: str) -> None:
        self._plain, self._gzipped = plain, gzip.compress(plain, _BEST, mtime=0)
        self._type = f"{mimetype}; charset=utf-8"
        self._digest = sha256(plain).hexdigest()[:_DIGITS]

    def response(self, request: Request) -> Response:
        """Return the file; 304 without it where the client has it."""
        packed = request.accept_encodings["gzip"] > 0
        response = Response(self._gzipped if packed else self._plain, content_type=self._type, headers=_HEADERS)
        response.vary.add("Accept-Encoding")
        if packed:
            response.content_encoding = "gzip"
        response.set_etag(f"{self._digest}-gzip" if packed else self._digest)
        response.make_conditional(request)
        return response

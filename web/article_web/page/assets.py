"""The page's files, under an address that holds the digest of all of them: kept for a year, never out of date.

One digest for all, as a folder in the address, lets a module name its neighbours as it always did (``./turn.js``).
Reads the files once, when the application is made; compresses each once.
"""

import gzip
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request

from article_web.api.problem import Problem

FOLDER: Final = Path(__file__).parents[1] / "static"
_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_LASTING: Final = "public, max-age=31536000, immutable"
_IMPORT: Final = re.compile(rb'^(?:import|export)\b[^;("]*"\./([\w.-]+)";', re.MULTILINE)
_DIGITS: Final = 12  # of the digest, in hexadecimal


class Assets:
    """The files of ``static/``: their names, their digest and their bytes, plain and compressed."""

    def __init__(self) -> None:
        files = sorted(path for path in FOLDER.rglob("*") if path.suffix in _TYPES)
        self._plain = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in files}
        self._gzipped = {name: gzip.compress(body, mtime=0) for name, body in self._plain.items()}
        joined = sha256()
        for name, body in self._plain.items():
            joined.update(f"{name}\0{len(body)}\0".encode() + body)
        self.digest = joined.hexdigest()[:_DIGITS]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, sorted."""
        return tuple(self._plain)

    def modules(self, entry: str) -> tuple[str, ...]:
        """Return the modules that ``entry`` cannot start without, sorted: what it imports, and what they import."""
        found, new = set[str](), {entry}
        while new:
            found |= new
            new = {name.decode() for one in new for name in _IMPORT.findall(self._plain[one])} - found
        return tuple(sorted(found - {entry}))

    def response(self, name: str, *, gzipped: bool) -> Response:
        """Return the file ``name``; raises Problem ``not-found``."""
        if name not in self._plain:
            raise Problem("not-found", "The page has no such file.")
        body = self._gzipped[name] if gzipped else self._plain[name]
        response = Response(body, content_type=f"{_TYPES[Path(name).suffix]}; charset=utf-8")
        response.vary.add("Accept-Encoding")
        if gzipped:
            response.content_encoding = "gzip"
        return response


def static(assets: Assets) -> Blueprint:
    """Return the addresses of ``assets``: ``static/DIGEST/NAME``."""
    blueprint = Blueprint("static", __name__)

    @blueprint.get("/static/<digest>/<path:name>")
    def file(digest: str, name: str) -> Response:
        response = assets.response(name, gzipped=request.accept_encodings["gzip"] > 0)
        # A page of an older version that is still open gets today's file, but shall not keep it under that name.
        response.headers["Cache-Control"] = _LASTING if digest == assets.digest else "no-cache"
        return response

    return blueprint

"""Who may ask at all: bearer tokens, kept as hashes in a file that may change while the service runs.

Off without such a file. A line of it is ``NAME HASH``; a line taken out revokes its token with the next request.
"""

import logging
import secrets
from collections.abc import Iterator
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from typing import Final

from flask import Flask, Request, request

from article_web.api.problem import Problem
from article_web.serving.settings import SettingError, Settings

SCHEME: Final = "bearer"
BYTES: Final = 32  # of chance in a token: a hash without salt is enough for so many
# what anybody may see
OPEN: Final = frozenset({"api.live", "static.file", "page.problem_page", "widget.script", "widget.words"})
PAGE: Final = frozenset({"page.show"})
_DIGITS: Final = 64


class Tokens:
    """The hashes of a file, read again whenever the file has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._state: tuple[int, int] | None = None
        self._hashes: tuple[bytes, ...] = ()
        self._refresh()

    def know(self, token: str) -> bool:
        """Return whether ``token`` is one of them; takes the same time whichever it is."""
        try:
            self._refresh()
        except SettingError as wrong:  # closed, whatever became of the file
            logging.getLogger(__name__).error("%s", wrong)  # noqa: TRY400 - the sentence says it all
        sent = hashed(token).encode()
        return sum(compare_digest(sent, known) for known in self._hashes) > 0  # compares with all of them

    def admits(self, authorization: str) -> bool:
        """Return whether this value of the header Authorization has a token that is one of them."""
        scheme, _, token = authorization.partition(" ")
        return scheme.lower() == SCHEME and self.know(token.strip())

    def _refresh(self) -> None:
        try:
            told = self._path.stat()
            state = (told.st_mtime_ns, told.st_size)
            if state != self._state:
                self._hashes, self._state = (), None
                self._hashes = tuple(_hashes(self._path))
                self._state = state
        except (OSError, UnicodeError) as wrong:
            self._hashes, self._state = (), None
            raise SettingError(f"The file of tokens cannot be read: {self._path}: {wrong}.") from None


def make() -> tuple[str, str]:
    """Return a new token and its hash."""
    token = secrets.token_urlsafe(BYTES)
    return token, hashed(token)


def hashed(token: str) -> str:
    """Return the hash of ``token``, as the file holds it."""
    return sha256(token.encode(errors="surrogatepass")).hexdigest()


def admit(app: Flask, settings: Settings) -> None:
    """Make ``app`` refuse who has no token, if the settings name a file of them; raises SettingError for a bad one."""
    if settings.tokens is None:
        return
    tokens = Tokens(settings.tokens)

    @app.before_request
    def check_token() -> None:
        if request.method == "OPTIONS" or request.endpoint in OPEN or (settings.open_page and _of_the_page(request)):
            return
        authorization = request.headers.get("Authorization", "")
        if tokens.admits(authorization):
            return
        if request.endpoint in PAGE:
            raise Problem("page-closed", "The page of this service is not open; its API answers who has a token.")
        raise no_token(authorization)


def no_token(authorization: str) -> Problem:
    """Return the problem of a request whose header Authorization, "" where there is none, admits nobody."""
    _, _, token = authorization.partition(" ")
    challenge = 'Bearer realm="article-qa"' + (', error="invalid_token"' if token else "")
    said = "The token is not one that this service knows." if token else "The request has no token."
    return Problem("no-token", said, headers={"WWW-Authenticate": challenge})


def _of_the_page(request: Request) -> bool:
    """Tell whether a browser says that our own page asks; who opens the page to readers opens it to all."""
    return request.endpoint in PAGE or request.headers.get("Sec-Fetch-Site") == "same-origin"


def _hashes(path: Path) -> Iterator[bytes]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2 or len(words[1]) != _DIGITS or set(words[1]) - set("0123456789abcdef"):
            raise SettingError(f"Line {number} of {path} is no NAME HASH; `article-qa token NAME` prints one.")
        yield words[1].encode()

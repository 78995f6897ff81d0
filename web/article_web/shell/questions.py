"""Many questions from a file or standard input, a line each: a question as it is typed, or the endpoint's object.

Reads line by line, so that the first answer is there before the last question. Asks nothing.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from article_index.errors import ArticleQAError
from article_index.loading.paths import STDIN
from article_web.api.body import parse_json
from article_web.api.fit import fit
from article_web.api.problem import Problem
from article_web.api.schema import AskRequest


class QuestionsError(ArticleQAError):
    """A file of questions cannot be read."""


def lines(path: str) -> Iterator[tuple[int, bytes]]:
    """Yield each line of ``path`` ("-": standard input) that is not blank, and its number from 1.

    Raises QuestionsError where it cannot be read.
    """
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except OSError as wrong:
        raise QuestionsError(f"The questions cannot be read: {path}: {wrong.strerror or wrong}.") from None


def request_of(line: bytes, wanted: Mapping[str, Any]) -> AskRequest:
    """Return the request that ``line`` stands for; the fields of ``wanted`` hold where it does not say its own.

    Raises Problem for what is no UTF-8, no JSON after ``{``, or does not fit.
    """
    if line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        try:
            said: Any = parse_json(line.strip())
        except Problem as wrong:
            detail = wrong.detail.replace("The body", "The line").replace(" at line 1, ", " at ")
            raise Problem(wrong.kind.name, detail) from None
        return fit(AskRequest, {**wanted, **said})
    try:
        question = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as wrong:
        raise Problem("malformed-json", f"The line is not UTF-8 at byte {wrong.start}.") from None
    return fit(AskRequest, {**wanted, "question": question})


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    """Open ``path``; standard input is left open."""
    if path == STDIN:
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield file

"""A time by which the work on one request has to end, looked at between sentences and between stages of answering.

Set for the work of one thread, or of one task, at a time; where none is set, nothing is measured. Ends nothing by
force: work that does not look goes on.
"""

from collections.abc import Iterable, Iterator
from contextvars import ContextVar, Token
from time import monotonic
from typing import TypeVar

from article_index.errors import ArticleQAError

T = TypeVar("T")
_end: ContextVar[float | None] = ContextVar("article_index_deadline", default=None)


class TooSlowError(ArticleQAError):
    """The work was given up: it took longer than it may."""


def begin(seconds: float) -> Token[float | None]:
    """Let what follows take ``seconds``; give what is returned to ``end``."""
    return _end.set(monotonic() + seconds)


def end(begun: Token[float | None]) -> None:
    """Put back what held before ``begin``."""
    _end.reset(begun)


def check() -> None:
    """Raise TooSlowError where the time is over."""
    last = _end.get()
    if last is not None and monotonic() > last:
        raise TooSlowError("The text or the question takes longer to read than a question may take here.")


def checked(items: Iterable[T]) -> Iterable[T]:
    """Return ``items``, each handed on only while there is time; raises TooSlowError as ``check``.

    >>> list(checked("abc"))
    ['a', 'b', 'c']
    """
    return items if _end.get() is None else _looking(items)


def _looking(items: Iterable[T]) -> Iterator[T]:
    for item in items:
        check()
        yield item

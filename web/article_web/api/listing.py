"""The articles of a shelf as a list in parts, all of them or those that a reader looks for by name.

Looks into titles, ids, authors and publishers, never into texts: what an article says is asked, not listed.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from article_index.shelf import Shelf
from article_qa.answer import ArticleInfo


@dataclass(frozen=True, slots=True)
class Part:
    """Some articles in the order of their ids, the id after which the next part starts, how many there are in all."""

    articles: tuple[dict[str, Any], ...]
    next: str | None
    total: int


class Listing:
    """The list of the articles on ``shelf``, which never changes; safe to share between threads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def part(self, limit: int, after: str = "", find: str = "") -> Part:
        """Return up to ``limit`` articles after the id ``after`` whose names hold every word of ``find``."""
        ids = self._found(find)
        first = bisect_right(ids, after)  # holds for an id that has left the shelf, too
        part = ids[first : first + limit]
        infos = tuple(asdict(ArticleInfo.of(self._shelf.article(one).article)) for one in part)
        return Part(infos, part[-1] if first + limit < len(ids) else None, len(ids))

    def _found(self, find: str) -> Sequence[str]:
        words = _plain(find).split()
        if not words:
            return self._shelf.ids
        return [one for one, names in self._names if all(word in names for word in words)]

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """The id of each article and all that it is called, as it is searched."""
        return [(facts["id"], _plain(" ".join(_called(facts)))) for facts in self._shelf.facts()]


def host(url: str | None) -> str:
    """Return the name of the publisher's host in ``url`` without "www."; "" for what is no web address.

    >>> host("https://www.example.org/news/1")
    'example.org'
    """
    try:
        parts = urlsplit(url or "")
        name = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:  # such as an unclosed bracket
        return ""
    return (name or "").removeprefix("www.")


def _called(facts: Mapping[str, Any]) -> list[str]:
    named = [facts[name] or "" for name in ("title", "id", "author", "published")]
    return [*named, host(facts["url"])]


def _plain(text: str) -> str:
    """Return ``text`` without case and accents, so that "zürich" is found by "Zurich"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))

"""What a shelf holds: articles in the order of their ids, and their passages numbered in that order.

Ranks nothing. Here are articles that lie in memory; a shelf on disk holds the same (``store/opening``) and reads
each article when it is asked for.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from typing import Any, Protocol

from article_index.article import Article, SplitArticle, facts_of
from article_index.engine import Engine
from article_index.errors import LoadError
from article_index.split import split


class Holding(Protocol):
    """The articles of a shelf; unchanging, safe to share between threads."""

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the articles, sorted."""

    @property
    def passages(self) -> int:
        """How many passages all articles have together."""

    @property
    def text_bytes(self) -> int:
        """The size of all texts in UTF-8."""

    @property
    def languages(self) -> Sequence[str | None]:
        """The different languages of the articles, as the articles tell them."""

    @property
    def sha256(self) -> str:
        """Hex digest of the ids and texts: the same for the same articles."""

    @property
    def digest(self) -> str:
        """Hex digest of all that is told of the articles, texts included."""

    def article(self, id: str) -> SplitArticle:  # noqa: A002 - the field's name in the contract
        """Return the article ``id``; raises KeyError."""

    def told(self, id: str) -> Mapping[str, Any]:  # noqa: A002
        """Return what is known of the article ``id`` beside its text; raises KeyError."""

    def with_text(self, sha256: str) -> str | None:
        """Return the first id of an article whose text has this digest; None where there is none."""

    def facts(self) -> Iterator[Mapping[str, Any]]:
        """Yield what is known of each article beside its text, in the order of the ids."""

    def numbers(self, id: str) -> range:  # noqa: A002
        """Return the numbers of the passages of the article ``id``; raises KeyError."""

    def place(self, number: int) -> tuple[str, int]:
        """Return the id of the article that the passage ``number`` is of, and its number there."""

    def engine(self) -> Engine | None:
        """Return the engine that the holding brings itself; None where one has to be built of its passages."""


class InMemory:
    """Articles held in memory; raises LoadError for an id that two of them have."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._split: dict[str, SplitArticle] = {}
        for article in sorted(articles, key=lambda article: article.id):
            if article.id in self._split:
                raise LoadError(f"Two articles have the id {article.id!r}; give each its own.")
            self._split[article.id] = split(article)
        self.ids: Sequence[str] = tuple(self._split)
        sizes = [len(item.passages) for item in self._split.values()]
        self._ends = list(accumulate(sizes))
        self._numbers = {n: range(e - s, e) for n, s, e in zip(self.ids, sizes, self._ends, strict=True)}
        self.passages = self._ends[-1] if self._ends else 0

    @cached_property
    def text_bytes(self) -> int:
        """The size of all texts in UTF-8."""
        return sum(len(item.article.text.encode()) for item in self._split.values())

    @property
    def languages(self) -> Sequence[str | None]:
        """The different languages of the articles."""
        return tuple(sorted({item.article.lang for item in self._split.values()}, key=lambda lang: lang or ""))

    @property
    def sha256(self) -> str:
        """Hex digest of the ids and texts."""
        told = (item.article for item in self._split.values())
        return sha256("".join(f"{one.id} {one.sha256}\n" for one in told).encode()).hexdigest()

    @property
    def digest(self) -> str:
        """Hex digest of all that is told of the articles."""
        told = sha256()
        for facts, item in zip(self.facts(), self._split.values(), strict=True):
            told.update(f"{json.dumps(facts, ensure_ascii=False)} {item.article.sha256}\n".encode())
        return told.hexdigest()

    def article(self, id: str) -> SplitArticle:  # noqa: A002
        """Return the article ``id``; raises KeyError."""
        return self._split[id]

    def facts(self) -> Iterator[Mapping[str, Any]]:
        """Yield what is known of each article beside its text."""
        return map(self.told, self.ids)

    def with_text(self, sha256: str) -> str | None:
        """Return the first id of an article whose text has this digest; None where there is none."""
        return next((name for name, item in self._split.items() if item.article.sha256 == sha256), None)

    def told(self, id: str) -> Mapping[str, Any]:  # noqa: A002
        """Return what is known of the article ``id`` beside its text; raises KeyError."""
        return facts_of(self._split[id].article)

    def numbers(self, id: str) -> range:  # noqa: A002
        """Return the numbers of the passages of the article ``id``; raises KeyError."""
        return self._numbers[id]

    def place(self, number: int) -> tuple[str, int]:
        """Return the id of the article that the passage ``number`` is of, and its number there."""
        at = bisect_right(self._ends, number)
        return self.ids[at], number - (self._ends[at - 1] if at else 0)

    def engine(self) -> Engine | None:
        """Return None: the engine is built of the passages."""
        return None

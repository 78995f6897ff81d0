"""The data that the other rooms pass on: an article, its sentences and passages, and what a search hits.

Holds no algorithm and reads no file. Every place is a half-open ``[start, end)`` range of Unicode code points
of ``Article.text``, so that a quote is a slice of it and nothing else.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from typing import Any, Final, NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``0 <= start < end``.

    >>> Span(2, 5).of("an article")
    ' ar'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


ARTICLE_ID: Final = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)  # not slotted: the hash of a text is computed once, when somebody first asks
class Article:
    """One text with an id (``ARTICLE_ID``) and what is known of where it comes from."""

    id: str
    title: str
    text: str
    url: str | None = None
    author: str | None = None
    published: str | None = None
    lang: str | None = None
    tags: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()  # where each page of a paged source starts, ascending; the first at 0

    def page(self, place: int) -> int | None:
        """Return the number, from 1, of the page that holds ``place``; None where the article has no pages.

        >>> Article("a", "", "One. Two.", pages=(0, 5)).page(5)
        2
        """
        return bisect_right(self.pages, place) or None

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return sha256(self.text.encode()).hexdigest()


FACTS: Final = tuple(f.name for f in fields(Article) if f.name != "text")


def facts_of(article: Article) -> dict[str, Any]:
    """Return what is known of ``article`` beside its text: every other field, in their order."""
    return {name: getattr(article, name) for name in FACTS}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: two offsets, the number of its paragraph (from 0), whether it is a heading."""

    start: int
    end: int
    paragraph: int
    heading: bool = False

    @property
    def span(self) -> Span:
        """The sentence's place in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences ``first`` to ``last`` (zero-based, both included) of one paragraph, indexed as one unit."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SplitArticle:
    """An article with its paragraphs, sentences and passages, each in the order of the text."""

    article: Article
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]


class Token(NamedTuple):
    """A word in a text: its place, its folded form, and the term it is matched by ("" for a stop word)."""

    start: int
    end: int
    word: str
    term: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that shares a term with the question, and its BM25 score (a real number, higher is better)."""

    article: str
    passage: int  # number of the passage within its article
    score: float

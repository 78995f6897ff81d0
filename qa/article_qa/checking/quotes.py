"""Looks for one quote in one text: at its place, elsewhere, or, where it has changed, the sentence that it has become.

Exact means equal to the character: a quote whose line break became a space has changed. Knows nothing of answers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, Literal

from article_index.article import Article, Span, SplitArticle
from article_index.deadline import check, checked
from article_index.split import split

Status = Literal["exact", "moved", "ambiguous", "changed", "gone"]

PLACES: Final = 10  # that are told of a quote that stands in several
_LIKE: Final = 0.6  # how alike a sentence has to be to be taken for what the quote has become
_LIKE_BETWEEN: Final = 0.3  # the same for one that stands behind the quote's prefix or before its suffix
_CLOSEST: Final = 5  # sentences that are compared word by word
_WORDS: Final = 400  # of a sentence that are compared
_CONTEXT: Final = 8  # characters of a prefix or suffix that tell a place
_WORD: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a place of the text now."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a quote: where it stands (up to ten places), or, where it has changed, the sentence ``now``."""

    status: Status
    places: tuple[Span, ...] = ()
    now: Standing | None = None


class Source:
    """A text in which quotes are looked up; its sentences are split when one is missing, unless they are given."""

    def __init__(self, article: Article | SplitArticle) -> None:
        self.article = article.article if isinstance(article, SplitArticle) else article
        self._given = article if isinstance(article, SplitArticle) else None

    @property
    def text(self) -> str:
        """The text itself."""
        return self.article.text

    @cached_property
    def sentences(self) -> Sequence[tuple[Span, Counter[str], int]]:
        """The place and the words of each sentence, and how many they are."""
        whole = self._given or split(self.article)
        spans = [one.span for one in whole.sentences]
        words = ((span, _words(span.of(self.text))) for span in checked(spans))
        return [(span, Counter(found), len(found)) for span, found in words]


def find(
    source: Source, quote: str, start: int | None = None, end: int | None = None, prefix: str = "", suffix: str = ""
) -> Found:
    """Return what became of ``quote`` in ``source``, cited at ``start`` to ``end`` between ``prefix`` and ``suffix``.

    Without a place it is exact where it stands once. An empty quote is gone.

    >>> from article_index.article import Article
    >>> find(Source(Article("dam", "", "So. It held. Why?")), "It held.", 0, 8)
    Found(status='moved', places=(Span(start=4, end=12),), now=None)
    """
    found = placed(source, quote, start, end)
    if found.status != "gone" or not quote:
        return found
    now = _become(source, quote, prefix, suffix)
    return found if now is None else Found("changed", (), now)


def placed(source: Source, quote: str, start: int | None = None, end: int | None = None) -> Found:
    """Return where ``quote`` stands in ``source``, as ``find``, but gone where it does not, whatever it has become."""
    check()
    if not quote:
        return Found("gone")
    if start is not None and start >= 0 and end == start + len(quote) and source.text.startswith(quote, start):
        return Found("exact", (Span(start, end),))
    places = tuple(Span(at, at + len(quote)) for at in occurrences(source.text, quote, PLACES))
    if len(places) > 1:
        return Found("ambiguous", places)
    if places:
        return Found("exact" if start is None else "moved", places)
    return Found("gone")


def occurrences(text: str, quote: str, most: int) -> Iterator[int]:
    """Yield where ``quote`` stands in ``text``, at most ``most`` places, none within another."""
    at = -len(quote)
    for _ in range(most):
        at = text.find(quote, at + len(quote))
        if at < 0:
            return
        yield at


def _become(source: Source, quote: str, prefix: str, suffix: str) -> Standing | None:
    """Return the sentence that ``quote`` has most likely become, or None where none is like it."""
    words = _words(quote)
    counted, size = Counter(words), len(words)
    before, after = " ".join(prefix.split())[-_CONTEXT:], " ".join(suffix.split())[:_CONTEXT]
    rated: list[tuple[float, bool, Span]] = []
    for span, found, many in checked(source.sentences):
        total = size + many
        if not total or 2 * min(size, many) < _LIKE_BETWEEN * total:  # too long or too short, whatever it says
            continue
        share = 2 * sum(min(count, counted[word]) for word, count in found.items()) / total
        if share < _LIKE_BETWEEN:
            continue
        between = _stands_between(source.text, span, before, after)
        if share >= _LIKE or between:
            rated.append((share, between, span))
    best: tuple[float, Span] | None = None
    for _, between, span in sorted(rated, key=lambda one: (-one[0] - 0.5 * one[1], one[2]))[:_CLOSEST]:
        check()
        alike = SequenceMatcher(None, words, _words(span.of(source.text)), autojunk=False).ratio()
        if alike >= (_LIKE_BETWEEN if between else _LIKE):
            sure = alike + 0.5 * between
            best = max(best, (sure, span), key=lambda one: one[0]) if best else (sure, span)
    return Standing(best[1].of(source.text), *best[1]) if best else None


def _stands_between(text: str, span: Span, before: str, after: str) -> bool:
    """Tell whether ``span`` stands behind ``before`` or in front of ``after``, whatever the white space."""
    led = " ".join(text[max(0, span.start - 4 * _CONTEXT) : span.start].split())
    followed = " ".join(text[span.end : span.end + 4 * _CONTEXT].split())
    return (len(before) == _CONTEXT and led.endswith(before)) or (len(after) == _CONTEXT and followed.startswith(after))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())[:_WORDS]

"""The same sentence in other articles: a wire report that many print is quoted once, and the others are named.

Compares sentences character by character; what is worded differently is another sentence.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from article_index.shelf import Shelf
from article_qa.answer import Place, Quotation

MOST: Final = 10  # places that are named


def with_places(quotations: Iterable[Quotation], shelf: Shelf, articles: Iterable[str]) -> list[Quotation]:
    """Return ``quotations``, each of one article, with the places where others of ``articles`` say the same."""
    names = list(dict.fromkeys(articles))
    home: dict[str, str] = {}  # quote -> the article that it is cited from
    kept = [one for one in quotations if home.setdefault(one.quote, one.article) == one.article]
    return [replace(one, also=_places(one, shelf, names)) for one in kept] if len(names) > 1 else kept


def _places(one: Quotation, shelf: Shelf, articles: Iterable[str]) -> tuple[Place, ...]:
    places: list[Place] = []
    for name in articles:
        if name != one.article and len(places) < MOST:
            places += _in(name, one.quote, shelf)
    return tuple(sorted(places[:MOST], key=lambda place: (place.article, place.start)))


def _in(name: str, quote: str, shelf: Shelf) -> list[Place]:
    """Return where the article ``name`` has a sentence that is ``quote``."""
    split, found = shelf.article(name), []
    at = split.article.text.find(quote)
    while at >= 0:
        number = bisect_left(split.sentences, at, key=lambda sentence: sentence.start)
        if number < len(split.sentences) and split.sentences[number].span == (at, at + len(quote)):
            found.append(Place(name, at, at + len(quote)))
        at = split.article.text.find(quote, at + 1)
    return found

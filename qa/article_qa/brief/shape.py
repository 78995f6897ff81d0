"""A candidate as it stands in its sentence: what is in it, how long it is, the words and marks on either side.

All of it depends on the article alone and is remembered for the questions after. Knows no question.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Final, NamedTuple

from article_index.article import Token
from article_qa.brief.line import Candidate, Line
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Reading

REMEMBERED: Final = 1_000  # candidates of each article
JOINED: Final = frozenset({" ", "-", "’", "'"})  # what stands behind a word that the next one goes on from


class Beside(NamedTuple):
    """The group of the word on one side of a candidate: "by", "in" …, or "start", "end", "mark"; "" for other words.

    ``at`` is the place in the sentence of the word that may have met the question, and so tells more; None for none.
    """

    group: str
    at: int | None = None

    def told(self, met: list[bool]) -> str:
        """Return the group where the words of the sentence ``met`` the question: with "+", or "met" or "other"."""
        if self.at is None:
            return self.group
        if not self.group:
            return "met" if met[self.at] else "other"
        return f"{self.group}+" if met[self.at] else self.group


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """``clues`` has what is not 0, ``sort`` is "phrase" or "span", ``words`` are the folded ones.

    ``before`` is told by the word before the candidate, articles skipped, "+" saying that the word before that one met
    the question ('built by'); ``behind`` by the word behind.
    """

    clues: dict[str, float]
    sort: str
    words: tuple[str, ...]
    before: Beside
    behind: Beside


def shapes(reading: Reading) -> Callable[[Line, Candidate], Shape]:
    """Return what tells the shape of a candidate of a line of ``reading``, and remembers the last ones."""
    return lru_cache(REMEMBERED)(partial(shape, reading.text))


def shape(text: str, line: Line, one: Candidate) -> Shape:
    """Return the shape of ``one`` in its ``line`` of ``text``."""
    first, last, size = one.low - line.low, one.high - line.low, len(line.tokens)
    count, phrase = one.high - one.low, one.kind == "phrase"
    weights, sort = line.weights[first:last], "phrase" if phrase else "span"
    words = tuple(t.word for t in line.tokens[first:last] if t)
    ahead, behind = text[max(0, one.start - 2) : one.start], text[one.end : one.end + 1]
    article = line.tokens[first - 1]
    clues = {
        f"{sort} {article.word if article and article.word in articles() else 'bare'}": 1.0,
        f"{sort} rarity": sum(weights) / count,
        f"{sort} rarest": max(weights),
        f"{sort} idf": max(line.idf[first:last]),
        f"{sort} ends sentence": last == size,
        f"{sort} opens sentence": first <= 2,
        f"{sort} words": math.log(count),
        "vague": one.kind == "number" and count == 1 and words[0] in _vague(),
        "in brackets": ahead.endswith("(") or behind == ")",
        "in quotes": ahead.endswith(("“", '"', "‘", "'")) and behind in "”\"’'",
        "between commas": ahead == ", " and behind == ",",
        "place in sentence": first / size,
        "capital phrase": phrase and text[one.start].isupper(),
        "chain by comma": one.items > 1 and not one.listed,
        "chain listed": one.listed,
    }
    told = {name: float(value) for name, value in clues.items() if value}
    return Shape(told, sort, words, _before(text, line.tokens, first), _behind(text, line.tokens, one.end, last))


def _before(text: str, tokens: tuple[Token | None, ...], first: int) -> Beside:
    at = first - 1
    while at > 0 and (token := tokens[at]) and token.word in articles():
        at -= 1
    token = tokens[at]
    if token is None:
        return Beside("start")
    if text[token.end : token.end + 1] not in JOINED:
        return Beside("mark")
    group = _groups().get(token.word)
    if group is None:
        return Beside("", at)
    return Beside(group, at - 1 if at > 1 else None)


def _behind(text: str, tokens: tuple[Token | None, ...], end: int, last: int) -> Beside:
    if last >= len(tokens):
        return Beside("end")
    token = tokens[last]
    if token is None or text[end : end + 1] not in JOINED:
        return Beside("mark")
    group = _groups().get(token.word)
    return Beside(group) if group else Beside("", last)


@cache
def _groups() -> dict[str, str]:
    return {word: name for name, words in data_table("short-en.toml")["before"].items() for word in words}


@cache
def articles() -> frozenset[str]:
    """Return the articles and possessives that stand before a noun."""
    return frozenset(data_table("short-en.toml")["question"]["skipped"])


@cache
def _vague() -> frozenset[str]:
    return frozenset(data_table("short-en.toml")["question"]["vague"])

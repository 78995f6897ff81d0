"""What stands around a span of a sentence: the words before and behind it, and which of them the question has.

What that says of the span is judged by the clues.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from article_index.article import Token
from article_qa.brief.line import Candidate, Line
from article_qa.knowledge.lexicon import data_table
from article_qa.weighing.comparison import Comparison

MET: Final = 0.6  # a match at and above which a word is one of the question's, or a form of one
JOINED: Final = frozenset({" ", "-", "’", "'"})  # what stands behind a word that the next one goes on from


@dataclass(frozen=True, slots=True, eq=False)
class Facing:
    """A question held against one sentence."""

    comparison: Comparison
    line: Line
    met: list[bool]  # position of the sentence -> whether the word there is one of the question's

    @classmethod
    def of(cls, c: Comparison, sentence: int) -> "Facing":
        """Return the question of ``c`` held against sentence number ``sentence``."""
        line = c.reading.lines[sentence]
        met: list[bool] = np.any(c.forms[:, c.reading.word_of[line.low : line.high]] >= MET, axis=0).tolist()
        return cls(c, line, met)

    def row(self, token: Token | None) -> list[float]:
        """Return how well ``token`` of the question matches at each position; nothing where it is none of its words."""
        number = self.number(token)
        if number is None:
            return []
        row: list[float] = self.comparison.positions[number, self.line.low : self.line.high].tolist()
        return row

    def closeness(self, token: Token | None) -> list[float]:
        """Return the cosine of ``token`` with the word at each position; nothing where it is none of the question's."""
        number, c = self.number(token), self.comparison
        if number is None:
            return []
        words = c.reading.word_of[self.line.low : self.line.high]
        cosines: list[float] = (c.reading.vocabulary.vectors(words) @ c.vectors[number]).tolist()
        return cosines

    def number(self, token: Token | None) -> int | None:
        """Return which of the question's content words ``token`` is."""
        starts = [t.start for t in self.comparison.tokens]
        return starts.index(token.start) if token and token.start in starts else None


def before(facing: Facing, one: Candidate) -> str:
    """Return the group of the word before the span, articles skipped: "by", "in" …, or "start", "mark", "other".

    A "+" says that the word before that one met the question ('built by').
    """
    tokens, at = facing.line.tokens, one.low - facing.line.low - 1
    while at > 0 and (token := tokens[at]) and token.word in articles():
        at -= 1
    token = tokens[at]
    if token is None:
        return "start"
    if facing.comparison.reading.text[token.end : token.end + 1] not in JOINED:
        return "mark"
    group = _groups().get(token.word)
    if group is None:
        return "met" if facing.met[at] else "other"
    return f"{group}+" if at > 1 and facing.met[at - 1] else group


def after(facing: Facing, one: Candidate) -> str:
    """Return the group of the word behind the span, or "end", "mark", "met", "other"."""
    at = one.high - facing.line.low
    if at >= len(facing.line.tokens):
        return "end"
    token = facing.line.tokens[at]
    if token is None or facing.comparison.reading.text[one.end : one.end + 1] not in JOINED:
        return "mark"
    return _groups().get(token.word) or ("met" if facing.met[at] else "other")


@cache
def _groups() -> dict[str, str]:
    return {word: name for name, words in data_table("short-en.toml")["before"].items() for word in words}


@cache
def articles() -> frozenset[str]:
    """Return the articles and possessives that stand before a noun."""
    return frozenset(data_table("short-en.toml")["question"]["skipped"])

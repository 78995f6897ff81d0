"""What stands around a span of a sentence: the words before and behind it, and how far apart words are.

Reads the tokens and what the question met of them; what that says of the span is judged by the clues.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np

from article_qa.brief.candidates import MET, Candidate
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Ints
from article_qa.weighing.comparison import Comparison

MARK: Final = re.compile(r"[,;:()\[\]–—]| - ")
MARK_WIDTH: Final = 4  # tokens that a mark, or a word that opens a clause, counts for
JOINED: Final = frozenset({" ", "-", "’", "'"})  # what stands behind a word that the next one goes on from


def places(c: Comparison, low: int, high: int) -> Ints:
    """Return position -> how many tokens it stands from the sentence's first, a mark between two counting for some."""
    tokens = c.reading.tokens[low:high]
    steps = [1] * (high - low)
    for number, (a, b) in enumerate(pairwise(tokens[1:]), 2):
        if a and b and (MARK.search(c.reading.text, a.end, b.start) or a.word in _clausal()):
            steps[number] += MARK_WIDTH
    return np.cumsum(steps, dtype=np.int32)


def before(c: Comparison, one: Candidate, low: int) -> str:
    """Return the group of the word before the span, articles skipped: "by", "in" …, or "start", "mark", "other".

    A "+" says that the word before that one met the question ('built by').
    """
    at = one.low - 1
    while at > low and (token := c.reading.tokens[at]) and token.word in articles():
        at -= 1
    token = c.reading.tokens[at]
    if token is None:
        return "start"
    if c.reading.text[token.end : token.end + 1] not in JOINED:
        return "mark"
    group = _groups().get(token.word)
    if group is None:
        return "met" if met(c, at) else "other"
    return f"{group}+" if at - 1 > low and met(c, at - 1) else group


def after(c: Comparison, one: Candidate, high: int) -> str:
    """Return the group of the word behind the span, or "end", "mark", "met", "other"."""
    if one.high >= high:
        return "end"
    token = c.reading.tokens[one.high]
    if token is None or c.reading.text[one.end : one.end + 1] not in JOINED:
        return "mark"
    return _groups().get(token.word) or ("met" if met(c, one.high) else "other")


def met(c: Comparison, position: int) -> bool:
    """Tell whether the word at ``position`` is one of the question's, or a form of one."""
    return bool((c.forms[:, c.reading.word_of[position]] >= MET).any())


@cache
def _groups() -> dict[str, str]:
    return {word: name for name, words in data_table("short-en.toml")["before"].items() for word in words}


@cache
def articles() -> frozenset[str]:
    """Return the articles and possessives that stand before a noun."""
    return frozenset(data_table("short-en.toml")["question"]["skipped"])


@cache
def _clausal() -> frozenset[str]:
    return frozenset(data_table("short-en.toml")["question"]["clausal"])

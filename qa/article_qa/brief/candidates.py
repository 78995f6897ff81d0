"""The stretches of a sentence that could be its short answer: its typed spans, chains of them, and plain phrases.

Offers, does not choose. A phrase is a run of content words that ends before a stop word, a mark or a word that the
question has; sentences are not parsed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, cast

import numpy as np

from article_index.article import Token
from article_qa.knowledge.lexicon import data_table
from article_qa.weighing.comparison import Comparison

JOINTS: Final = frozenset(data_table("short-en.toml")["joints"]["between"])
MET: Final = 0.6  # a match at and above which a word is one of the question's
LONGEST: Final = 6  # words of a phrase
MOST: Final = 60  # candidates of a sentence; an endless one is searched up to there
GAPS: Final = frozenset({" ", "-", "\n"})
OF: Final = re.compile(r" of (?:the |a |an )?")
VERBAL: Final = ("ed", "ing", "ly")
YEAR: Final = re.compile(r"\b(?:1\d{3}|20\d{2})\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """``[start, end)`` of the article and ``[low, high)`` of its token positions.

    ``kind`` is a mention's, or "phrase"; ``items`` how many spans are chained, ``listed`` whether by more than commas.
    """

    kind: str
    start: int
    end: int
    low: int
    high: int
    items: int = 1
    listed: bool = False


def candidates(c: Comparison, sentence: int, *, phrases: bool) -> list[Candidate]:
    """Return what could answer ``c.question`` in ``sentence`` and is not all in the question, each place once."""
    found = list(_mentioned(c, sentence))
    found += list(_chains(c, found))
    found += [year for one in found if one.kind == "date" and (year := _year(c, one))]
    if phrases:
        found += _phrases(c, sentence)
    known = {t.term or t.word for t in c.question.tokens}
    kept: dict[tuple[int, int], Candidate] = {}
    for one in found:
        inside = [t for t in c.reading.tokens[one.low : one.high] if t]
        if any((t.term or t.word) not in known for t in inside if t.term or len(inside) == 1):
            kept.setdefault((one.start, one.end), one)
    return list(kept.values())[:MOST]


def _mentioned(c: Comparison, sentence: int) -> Iterator[Candidate]:
    spans = c.reading.spans
    for number in np.flatnonzero(spans.sentence == sentence):
        m = spans.mentions[number]
        yield Candidate(m.kind, m.start, m.end, int(spans.low[number]), int(spans.high[number]))


def _chains(c: Comparison, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the chains of neighbours of one kind: 'Peter, Paul and Mary', 'Vik, Norway', '1931 and 1950'."""
    chain: Candidate | None = None
    for before, one in pairwise(found):
        joint = c.reading.text[before.end : one.start]
        if joint in JOINTS and before.kind == one.kind:
            so_far = chain or before
            listed = so_far.listed or joint != ", "
            chain = Candidate(one.kind, so_far.start, one.end, so_far.low, one.high, so_far.items + 1, listed)
        elif chain:
            yield chain
            chain = None
    if chain:
        yield chain


def _year(c: Comparison, date: Candidate) -> Candidate | None:
    """Return the year alone of a longer date."""
    match = YEAR.search(c.reading.text, date.start, date.end)
    if match is None or match.span() == (date.start, date.end):
        return None
    inside = [
        i for i in range(date.low, date.high) if (t := c.reading.tokens[i]) and match.start() <= t.start < match.end()
    ]
    return (
        replace(date, kind="year", start=match.start(), end=match.end(), low=inside[0], high=inside[-1] + 1)
        if inside
        else None
    )


def _phrases(c: Comparison, sentence: int) -> Iterator[Candidate]:
    """Yield the runs of content words that the question does not have, their parts, and pairs of runs around 'of'."""
    low, high = int(c.reading.first[sentence]) + 1, int(c.reading.first[sentence + 1])
    tokens = cast("list[Token]", c.reading.tokens[low:high])  # only a sentence's first position holds none
    met = np.any(c.forms[:, c.reading.word_of[low:high]] >= MET, axis=0).tolist()
    runs: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if not token.term or met[at]:
            continue
        joined = runs and runs[-1][1] == at and c.reading.text[tokens[at - 1].end : token.start] in GAPS
        if joined and at - runs[-1][0] < LONGEST:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    pairs = [
        (a, d)
        for (a, b), (e, d) in pairwise(runs)
        if d - a <= LONGEST and OF.fullmatch(c.reading.text[tokens[b - 1].end : tokens[e].start])
    ]
    for first, last in [part for run in runs for part in _parts(tokens, *run)] + pairs:
        yield Candidate("phrase", tokens[first].start, tokens[last - 1].end, low + first, low + last)


def _parts(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the run, and what stands before and behind a word in it that may be a verb or an adverb."""
    yield first, last
    for at in range(first, last):
        if tokens[at].word.endswith(VERBAL):
            if first < at:
                yield first, at
            if at + 1 < last:
                yield at + 1, last

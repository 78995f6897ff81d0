"""One sentence as the search for a short answer reads it: its tokens, their weights and places, its typed spans.

Plain lists by position, as a sentence has few. All of it depends on the article alone, so that ``Lines`` reads it
once. Knows no question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from article_index.article import Token
from article_qa.arrays import Floats, Ints
from article_qa.knowledge.embedding import added
from article_qa.knowledge.lexicon import data_table
from article_qa.text.spans import telling

if TYPE_CHECKING:
    from article_qa.text.reading import Reading

JOINTS: Final = frozenset(data_table("short-en.toml")["joints"]["between"])
MODIFIER: Final = "modifier"  # the kind of span that answers nothing: 'Oslo-based' is no name
YEAR: Final = re.compile(r"\b(?:1\d{3}|20\d{2})\b")
MARK: Final = re.compile(r"[,;:()\[\]–—]| - ")
MARK_WIDTH: Final = 4  # tokens that a mark, or a word that opens a clause, counts for


class Candidate(NamedTuple):
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


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence; the lists have an entry for each of its positions, the first of which holds no token."""

    low: int  # the first position, in the article
    tokens: tuple[Token | None, ...]
    keys: list[str]  # the token's stem, or the word itself where it has none
    stemmed: list[bool]
    weights: list[float]
    idf: list[float]
    places: Ints  # how many tokens it stands from the sentence's first, a mark between two counting for some
    words: Ints  # vocabulary numbers
    embedded: Floats  # position -> what its word adds to the sentence's embedding
    spans: tuple[Candidate, ...]  # the typed spans, chains of them, the years alone of longer dates
    telling: tuple[frozenset[str], ...]  # and the keys by which each says something; see ``text.spans.telling``

    @property
    def high(self) -> int:
        """The position behind the last, in the article."""
        return self.low + len(self.tokens)

    def beyond(self, known: frozenset[str]) -> list[Candidate]:
        """Return those of ``spans`` that say more than the ``known`` keys: a stem, or a lone word, not there."""
        return [one for one, keys in zip(self.spans, self.telling, strict=True) if not keys <= known]


class Lines:
    """The sentences of an article, each read when a short answer is first looked for in it."""

    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._read: dict[int, Line] = {}

    def __getitem__(self, sentence: int) -> Line:
        """Return sentence number ``sentence``."""
        if sentence not in self._read:
            self._read[sentence] = _line(self._reading, sentence)
        return self._read[sentence]


def _line(reading: "Reading", sentence: int) -> Line:
    low, high = int(reading.first[sentence]), int(reading.first[sentence + 1])
    tokens, words = reading.tokens[low:high], reading.word_of[low:high]
    typed = list(_mentioned(reading, sentence))
    chains = list(_chains(reading, typed))
    years = [year for one in typed + chains if one.kind == "date" and (year := _year(reading, one))]
    spans = (*typed, *chains, *years)
    return Line(
        low, tokens, [t.term or t.word if t else "" for t in tokens], [bool(t and t.term) for t in tokens],
        reading.weights[words].tolist(), reading.vocabulary.idf[words].tolist(), _places(reading.text, tokens),
        words, _embedded(tokens, reading.lang), spans,
        tuple(telling(tokens[one.low - low : one.high - low]) for one in spans),
    )  # fmt: skip


def _embedded(tokens: tuple[Token | None, ...], lang: str) -> Floats:
    return added([t.word if t else "" for t in tokens], [t.term if t else "" for t in tokens], lang)


def _mentioned(reading: "Reading", sentence: int) -> Iterator[Candidate]:
    spans = reading.spans
    for number in np.flatnonzero(spans.sentence == sentence):
        m = spans.mentions[number]
        if m.kind != MODIFIER:
            yield Candidate(m.kind, m.start, m.end, int(spans.low[number]), int(spans.high[number]))


def _chains(reading: "Reading", found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the chains of neighbours of one kind: 'Peter, Paul and Mary', 'Vik, Norway', '1931 and 1950'."""
    chain: Candidate | None = None
    for before, one in pairwise(found):
        joint = reading.text[before.end : one.start]
        if joint in JOINTS and before.kind == one.kind:
            so_far = chain or before
            listed = so_far.listed or joint != ", "
            chain = Candidate(one.kind, so_far.start, one.end, so_far.low, one.high, so_far.items + 1, listed)
        elif chain:
            yield chain
            chain = None
    if chain:
        yield chain


def _year(reading: "Reading", date: Candidate) -> Candidate | None:
    """Return the year alone of a longer date."""
    match = YEAR.search(reading.text, date.start, date.end)
    if match is None or match.span() == (date.start, date.end):
        return None
    inside = [
        i for i in range(date.low, date.high) if (t := reading.tokens[i]) and match.start() <= t.start < match.end()
    ]
    return (
        date._replace(kind="year", start=match.start(), end=match.end(), low=inside[0], high=inside[-1] + 1)
        if inside
        else None
    )


def _places(text: str, tokens: tuple[Token | None, ...]) -> Ints:
    steps = [1] * len(tokens)
    for number, (a, b) in enumerate(pairwise(tokens[1:]), 2):
        if a and b and (MARK.search(text, a.end, b.start) or a.word in _clausal()):
            steps[number] += MARK_WIDTH
    return np.cumsum(steps, dtype=np.int32)


@cache
def _clausal() -> frozenset[str]:
    return frozenset(data_table("short-en.toml")["question"]["clausal"])

"""The engine: the best passages of one or more segments by BM25, each segment searched in the way that fits its size.

Passages are numbered over all segments, one segment behind the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from article_index.bm25.bounded import Bounded
from article_index.bm25.postings import FEW, Numbers, Postings
from article_index.bm25.tiny import Gains, Tiny
from article_index.bm25.wanted import NOTHING, Floats, Searcher, Wanted, last
from article_index.bm25.weighing import HAIR, K1, Statistics, counted, statistics
from article_index.bm25.whole import Whole

TINY: Final = 150  # passages up to which plain Python is quicker


class Compiled:
    """BM25 over segments of postings; unchanging, safe to share between threads.

    ``deleted`` are each segment's deleted passages, ascending; ``gone`` says how many of those hold a term. ``order``
    gives each passage the rank by which ties break; by default its number. ``told`` are the statistics where they are
    known; they are worked out otherwise.

    >>> from article_index.bm25.building import build
    >>> Compiled([build([["war", "end"], ["peac", "talk"], ["war", "war"]])]).search(["peac"], limit=5)[0][0]
    1
    """

    def __init__(
        self,
        segments: Sequence[Postings],
        deleted: Sequence[Numbers] = (),
        gone: Mapping[str, int] | None = None,
        order: Numbers | None = None,
        told: Statistics | None = None,
    ) -> None:
        self._segments = tuple(segments)
        self._firsts = np.cumsum([0, *(s.size for s in segments)]).tolist()
        self._gone = gone or {}
        self._order = order
        self.statistics = told or statistics(segments, deleted, self._gone)
        self._deleted = [np.asarray(d, dtype=np.uint32) for d in deleted] or [np.zeros(0, np.uint32)] * len(segments)
        self._tiny: Tiny | None = None
        self._searchers: list[Searcher] = []
        if self._firsts[-1] <= TINY:
            self._tiny = Tiny(self._gains_of, None if order is None else order.tolist())
        else:
            self._searchers = [
                (Bounded if s.size > FEW or len(s.wide) else Whole)(s, self.statistics, d)
                for s, d in zip(segments, self._deleted, strict=True)
            ]

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""
        if limit <= 0 or not terms:
            return []
        if self._tiny is not None:
            return self._tiny.search(terms, limit, among)
        chosen = None if among is None else np.unique(np.asarray(among, dtype=np.int64))
        numbers, scores = np.zeros(0, dtype=np.int64), np.zeros(0)
        least = 0.0
        for at, wanted in enumerate(self._wanted(terms)):
            if not wanted:
                continue
            first = self._firsts[at]
            if chosen is None:
                found = self._searchers[at].best(wanted, limit, least)
            else:
                inside = chosen[(chosen >= first) & (chosen < self._firsts[at + 1])] - first
                found = self._searchers[at].of(wanted, inside.astype(np.uint32))
            numbers, scores = np.append(numbers, found[0] + np.int64(first)), np.append(scores, found[1])
            if len(scores) > limit:
                least = last(scores, limit)
                at_least = np.flatnonzero(scores >= least)
                numbers, scores = numbers[at_least], scores[at_least]
        return self._ranked(numbers, scores, limit)

    def _ranked(self, numbers: npt.NDArray[np.int64], scores: Floats, limit: int) -> list[tuple[int, float]]:
        """Return the best pairs."""
        ranks = numbers.tolist() if self._order is None else self._order[numbers].tolist()
        pairs = [
            (-score if score > NOTHING else -HAIR, rank, number)
            for score, rank, number in zip(scores.tolist(), ranks, numbers.tolist(), strict=True)
        ]
        pairs.sort()
        return [(number, -score) for score, _, number in pairs[:limit]]

    def _held(self, terms: Iterable[str]) -> list[tuple[int, str, list[int | None]]]:
        """Return of each different term that live passages hold how many do, and its number in each segment."""
        found = []
        for term in terms:
            numbers = [s.number(term) for s in self._segments]
            held = sum(s.held(n) for s, n in zip(self._segments, numbers, strict=True) if n is not None)
            if held and (held := held - self._gone.get(term, 0)) > 0:
                found.append((held, term, numbers))
        return found

    def _wanted(self, terms: Sequence[str]) -> list[list[Wanted]]:
        """Return, for each segment, the terms that it has, the rarest of all segments first."""
        asked = counted(terms)
        wanted: list[list[Wanted]] = [[] for _ in self._segments]
        for held, term, numbers in sorted(self._held(asked), key=lambda row: row[:2]):  # one order for all passages
            weight = asked[term] * self.statistics.idf(held)
            for number, here in zip(numbers, wanted, strict=True):
                if number is not None:
                    here.append(Wanted(number, weight, asked[term]))
        return wanted

    def _gains_of(self, term: str) -> Gains:
        """Return the live passages that hold ``term`` and what it adds to each."""
        gains: Gains = []
        for held, _, numbers in self._held([term]):
            idf = self.statistics.idf(held)
            for number, segment, first, deleted in zip(
                numbers, self._segments, self._firsts, self._deleted, strict=False
            ):
                if number is None:
                    continue
                passages = np.setdiff1d(segment.posting(number).passages, deleted, assume_unique=True)
                damping = self.statistics.damping(segment.lengths[passages]).tolist()
                counts = segment.found(number, passages).tolist()
                for passage, often, damped in zip(passages.tolist(), counts, damping, strict=True):
                    gains.append((first + passage, idf * (often * (K1 + 1) / (often + damped))))
        return gains

"""The engine: the best passages of one or more segments by BM25, each segment searched in the way that fits its size.

Passages are numbered over all segments, one segment behind the other.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_index.bm25.bounded import Bounded
from article_index.bm25.postings import FEW, Numbers, Postings, view
from article_index.bm25.tiny import Gains, Tiny
from article_index.bm25.wanted import Floats, Found, Searcher, Wanted, last, ranked
from article_index.bm25.weighing import K1, Statistics, counted, statistics
from article_index.bm25.whole import Adding, Whole

TINY: Final = 64  # passages up to which plain Python is quicker
SHORT: Final = 16  # for questions of no more words
MANY: Final = 200  # hits from which on arrays sort them quicker
KEPT: Final = 1 << 15  # terms that are remembered


Held = tuple[int, str, float, list[int | None]]  # how many passages, the term, its idf, its number in each segment


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
        self._ranks = None if order is None else view(order)  # the same, for one number at a time
        self.statistics = told or statistics(segments, deleted, self._gone)
        self._deleted = [np.asarray(d, dtype=np.uint32) for d in deleted] or [np.zeros(0, np.uint32)] * len(segments)
        self._searchers: list[Searcher] = [
            (Bounded if s.size > FEW or len(s.wide) else Whole)(s, self.statistics, d)
            for s, d in zip(segments, self._deleted, strict=True)
        ]
        self._tiny: Tiny | None = None
        self._few: list[tuple[set[int], list[int]]] = []  # of each segment, what is deleted and the lengths
        if self._firsts[-1] <= TINY:
            known = {s.term(number).decode() for s in segments for number in range(s.terms)}
            self._few = [(set(d.tolist()), s.lengths.tolist()) for s, d in zip(segments, self._deleted, strict=True)]
            self._tiny = Tiny(self._gains_of, known, self._ranks)
        self._whole = self._searchers[0] if len(segments) == 1 else None
        self._seen: dict[str, Held] = {}
        self._kept: dict[str, tuple[int, str, Adding]] = {}

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""
        if limit <= 0 or not terms:
            return []
        if self._tiny is not None and len(terms) <= SHORT:
            return self._tiny.search(terms, limit, among)
        if isinstance(self._whole, Whole) and among is None:
            return self._ranked(*self._remembered(self._whole, terms, limit), limit)
        chosen = None if among is None else np.unique(np.asarray(among, dtype=np.int64))
        if len(self._segments) == 1 and chosen is None:
            return self._ranked(*self._searchers[0].best(self._wanted(terms)[0], limit, 0.0), limit)
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

    def _remembered(self, whole: Whole, terms: Sequence[str], limit: int) -> Found:
        """Return the best passages of the only segment, a small one; what a term adds is kept for other questions."""
        parts = []
        segment, gone, kept = self._segments[0], self._gone, self._kept
        for term, asked in counted(terms).items():
            part = kept.get(term) if asked == 1 else None
            if part is None:
                if (number := segment.number(term)) is None:
                    continue
                held = segment.held(number) - gone.get(term, 0)
                if held <= 0:
                    continue
                part = held, term, whole.adding(number, asked * self.statistics.idf(held))
                if asked == 1 and len(kept) < KEPT:
                    kept[term] = part
            parts.append(part)
        if not parts:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        parts.sort()  # the rarest first, as everywhere; no two have the same term
        return whole.best_of(whole.added([part[2] for part in parts]), limit, 0.0)

    def _ranked(self, numbers: npt.NDArray[Any], scores: Floats, limit: int) -> list[tuple[int, float]]:
        """Return the best pairs."""
        if len(numbers) > MANY:
            least = last(scores, limit)
            better, equal = (scores > least).nonzero()[0], ((scores == least) if least else (scores > 0)).nonzero()[0]
            if least and len(equal) > (few := limit - len(better)):
                ranks = numbers[equal] if self._order is None else self._order[numbers[equal]]
                equal = equal[np.argpartition(ranks, few)[:few]]
                numbers, scores = (np.concatenate([part[better], part[equal]]) for part in (numbers, scores))
        return ranked(zip(numbers.tolist(), scores.tolist(), strict=True), limit, self._ranks)

    def _held(self, term: str) -> Held | None:
        """Return how many live passages hold ``term``, and where; None where none does."""
        kept = self._seen.get(term)
        if kept is None:
            numbers = [s.number(term) for s in self._segments]
            held = sum(s.held(n) for s, n in zip(self._segments, numbers, strict=True) if n is not None)
            if not held or (held := held - self._gone.get(term, 0)) <= 0:
                return None
            kept = held, term, self.statistics.idf(held), numbers
            if len(self._seen) >= KEPT:
                self._seen.clear()
            self._seen[term] = kept
        return kept

    def _wanted(self, terms: Sequence[str]) -> list[list[Wanted]]:
        """Return, for each segment, the terms that it has, the rarest of all segments first."""
        asked = counted(terms)
        wanted: list[list[Wanted]] = [[] for _ in self._segments]
        # one order for all passages; no two have the same term
        for _, term, idf, numbers in sorted(held for one in asked if (held := self._held(one))):
            for number, here in zip(numbers, wanted, strict=True):
                if number is not None:
                    here.append(Wanted(number, asked[term] * idf, asked[term]))
        return wanted

    def _gains_of(self, term: str) -> Gains:
        """Return the live passages that hold ``term`` and what it adds to each."""
        gains: Gains = []
        if (found := self._held(term)) is None:
            return gains
        _, _, idf, numbers = found
        for number, segment, first, (deleted, lengths) in zip(
            numbers, self._segments, self._firsts, self._few, strict=False
        ):
            if number is None:
                continue
            passages = segment.posting(number).passages
            counts = segment.found(number, passages).tolist()
            for passage, often in zip(passages.tolist(), counts, strict=True):
                if passage not in deleted:
                    damped = self.statistics.damping_of(lengths[passage])
                    gains.append((first + passage, idf * (often * (K1 + 1) / (often + damped))))
        return gains

"""The engine: the best passages of one or more segments by BM25, without scoring those that cannot be among them.

Terms come rarest first. Once what the terms that are left can add is less than the last of the best has, no passage
can come in that was not met yet (MaxScore: Turtle and Flood, 1995): the long lists are then only looked up for the few
passages that may still win. Passages are numbered over all segments, one segment behind the other.
"""

from collections.abc import Mapping, Sequence
from threading import local
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from article_index.bm25.postings import OFTEN, TIERS, Numbers, Postings
from article_index.bm25.weighing import HAIR, K1, Statistics, counted, statistics

Floats = npt.NDArray[np.float64]
NOTHING: Final = 1e-200  # scores below it come of idfs of 0 alone
SLACK: Final = 1e-9  # by which a bound may be wrong in floating point


class Wanted(NamedTuple):
    """A term of the question as a segment has it: its number there, and its idf times how often it is asked."""

    number: int
    weight: float


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
        self._damping = [self.statistics.damping(s.lengths) for s in segments]
        self._dead = [_mask(s.size, numbers) for s, numbers in zip(segments, deleted, strict=False)] or [None] * len(
            segments
        )
        self._own = local()  # each thread's sums

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""
        if limit <= 0 or not terms:
            return []
        found = self._found(terms)
        numbers, scores = np.zeros(0, dtype=np.int64), np.zeros(0)
        least = 0.0
        chosen = None if among is None else np.unique(np.asarray(among, dtype=np.int64))
        for at, first in enumerate(self._firsts[:-1]):
            if not (wanted := found[at]):
                continue
            if chosen is None:
                here, gained = self._best(at, wanted, limit, least)
            else:
                inside = chosen[(chosen >= first) & (chosen < self._firsts[at + 1])] - first
                here, gained = self._of(at, wanted, self._live(at, inside.astype(np.uint32)))
            numbers, scores = np.append(numbers, here.astype(np.int64) + first), np.append(scores, gained)
            if len(scores) > limit:
                least = _last(scores, limit)
                numbers, scores = numbers[scores >= least], scores[scores >= least]
        scores[scores < NOTHING] = HAIR  # such passages are equal
        ranks = numbers if self._order is None else self._order[numbers]
        best = np.lexsort((ranks, -scores))[:limit]
        return list(zip(numbers[best].tolist(), scores[best].tolist(), strict=True))

    def _found(self, terms: Sequence[str]) -> list[list[Wanted]]:
        """Return, for each segment, the terms that it has, the rarest of all segments first."""
        rows = []
        for term, often in counted(terms).items():
            numbers = [s.number(term) for s in self._segments]
            held = sum(s.held(n) for s, n in zip(self._segments, numbers, strict=True) if n is not None)
            held -= self._gone.get(term, 0)
            if held > 0:
                rows.append((held, term, often * self.statistics.idf(held), numbers))
        rows.sort(key=lambda row: row[:2])  # always the same order, so that equal passages have equal sums
        return [
            [Wanted(numbers[at], weight) for _, _, weight, numbers in rows if numbers[at] is not None]  # type: ignore[arg-type]
            for at in range(len(self._segments))
        ]

    def _live(self, at: int, passages: Numbers) -> Numbers:
        """Return those of ``passages`` that are not deleted."""
        dead = self._dead[at]
        return passages if dead is None else passages[~dead[passages]]

    def _bound(self, at: int, one: Wanted) -> float:
        """Return what ``one`` can add to a passage at most: of the shortest passages that have it so and so often."""
        segment = self._segments[at]
        most, shortest = int(segment.most[one.number]), segment.shortest[one.number]
        tiers = [(n + 1 if n + 1 < TIERS else most, int(shortest[n])) for n in range(min(TIERS, most))]
        low: list[float] = self.statistics.damping(np.array([ln for _, ln in tiers], dtype=np.uint32)).tolist()
        return max(one.weight * often * (K1 + 1) / (often + d) for (often, _), d in zip(tiers, low, strict=True))

    def _gains(self, at: int, one: Wanted, places: slice | npt.NDArray[np.int64], passages: Numbers) -> Floats:
        """Return what ``one`` adds to ``passages``, which stand at ``places`` of its postings."""
        segment = self._segments[at]
        if int(segment.most[one.number]) > OFTEN:
            often = segment.exact(one.number)[places]
        else:
            start, end = int(segment.starts[one.number]), int(segment.starts[one.number + 1])
            often = segment.counts[start:end][places].astype(np.float64)
        return np.asarray(one.weight * (often * (K1 + 1) / (often + self._damping[at][passages])))

    def _best(self, at: int, wanted: Sequence[Wanted], limit: int, least: float) -> tuple[Numbers, Floats]:
        """Return passages of one segment and their scores, the best ``limit`` and their ties among them."""
        segment, dead = self._segments[at], self._dead[at]
        bounds = [self._bound(at, one) for one in wanted]
        rest = np.cumsum([*bounds, 0.0][::-1])[::-1].tolist()  # rest[n]: what the terms from n on can add
        sums = self._sums(at)
        met: list[Numbers] = []
        try:
            for n, one in enumerate(wanted):
                if met and rest[n] + SLACK < least:
                    break
                passages = segment.posting(one.number).passages
                gains = self._gains(at, one, slice(None), passages)
                if dead is not None:
                    keep = ~dead[passages]
                    passages, gains = passages[keep], gains[keep]
                before = sums[passages]
                sums[passages] = before + gains
                met.append(passages[before == 0])
                if n + 1 < len(wanted):
                    least = max(least, _last(np.concatenate([sums[m] for m in met]), limit))
            else:
                n = len(wanted)
            passages = np.concatenate(met)
            scores = sums[passages]
        finally:
            for numbers in met:
                sums[numbers] = 0
        return self._finished(at, wanted[n:], rest[n:], passages, scores, limit, least)

    def _finished(
        self,
        at: int,
        wanted: Sequence[Wanted],
        rest: list[float],
        passages: Numbers,
        scores: Floats,
        limit: int,
        least: float,
    ) -> tuple[Numbers, Floats]:
        """Return those of ``passages`` that may win, with what the terms that are left add to them."""
        for n, one in enumerate(wanted):
            hopeful = scores + rest[n] + SLACK >= least
            passages, scores = passages[hopeful], scores[hopeful]
            scores = scores + self._looked_up(at, one, passages)
            least = max(least, _last(scores, limit))
        hopeful = scores >= max(least, _last(scores, limit))
        return passages[hopeful], scores[hopeful]

    def _looked_up(self, at: int, one: Wanted, passages: Numbers) -> Floats:
        """Return what ``one`` adds to each of ``passages``; 0 to those that do not hold it."""
        listed = self._segments[at].posting(one.number).passages
        places = np.searchsorted(listed, passages)
        places[places == len(listed)] = 0
        holds = listed[places] == passages
        gained = np.zeros(len(passages))
        gained[holds] = self._gains(at, one, places[holds], passages[holds])
        return gained

    def _of(self, at: int, wanted: Sequence[Wanted], passages: Numbers) -> tuple[Numbers, Floats]:
        """Return those of ``passages`` that share a term, and their scores."""
        scores = np.zeros(len(passages))
        for one in wanted:
            scores += self._looked_up(at, one, passages)
        return passages[scores > 0], scores[scores > 0]

    def _sums(self, at: int) -> Floats:
        """Return this thread's array of a zero for each passage of the segment; it is to be left as it was found."""
        kept: dict[int, Floats] | None = getattr(self._own, "sums", None)
        if kept is None:
            kept = self._own.sums = {}
        if at not in kept:
            kept[at] = np.zeros(self._segments[at].size)
        return kept[at]


def _last(scores: Floats, limit: int) -> float:
    """Return the score that the last of the best ``limit`` has; 0 where there are fewer or it comes of nothing."""
    last = float(np.partition(scores, -limit)[-limit]) if len(scores) >= limit else 0.0
    return last if last > NOTHING else 0.0


def _mask(size: int, numbers: Numbers) -> npt.NDArray[np.bool_] | None:
    """Return passage -> whether it is among ``numbers``; None where there are none."""
    if not len(numbers):
        return None
    found = np.zeros(size, dtype=bool)
    found[numbers] = True
    return found

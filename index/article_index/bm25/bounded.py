"""Searching a big segment: only passages that can be among the best are scored.

The passages of the rare terms come first. Once what the other terms can add is less than what the last of the best has
(MaxScore: Turtle and Flood, 1995), that is all. Otherwise every passage gets a bound on what those terms add to it, in
small whole numbers added up side by side, and only the passages whose bound reaches the last of the best are scored.
"""

from collections.abc import Sequence
from threading import local
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_index.bm25.bounds import SLACK, Bounds
from article_index.bm25.postings import Numbers, Postings
from article_index.bm25.stretches import begins
from article_index.bm25.wanted import Floats, Found, Wanted, last
from article_index.bm25.weighing import K1, Statistics

_RARE: Final = 9  # terms are rare while all together have 1 / 2**9 of the passages
APART: Final = 1 << 18  # passages from which on rare terms are taken first
# nanoseconds that a passage takes, to choose the quicker way: looked up in a list, in a row; of all passages, in all
# and for each row; and a place of a list marked
_LOOK, _TAKE, _PASS, _ADD, _SCATTER = 22, 3, 0.2, 0.065, 3
_SCORED: Final = 256  # from so many passages on it pays to leave some out
_TERMS: Final = 32  # questions of more terms are not taken apart
_ROWS: Final = 64  # passages are laid out in so many rows; the best of a column stands for all of it
_FIRST: Final = 4  # so many times the limit are scored before the others, to know what the last of the best has


class Bounded:
    """A ``Searcher`` of any segment; takes rare terms first where there are ``apart`` passages or more."""

    def __init__(self, segment: Postings, weights: Statistics, deleted: Numbers, apart: int = APART) -> None:
        self._segment = segment
        self._apart = segment.size >= apart
        self._weights = weights
        self._deleted = deleted.astype(np.intp)
        self._dead: npt.NDArray[np.bool_] | None = None
        if len(deleted):
            self._dead = np.zeros(segment.size, dtype=bool)
            self._dead[deleted] = True
        self._bounds = Bounds(segment, weights)
        self._own = local()  # each thread's sums

    def best(self, wanted: Sequence[Wanted], limit: int, least: float) -> Found:
        """Return the best passages and their scores."""
        rest = [0.0]  # rest[n]: what the terms from n on can add
        for one in reversed(wanted):
            rest.append(rest[-1] + self._bounds.most_of(one))
        rest.reverse()
        found: Found = np.zeros(0, dtype=np.uint32), np.zeros(0)
        met = found[0]
        rare = 0
        if self._apart and len(wanted) <= _TERMS:
            rare = self._while(wanted, self._segment.size >> _RARE)
        if rare:
            met = self._holding(wanted[:rare])
            found = self._among(wanted, rest, rare, met, limit, least)
            least = max(least, last(found[1], limit))
        n = rare
        while n < len(wanted) and rest[n] + SLACK >= least:
            n += 1  # a passage that can win and was not met holds one of the terms from rare to n
        if n == rare:
            return found
        wanted, rest = wanted[rare:], rest[rare:]
        if self._is_quicker(wanted, n - rare):
            others = self._holding(wanted[: n - rare])
            return _both(found, self._among(wanted, rest, n - rare, others, limit, least, met))
        return self._scanned(wanted, rest, met, limit, found, least)

    def of(self, wanted: Sequence[Wanted], passages: Numbers) -> Found:
        """Return those of ``passages`` that share a term, and their scores."""
        passages = self._live(passages)
        scores = self._gains(wanted, passages)
        return passages[scores > 0], scores[scores > 0]

    def _while(self, wanted: Sequence[Wanted], most: int) -> int:
        """Return with how many of the first of ``wanted`` their passages are not more than ``most``."""
        for n, one in enumerate(wanted):
            most -= self._segment.held(one.number)
            if most < 0:
                return n
        return len(wanted)

    def _is_quicker(self, wanted: Sequence[Wanted], first: int) -> bool:
        """Return whether it is quicker to look at the passages of the ``first`` terms than at all."""
        held = [self._segment.held(one.number) for one in wanted]
        lists = [n for one, n in zip(wanted, held, strict=True) if self._segment.row(one.number) is None]
        rows = len(wanted) - len(lists)
        if first > len(lists):
            return False
        looks = len(lists) - (first == 1)
        apart = sum(held[:first]) * (_LOOK * looks + _TAKE * (rows + 1))
        return apart < self._segment.size * (_PASS + _ADD * rows) + _SCATTER * sum(lists)

    def _live(self, passages: Numbers) -> Numbers:
        """Return those of ``passages`` that are not deleted."""
        return passages if self._dead is None else passages[~self._dead[passages]]

    def _holding(self, wanted: Sequence[Wanted]) -> Numbers:
        """Return the live passages that hold one of the terms, ascending."""
        lists = [self._segment.posting(one.number).passages for one in wanted]
        if not lists:
            return np.zeros(0, dtype=np.uint32)
        return self._live(_distinct(np.concatenate(lists)) if len(lists) > 1 else lists[0])

    def _gains(self, wanted: Sequence[Wanted], passages: Numbers) -> Floats:
        """Return the sum of what the terms add to each of ``passages``, one after the other."""
        if not wanted:
            return np.zeros(len(passages))
        counts = np.empty((len(wanted), len(passages)))
        for n, one in enumerate(wanted):
            counts[n] = self._segment.found(one.number, passages)
        gains = counts * (K1 + 1) / (counts + self._weights.damping(self._segment.lengths[passages]))
        gains *= np.array([[one.weight] for one in wanted])
        return np.asarray(np.add.accumulate(gains, out=gains)[-1])

    def _among(
        self,
        wanted: Sequence[Wanted],
        rest: Sequence[float],
        first: int,
        passages: Numbers,
        limit: int,
        least: float,
        met: Numbers | None = None,
    ) -> Found:
        """Return those of ``passages``, which hold one of the ``first`` terms, that may win, and their scores.

        ``met`` are passages to be left out.
        """
        many = _FIRST * limit
        sums = np.zeros(len(passages), dtype=np.uint32)
        lists = [one for one in wanted[first:] if self._segment.row(one.number) is None]
        for one in wanted[:first]:
            if first == 1 and self._dead is None:
                sums += self._bounds.steps(one)[self._segment.posting(one.number).counts]
            else:
                sums += self._bounds.at(one, passages)
        for one in wanted[first:]:
            if self._segment.row(one.number) is not None:
                sums += self._bounds.at(one, passages)
        if met is not None and len(met):
            at = passages.searchsorted(met)
            at[at == len(passages)] = 0
            sums[at[passages[at] == met]] = 0
        if least > 0 and lists:
            beside = sum(int(self._bounds.steps(one).max()) for one in lists)
            at = np.flatnonzero(sums >= max(1, self._bounds.needed(least) - beside))
            passages, sums = passages[at], sums[at]
        for one in lists:
            sums += self._bounds.at(one, passages) * (sums > 0)
        found: Found = passages[:0], np.zeros(0)
        if len(passages) > many:
            best = np.argpartition(sums, -many)[-many:]
            found = self._scored(wanted, rest, passages[best], least)
            least = max(least, last(found[1], limit))
            sums[best] = 0
        at = np.flatnonzero(sums >= self._bounds.needed(least))
        return _both(found, self._scored(wanted, rest, passages[at], least))

    def _scored(self, wanted: Sequence[Wanted], rest: Sequence[float], passages: Numbers, least: float) -> Found:
        """Return those of ``passages`` that may reach ``least``, and their scores; ``rest`` as in ``best``."""
        if len(passages) <= _SCORED:
            return passages, self._gains(wanted, passages)
        scores = np.zeros(len(passages))
        damping = self._weights.damping(self._segment.lengths[passages])
        for n, one in enumerate(wanted):
            counts = self._segment.found(one.number, passages).astype(np.float64)
            scores += one.weight * (counts * (K1 + 1) / (counts + damping))
            if len(scores) > _SCORED and least > rest[n + 1]:
                at = np.flatnonzero(scores >= least - rest[n + 1] - SLACK)
                passages, scores, damping = passages[at], scores[at], damping[at]
        return passages, scores

    def _scanned(
        self, wanted: Sequence[Wanted], rest: Sequence[float], met: Numbers, limit: int, so_far: Found, least: float
    ) -> Found:
        """Return ``so_far`` and those of the passages beside ``met`` that may win."""
        sums = self._sums(wanted, rest[0])
        if len(met):
            sums[met] = 0
        if len(self._deleted):
            sums[self._deleted] = 0
        table = sums.reshape(_ROWS, -1)
        columns = np.maximum.reduce(table)
        first = self._bounds.needed(least)
        many = _FIRST * limit
        if len(columns) > many:
            first = max(first, int(np.partition(columns, -many)[-many]))
        found = _both(so_far, self._scored(wanted, rest, _reaching(table, columns, first), least))
        least = max(least, last(found[1], limit))
        if (then := self._bounds.needed(least)) < first:
            more = self._scored(wanted, rest, _reaching(table, columns, then, first), least)
            found = _both(found, more)
        return found

    def _sums(self, wanted: Sequence[Wanted], bound: float) -> npt.NDArray[Any]:
        """Return for each passage the sum of its bounds for the terms, in whole numbers; this thread's own array."""
        kind = np.uint16 if bound / self._bounds.unit + 2 * sum(one.asked for one in wanted) < 1 << 16 else np.uint32
        size = self._segment.size
        sums: npt.NDArray[Any] | None = getattr(self._own, kind.__name__, None)
        if sums is None:
            sums = np.zeros(-(-size // _ROWS) * _ROWS, dtype=kind)
            setattr(self._own, kind.__name__, sums)
        sums.fill(0)
        for one in wanted:
            if (row := self._segment.row(one.number)) is not None:
                across = self._bounds.across(one, row)
                for _ in range(one.asked):
                    np.add(sums[:size], across, out=sums[:size])
            else:
                passages, counts = self._segment.posting(one.number)
                at = passages.astype(np.intp)
                sums[at] = sums.take(at) + self._bounds.steps(one).astype(kind).take(counts)
        return sums


def _reaching(table: npt.NDArray[Any], columns: npt.NDArray[Any], low: int, high: int | None = None) -> Numbers:
    """Return the passages whose sum is at least ``low`` and below ``high``, ascending."""
    hot = np.flatnonzero(columns >= low)
    if len(hot) * 8 < len(columns):
        part = table.take(hot, axis=1)
        wanted = part >= low if high is None else (part >= low) & (part < high)
        row, column = wanted.nonzero()
        return np.asarray(row * len(columns) + hot[column]).astype(np.uint32)
    sums = table.reshape(-1)
    return np.flatnonzero(sums >= low if high is None else (sums >= low) & (sums < high)).astype(np.uint32)


def _both(one: Found, other: Found) -> Found:
    return (np.concatenate([one[0], other[0]]), np.concatenate([one[1], other[1]])) if len(other[0]) else one


def _distinct(numbers: Numbers) -> Numbers:
    """Return the different ones of ``numbers``, ascending."""
    numbers.sort()
    return np.asarray(numbers[begins(numbers)])

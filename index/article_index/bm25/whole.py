"""Searching a segment of a few thousand passages: every passage that shares a term is scored.

What a term adds to a passage is worked out beforehand but for the term's weight, 16 bytes a posting.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_index.bm25.postings import Numbers, Postings, view
from article_index.bm25.wanted import NOTHING, Floats, Found, Wanted
from article_index.bm25.weighing import K1, Statistics

Adding = tuple[
    npt.NDArray[np.intp] | None, Floats
]  # passages and what a term adds to each; None: to all in their order
_ROWS: Final = 32  # passages are laid out in so many rows; the best of each column bounds what the last winner has
_FULL: Final = 4  # terms that more than one of so many passages holds are kept for all passages
_MANY: Final = 1 << 11  # passages from which on that is quicker


class Whole:
    """A ``Searcher`` of a segment without rows."""

    def __init__(self, segment: Postings, weights: Statistics, deleted: Numbers) -> None:
        counts = segment.counts.astype(np.float64)
        for place, often in segment.often.items():
            counts[place] = often
        self._at = segment.passages.astype(np.intp)
        self._parts = counts * (K1 + 1) / (counts + weights.damping(segment.lengths)[self._at])
        self._starts = view(segment.starts)
        self._size = -(-segment.size // _ROWS) * _ROWS
        self._full = self._size // _FULL if segment.size >= _MANY else self._size
        self._deleted = deleted.astype(np.intp)

    def adding(self, number: int, weight: float) -> Adding:
        """Return what the term adds."""
        low, high = self._starts[number], self._starts[number + 1]
        at, gains = self._at[low:high], weight * self._parts[low:high]
        if high - low <= self._full:
            return at, gains
        row = np.zeros(self._size)
        row[at] = gains
        return None, row

    def added(self, parts: Iterable[Adding]) -> Floats:
        """Return every passage's score, 0 for the deleted, from what each term adds, in the order given."""
        places: list[npt.NDArray[np.intp]] = []
        added: list[Floats] = []
        sums: Floats | None = None
        for at, gains in parts:
            if sums is None and at is not None:
                places.append(at)
                added.append(gains)
                continue
            if sums is None:
                sums = self._counted(places, added)
            if at is None:
                sums += gains
            else:
                sums[at] += gains
        if sums is None:
            sums = self._counted(places, added)
        if len(self._deleted):
            sums[self._deleted] = 0
        return sums

    def best_of(self, sums: Floats, limit: int, least: float) -> Found:
        """Return the best passages by ``sums``, and their scores."""
        columns: Any = np.maximum.reduce(sums.reshape(_ROWS, -1))
        if len(columns) > limit:
            columns.partition(len(columns) - limit)
            least = max(least, float(columns[-limit]))
        at = (sums >= least if least > NOTHING else sums > 0).nonzero()[0]
        return at, sums[at]

    def best(self, wanted: Sequence[Wanted], limit: int, least: float) -> Found:
        """Return the best passages and their scores."""
        return self.best_of(self.added([self.adding(number, weight) for number, weight, _ in wanted]), limit, least)

    def of(self, wanted: Sequence[Wanted], passages: Numbers) -> Found:
        """Return those of ``passages`` that share a term, and their scores."""
        scores = self.added([self.adding(number, weight) for number, weight, _ in wanted])[passages]
        return passages[scores > 0], scores[scores > 0]

    def _counted(self, places: list[npt.NDArray[np.intp]], gains: list[Floats]) -> Floats:
        """Return the sums of what is listed; ``bincount`` adds one after the other, as they come."""
        if not places:
            return np.zeros(self._size)
        sums: Any
        if len(places) == 1:
            sums = np.bincount(places[0], gains[0], self._size)
        else:
            sums = np.bincount(np.concatenate(places), np.concatenate(gains), self._size)
        return sums  # type: ignore[no-any-return]  # numpy's stubs take it for whole numbers

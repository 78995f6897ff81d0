"""Searching a segment of a few thousand passages: every passage that shares a term is scored.

What a term adds to a passage is worked out beforehand but for the term's weight, 16 bytes a posting.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from article_index.bm25.postings import Numbers, Postings, view
from article_index.bm25.wanted import NOTHING, Floats, Found, Wanted
from article_index.bm25.weighing import K1, Statistics

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
        self._deleted = deleted.astype(np.intp)
        self._full: dict[int, Floats] = {}
        if segment.size >= _MANY:
            for number in np.flatnonzero(segment.counted * _FULL > segment.size).tolist():
                row = self._full[number] = np.zeros(self._size)
                low, high = self._starts[number], self._starts[number + 1]
                row[self._at[low:high]] = self._parts[low:high]

    def best(self, wanted: Sequence[Wanted], limit: int, least: float) -> Found:
        """Return the best passages and their scores."""
        sums = self._sums(wanted)
        columns = sums.reshape(_ROWS, -1).max(axis=0)
        if len(columns) > limit:
            least = max(least, float(np.partition(columns, -limit)[-limit]))
        at = np.flatnonzero(sums >= least if least > NOTHING else sums > 0)
        return at.astype(np.uint32), sums[at]

    def of(self, wanted: Sequence[Wanted], passages: Numbers) -> Found:
        """Return those of ``passages`` that share a term, and their scores."""
        scores = self._sums(wanted)[passages]
        return passages[scores > 0], scores[scores > 0]

    def _sums(self, wanted: Sequence[Wanted]) -> Floats:
        """Return every passage's score, 0 for the deleted."""
        sums = np.zeros(self._size)
        for number, weight, _ in wanted:
            if (row := self._full.get(number)) is not None:
                sums += weight * row
            else:
                low, high = self._starts[number], self._starts[number + 1]
                sums[self._at[low:high]] += weight * self._parts[low:high]
        if len(self._deleted):
            sums[self._deleted] = 0
        return sums

"""What terms can add to passages at most, in small whole numbers that are added up side by side; scores nothing."""

import math
from collections import OrderedDict
from threading import Lock
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_index.bm25.postings import OFTEN, TIERS, WIDE, Bytes, Numbers, Postings, view
from article_index.bm25.wanted import Wanted
from article_index.bm25.weighing import K1, Statistics

SLACK: Final = 1e-9  # by which a bound may be wrong in floating point
_STEPS: Final = 250  # bounds of one term, in whole numbers, go so far
_PIECE: Final = 1 << 15  # passages whose bounds are worked out at once: what the processor keeps at hand
_TABLES: Final = 1 << 14  # terms whose greatest parts are kept
_KEPT: Final = 128 << 20  # bytes of bounds of common terms that are kept


class Bounds:
    """Bounds of the terms of one segment; those of common terms are kept, safe to share between threads."""

    def __init__(self, segment: Postings, weights: Statistics) -> None:
        self._segment = segment
        self._weights = weights
        most = min(segment.size, weights.passages)  # fewer are live than the segment has, where some are deleted
        self.unit = (K1 + 1) * max(weights.idf(most // WIDE), weights.idf(most)) / _STEPS  # what 1 stands for
        self._damping = weights.damping(segment.lengths).astype(np.float32)
        self._most, self._shortest = view(segment.most), view(segment.shortest.reshape(-1))
        self._parts: dict[int, tuple[float, npt.NDArray[np.float64]]] = {}
        self._kept: OrderedDict[int, npt.NDArray[Any]] = OrderedDict()
        self._keeping = Lock()

    def needed(self, least: float) -> int:
        """Return the bound, in whole numbers, that a passage needs for a score of ``least``."""
        return max(1, math.ceil((least - SLACK) / self.unit))

    def most_of(self, one: Wanted) -> float:
        """Return what the term adds at most."""
        return one.weight * float(self._parts_of(one.number)[0])

    def _parts_of(self, number: int) -> tuple[float, npt.NDArray[np.float64]]:
        """Return what a term adds at most, and count (at most ``OFTEN``) -> what it then adds, but for its weight."""
        kept = self._parts.get(number)
        if kept is None:
            most = self._most[number]
            counts = [*range(1, OFTEN), most] if most >= OFTEN else range(1, most + 1)
            parts = [0.0, *(self._at_most(number, min(n, TIERS) - 1, n) for n in counts)]
            kept = max(parts), np.array(parts)
            if len(self._parts) >= _TABLES:
                self._parts.clear()
            self._parts[number] = kept
        return kept

    def _at_most(self, number: int, tier: int, often: int) -> float:
        """Return what the term adds to the shortest passage of a tier that holds it ``often``, but for its weight."""
        return often * (K1 + 1) / (often + self._weights.damping_of(self._shortest[number * TIERS + tier]))

    def steps(self, one: Wanted) -> npt.NDArray[np.uint32]:
        """Return count (at most ``OFTEN``) -> bound in whole numbers, rounded up."""
        return np.ceil(self._parts_of(one.number)[1] * (one.weight / self.unit) + 1e-6).astype(np.uint32)

    def at(self, one: Wanted, passages: Numbers) -> npt.NDArray[np.uint32]:
        """Return the bound of each of ``passages`` for the term, in whole numbers."""
        if (row := self._segment.row(one.number)) is not None:
            found = self.across(one, row)[passages].astype(np.uint32)
            return found if one.asked == 1 else found * np.uint32(one.asked)
        return self.steps(one)[self._segment.within(one.number, passages)]

    def across(self, one: Wanted, row: Bytes) -> npt.NDArray[Any]:
        """Return passage -> bound for the term asked once, in whole numbers."""
        kept = self._kept.get(one.number)
        if kept is None:
            weight = one.weight / one.asked
            most = weight * self._parts_of(one.number)[0] / self.unit + 2
            kept = np.empty(len(row), dtype=np.uint8 if most <= np.iinfo(np.uint8).max else np.uint32)
            scale = np.float32(weight * (K1 + 1) / self.unit)
            for low in range(0, len(row), _PIECE):
                piece = slice(low, low + _PIECE)
                counts = row[piece].astype(np.float32)
                if self._most[one.number] > OFTEN:
                    counts[counts == OFTEN] = self._most[one.number]
                damped = self._damping[piece] + counts
                counts *= scale
                counts /= damped
                counts += np.float32(1.01) * (counts > 0)  # more than what is lost of single precision; cut off below
                kept[piece] = counts
            with self._keeping:
                self._kept[one.number] = kept
                while sum(a.nbytes for a in self._kept.values()) > _KEPT and len(self._kept) > 1:
                    self._kept.popitem(last=False)
        return kept

"""The postings of one segment: for each term the passages that hold it and how often, and every passage's length.

Unchanging arrays, in memory or mapped from files. A term that many of the passages hold has a row instead of a list: a
byte for each passage, how often it holds the term. Scores nothing.
"""

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]
OFTEN: Final = 255  # how often a term counts at most within one passage that can be kept in a byte; more are beside
TIERS: Final = 4  # how many counts have a shortest length of their own: once, twice, three times, more
WIDE: Final = 16  # a term that more than one of so many passages holds has a row
FEW: Final = 1 << 14  # segments of no more passages have no rows by default


class Posting(NamedTuple):
    """The passages that hold one term, ascending, and how often each does, at most ``OFTEN``."""

    passages: Numbers
    counts: Bytes


@dataclass(frozen=True, eq=False)
class Postings:
    """The arrays. ``blob`` holds the terms in UTF-8, sorted by their bytes and laid one behind the other."""

    blob: bytes | memoryview
    ends: Numbers  # term number -> where it ends in ``blob``
    buckets: Numbers  # the last bits of a term's CRC-32 -> where its bucket starts in ``hashed``; one more at the end
    hashed: Numbers  # term numbers, bucket by bucket
    counted: Numbers  # term number -> how many passages hold it
    starts: npt.NDArray[np.uint64]  # term number -> where its list starts; one more at the end
    passages: Numbers
    counts: Bytes
    wide: Numbers  # the numbers of the terms that have a row instead, ascending
    rows: Bytes  # those rows, one behind the other
    most: Numbers  # term number -> how often it is in the passage that has it most often
    shortest: Numbers  # (terms x tiers): the least length of the passages that hold it at least once, twice, …
    lengths: Numbers  # passage -> how many terms it has
    often: dict[int, int]  # place in ``counts``, or behind them in ``rows`` -> its count, where that is over ``OFTEN``
    _row: dict[int, int] = field(init=False, repr=False)
    _views: tuple[memoryview, memoryview, memoryview, memoryview, memoryview] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_row", {number: at for at, number in enumerate(self.wide.tolist())})
        views = tuple(view(a) for a in (self.ends, self.buckets, self.hashed, self.counted, self.starts))
        object.__setattr__(self, "_views", views)

    @property
    def size(self) -> int:
        """How many passages there are."""
        return len(self.lengths)

    @property
    def terms(self) -> int:
        """How many different terms there are."""
        return len(self.ends)

    def term(self, number: int) -> bytes:
        """Return the term ``number`` in UTF-8."""
        ends = self._views[0]
        return bytes(self.blob[ends[number - 1] if number else 0 : ends[number]])

    def number(self, term: str) -> int | None:
        """Return the number of ``term``; None where no passage holds it."""
        wanted = term.encode()
        ends, buckets, hashed, _, _ = self._views
        bucket = crc32(wanted) & (len(buckets) - 2)
        for at in range(buckets[bucket], buckets[bucket + 1]):
            number: int = hashed[at]
            if self.blob[ends[number - 1] if number else 0 : ends[number]] == wanted:
                return number
        return None

    def held(self, number: int) -> int:
        """Return how many passages hold the term ``number``."""
        held: int = self._views[3][number]
        return held

    def row(self, number: int) -> Bytes | None:
        """Return how often each passage holds the term ``number``, at most ``OFTEN``; None where it has a list."""
        at = self._row.get(number)
        return None if at is None else self.rows[at * self.size : (at + 1) * self.size]

    def posting(self, number: int) -> Posting:
        """Return the passages of the term ``number``."""
        if (row := self.row(number)) is not None:
            passages = np.flatnonzero(row).astype(np.uint32)
            return Posting(passages, row[passages])
        starts = self._views[4]
        low, high = starts[number], starts[number + 1]
        return Posting(self.passages[low:high], self.counts[low:high])

    def within(self, number: int, passages: Numbers) -> Bytes:
        """Return how often each of ``passages`` holds the term ``number``, at most ``OFTEN``."""
        if (row := self.row(number)) is not None:
            return row[passages]
        listed, counts = self.posting(number)
        at = listed.searchsorted(passages)
        found: Bytes = counts.take(at, mode="clip")
        found *= listed.take(at, mode="clip") == passages
        return found

    def found(self, number: int, passages: Numbers) -> npt.NDArray[Any]:
        """Return how often each of ``passages`` holds the term ``number``; bytes where that fits."""
        small = self.within(number, passages)
        if not self.often:
            return small
        counts = small.astype(np.float64)
        for at in np.flatnonzero(small == OFTEN).tolist():
            counts[at] = self.often.get(self._place(number, int(passages[at])), OFTEN)
        return counts

    def _place(self, number: int, passage: int) -> int:
        """Return where the count of a passage that holds the term stands, as ``often`` names it."""
        if (at := self._row.get(number)) is not None:
            return len(self.counts) + at * self.size + passage
        return int(self.starts[number]) + int(self.posting(number).passages.searchsorted(np.uint32(passage)))


def view(array: npt.NDArray[Any]) -> memoryview:
    """Return a view from which single numbers are read in a third of the time."""
    return memoryview(array)  # type: ignore[arg-type]  # numpy's stubs leave the protocol out before Python 3.12

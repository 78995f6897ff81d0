"""The postings of one segment: for each term the passages that hold it and how often, and every passage's length.

Unchanging arrays, in memory or mapped from files. Scores nothing.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
OFTEN: Final = 255  # how often a term counts at most within one passage that can be kept in a byte; more are beside
TIERS: Final = 4  # how many counts have a shortest length of their own: once, twice, three times, more


class Posting(NamedTuple):
    """The passages that hold one term, ascending, how often each does, and the shortest of those that hold it so often.

    ``shortest[n]`` is the least length of the passages that hold it at least ``n + 1`` times; 0 where there is none.
    """

    passages: Numbers
    counts: npt.NDArray[np.uint8]
    most: int
    shortest: tuple[int, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Postings:
    """The arrays. ``blob`` holds the terms in UTF-8, sorted by their bytes and laid one behind the other."""

    blob: bytes | memoryview
    ends: npt.NDArray[np.uint64]  # term number -> where it ends in ``blob``
    starts: npt.NDArray[np.uint64]  # term number -> where its postings start; one more at the end
    passages: Numbers
    counts: npt.NDArray[np.uint8]
    most: Numbers  # term number -> how often it is in the passage that has it most often
    shortest: Numbers  # (terms x tiers)
    lengths: Numbers  # passage -> how many terms it has
    often: dict[int, int]  # place of a posting -> its count, where that does not fit into a byte

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
        start = int(self.ends[number - 1]) if number else 0
        return bytes(self.blob[start : int(self.ends[number])])

    def number(self, term: str) -> int | None:
        """Return the number of ``term``; None where no passage holds it."""
        wanted = term.encode()
        found = bisect_left(_Terms(self), wanted)
        return found if found < self.terms and self.term(found) == wanted else None

    def held(self, number: int) -> int:
        """Return how many passages hold the term ``number``."""
        return int(self.starts[number + 1]) - int(self.starts[number])

    def posting(self, number: int) -> Posting:
        """Return the passages of the term ``number``."""
        low, high = int(self.starts[number]), int(self.starts[number + 1])
        return Posting(
            self.passages[low:high],
            self.counts[low:high],
            int(self.most[number]),
            tuple(self.shortest[number].tolist()),
        )

    def exact(self, number: int) -> npt.NDArray[np.float64]:
        """Return how often each passage of the term ``number`` holds it."""
        low, high = int(self.starts[number]), int(self.starts[number + 1])
        counts = self.counts[low:high].astype(np.float64)
        if self.often and self.most[number] > OFTEN:
            for at in np.flatnonzero(self.counts[low:high] == OFTEN).tolist():
                counts[at] = self.often.get(low + at, OFTEN)
        return counts


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms as a sequence that can be searched by halves."""

    of: Postings

    def __len__(self) -> int:
        return self.of.terms

    def __getitem__(self, number: int) -> bytes:
        return self.of.term(number)

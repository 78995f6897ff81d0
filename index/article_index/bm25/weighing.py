"""What a term and a passage weigh: the formulas of rank_bm25's ``BM25Okapi``, with its constants.

A score is the sum over the question's terms, each as often as it is asked, of
``idf * f * (K1 + 1) / (f + K1 * (1 - B + B * length / mean length))`` (Robertson and Zaragoza, 2009; the idf as
rank_bm25 has it: ``log(N - n + 0.5) - log(n + 0.5)``, and where that is negative ``EPSILON`` times its mean over all
terms). One thing differs: where that mean is not positive either, as in texts of a few sentences, or the idf is
exactly 0, rank_bm25 lets a shared term speak against a passage or for nothing; here it is worth ``LEAST`` or a hair.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from article_index.bm25.postings import Postings

K1: Final = 1.5
B: Final = 0.75
EPSILON: Final = 0.25
LEAST: Final = 0.05  # idf of a common term where rank_bm25's floor is not positive
HAIR: Final = 1e-300  # idf in place of 0, lost beside any other: what shares a term stays better than what does not


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a term's weight depends on beside the number of passages that hold it."""

    passages: int
    length: int  # terms of all passages together
    mean_idf: float  # over all different terms, before the floor

    @property
    def mean_length(self) -> float:
        """The mean number of terms of a passage; 1 where there is none, so that nothing is divided by 0."""
        return self.length / self.passages if self.length else 1.0

    def idf(self, held: int) -> float:
        """Return what a term is worth that ``held`` passages hold; always positive."""
        plain = math.log(self.passages - held + 0.5) - math.log(held + 0.5)
        if plain > 0:
            return plain
        if plain == 0:
            return HAIR
        floor = EPSILON * self.mean_idf
        return floor if floor > 0 else LEAST

    def damping_of(self, length: int) -> float:
        """Return what is added below the fraction line for a passage of ``length``."""
        return K1 * (1 - B + B * length / self.mean_length)

    def damping(self, lengths: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
        """Return passage -> what is added below the fraction line, from the passages' ``lengths``."""
        return np.asarray(K1 * (1 - B + B * lengths.astype(np.float64) / self.mean_length))


def statistics(
    segments: Sequence[Postings],
    deleted: Sequence[npt.NDArray[np.uint32]] = (),
    gone: Mapping[str, int] | None = None,
) -> Statistics:
    """Return the statistics of the live passages of ``segments``.

    ``deleted`` are each segment's deleted passages, ascending; ``gone`` says of a term how many of them hold it.
    """
    passages = sum(s.size for s in segments)
    length = sum(int(s.lengths.sum(dtype=np.int64)) for s in segments)
    for segment, numbers in zip(segments, deleted, strict=False):
        passages -= len(numbers)
        length -= int(segment.lengths[numbers].sum(dtype=np.int64))
    return Statistics(passages, length, _mean_idf(passages, _held(segments, gone or {})))


def _held(segments: Sequence[Postings], gone: Mapping[str, int]) -> npt.NDArray[np.int64]:
    """Return how many live passages hold each different term; in no order."""
    if len(segments) == 1 and not gone:
        return segments[0].counted.astype(np.int64)
    found: dict[bytes, int] = {}
    for segment in segments:
        for number, size in enumerate(segment.counted.tolist()):
            term = segment.term(number)
            found[term] = found.get(term, 0) + size
    for written, less in gone.items():
        found[written.encode()] -= less
    return np.fromiter(found.values(), dtype=np.int64, count=len(found))


def _mean_idf(passages: int, held: npt.NDArray[np.int64]) -> float:
    held = held[held > 0]
    if not len(held):
        return 0.0
    sizes, often = np.unique(held, return_counts=True)  # few different ones: a logarithm each
    idf = [math.log(passages - n + 0.5) - math.log(n + 0.5) for n in sizes.tolist()]
    return math.fsum(np.array(idf) * often) / len(held)


def counted(terms: Iterable[str]) -> dict[str, int]:
    """Return how often each of ``terms`` is asked."""
    found: dict[str, int] = {}
    for term in terms:
        found[term] = found.get(term, 0) + 1
    return found

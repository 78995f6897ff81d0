"""What a question wants of a segment, and what every way of searching one returns."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from article_index.bm25.postings import Numbers
from article_index.bm25.weighing import HAIR

Floats = npt.NDArray[np.float64]
Found = tuple[npt.NDArray[Any], Floats]
NOTHING: Final = 1e-200  # scores below it come of idfs of 0 alone


class Wanted(NamedTuple):
    """A term of the question as a segment has it: its number there, its idf times ``asked``, how often it is asked."""

    number: int
    weight: float
    asked: int


class Searcher(Protocol):
    """Searches one segment; safe to share between threads.

    The terms come in the same order for all segments and passages, and are added up in it: passages that are equal
    have scores that are equal to the last bit.
    """

    def best(self, wanted: Sequence[Wanted], limit: int, least: float) -> Found:
        """Return live passages and their scores: those among the best ``limit`` that have ``least`` or more.

        Others may be among them; all whose score is that of the last of the best are.
        """

    def of(self, wanted: Sequence[Wanted], passages: Numbers) -> Found:
        """Return those of ``passages`` that are live and share a term, and their scores."""


def ranked(found: Iterable[tuple[int, float]], limit: int, ranks: Sequence[int] | None) -> list[tuple[int, float]]:
    """Return the best ``limit`` of pairs (passage number, score); ties break by the ``ranks``, or by the number.

    >>> ranked([(0, 1.5), (1, 2.0), (2, 2.0)], 2, None), ranked([(0, 1.5), (1, 2.0), (2, 2.0)], 2, [0, 2, 1])
    ([(1, 2.0), (2, 2.0)], [(2, 2.0), (1, 2.0)])
    """
    if ranks is None:
        pairs = [(-score if score > NOTHING else -HAIR, number) for number, score in found]
        pairs.sort()
        return [(number, -score) for score, number in pairs[:limit]]
    placed = [(-score if score > NOTHING else -HAIR, ranks[number], number) for number, score in found]
    placed.sort()
    return [(number, -score) for score, _, number in placed[:limit]]


def last(scores: Floats, limit: int) -> float:
    """Return the score that the last of the best ``limit`` has; 0 where there are fewer or it comes of nothing."""
    if len(scores) < limit:
        return 0.0
    found = float(np.partition(scores, -limit)[-limit])
    return found if found > NOTHING else 0.0

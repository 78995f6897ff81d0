"""What is right among the surest answers: precision at coverage, and the curve through all of them.

Pure functions of (truth, confidence) pairs. Answers of equal confidence count alike: where only some of them fit, each
counts by its share, so that the order in which questions were asked changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from article_qa.evaluation.calibration import Pair

COVERAGES: Final = (0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Surest:
    """The surest ``coverage`` of the answers, 0 to 1: the share that is right, and the least confidence of them."""

    coverage: float
    precision: float
    confidence: float


def precision_at(pairs: Sequence[Pair], coverage: float) -> Surest | None:
    """Return the precision of the surest ``coverage`` (above 0, to 1) of ``pairs``; None for no pairs.

    >>> precision_at([(True, 0.9), (False, 0.8)], 0.5)
    Surest(coverage=0.5, precision=1.0, confidence=0.9)
    """
    wanted = coverage * len(pairs)
    taken = right = 0.0
    for confidence, n, true in _groups(pairs):
        share = min(1.0, (wanted - taken) / n)
        taken += share * n
        right += share * true
        if share < 1 or taken >= wanted:
            return Surest(coverage, right / wanted, confidence)
    return None


def curve(pairs: Sequence[Pair]) -> list[Surest]:
    """Return a point for each confidence there is, highest first: all answers at least so sure.

    >>> [(point.coverage, point.precision) for point in curve([(True, 0.9), (False, 0.8)])]
    [(0.5, 1.0), (1.0, 0.5)]
    """
    points: list[Surest] = []
    taken = right = 0
    for confidence, n, true in _groups(pairs):
        taken += n
        right += true
        points.append(Surest(taken / len(pairs), right / taken, confidence))
    return points


def _groups(pairs: Sequence[Pair]) -> list[tuple[float, int, int]]:
    """Return (confidence, how many, how many of them true), highest confidence first."""
    ordered = sorted(pairs, key=lambda pair: -pair[1])
    groups = [(confidence, [so for so, _ in held]) for confidence, held in groupby(ordered, key=lambda pair: pair[1])]
    return [(confidence, len(held), sum(held)) for confidence, held in groups]

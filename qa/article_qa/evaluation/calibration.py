"""Judges confidences as probabilities: AUC, expected calibration error, Brier score, the bins of reliability.

Pure functions of (truth, confidence) pairs; what counts as true is the caller's business.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Pair = tuple[bool, float]  # whether it was so, and how sure the answer was, 0 to 1
BINS: Final = 10


def auc(pairs: Sequence[Pair]) -> float | None:
    """Return the chance that a true pair has the higher confidence than a false one, ties counting half.

    None where there are no true or no false pairs.

    >>> auc([(True, 0.9), (True, 0.4), (False, 0.4)])
    0.75
    """
    true = [confidence for so, confidence in pairs if so]
    false = sorted(confidence for so, confidence in pairs if not so)
    if not true or not false:
        return None
    halves = sum(bisect_left(false, c) + bisect_right(false, c) for c in true)  # 2 for a win, 1 for a tie
    return halves / (2 * len(true) * len(false))


@dataclass(frozen=True, slots=True)
class Bin:
    """The pairs whose confidence is at least ``low`` and below ``high`` (in the last bin, up to it)."""

    low: float
    high: float
    n: int
    confidence: float | None  # the mean; None in an empty bin
    right: float | None  # the share of true ones


def reliability(pairs: Sequence[Pair]) -> tuple[Bin, ...]:
    """Return the ten equal bins of confidence, lowest first, the empty ones too.

    >>> reliability([(True, 0.75), (False, 0.75)])[7]
    Bin(low=0.7, high=0.8, n=2, confidence=0.75, right=0.5)
    """
    bins: list[list[Pair]] = [[] for _ in range(BINS)]
    for pair in pairs:
        bins[_bin(pair[1])].append(pair)
    return tuple(_summed(number, held) for number, held in enumerate(bins))


def _bin(confidence: float) -> int:
    return min(BINS - 1, int(confidence * BINS))


def _summed(number: int, held: Sequence[Pair]) -> Bin:
    low, high, n = number / BINS, (number + 1) / BINS, len(held)
    if not n:
        return Bin(low, high, 0, None, None)
    return Bin(low, high, n, sum(confidence for _, confidence in held) / n, sum(so for so, _ in held) / n)


def ece(pairs: Sequence[Pair]) -> float | None:
    """Return the expected calibration error over ten equal bins, 0 (honest) to 1; None for no pairs.

    >>> ece([(True, 0.75), (False, 0.75)])
    0.25
    """
    gaps: defaultdict[int, float] = defaultdict(float)  # bin -> sum of truth minus confidence
    for so, confidence in pairs:
        gaps[_bin(confidence)] += so - confidence
    return sum(abs(gap) for gap in gaps.values()) / len(pairs) if pairs else None


def brier(pairs: Sequence[Pair]) -> float | None:
    """Return the mean squared distance of confidence from truth, 0 (best) to 1; None for no pairs.

    >>> brier([(True, 0.5), (False, 0.5)])
    0.25
    """
    return sum((so - confidence) ** 2 for so, confidence in pairs) / len(pairs) if pairs else None

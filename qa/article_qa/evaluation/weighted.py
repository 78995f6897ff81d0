"""The figures over questions that count several times or not at all, for many such weightings at once.

Each takes marks and gives a function of weights (weightings x questions) to one number for each weighting, NaN where
nothing bears on it. With every weight 1 they are the figures of ``figures`` and ``calibration``, unrounded.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from article_qa.arrays import Doubles
from article_qa.evaluation.calibration import BINS
from article_qa.evaluation.marks import Mark

Weighted = Callable[[Doubles], Doubles]
Statistic = Callable[[Sequence[Mark]], Weighted]


def mean(name: str) -> Statistic:
    """Return the mean of the mark's field ``name``, over the marks where it is not None."""

    def of(marks: Sequence[Mark]) -> Weighted:
        read = [getattr(mark, name) for mark in marks]
        bears = np.array([value is not None for value in read], dtype=np.float64)
        values = np.array([value or 0.0 for value in read], dtype=np.float64)
        return lambda weights: _ratio(weights @ values, weights @ bears)

    return of


def brier(marks: Sequence[Mark]) -> Weighted:
    """Return the mean squared distance of confidence from the first quote's being gold."""
    bears, confidence, hit = _sure(marks)
    return lambda weights: _ratio(weights @ (bears * (hit - confidence) ** 2), weights @ bears)


def ece(marks: Sequence[Mark]) -> Weighted:
    """Return the expected calibration error over ten equal bins."""
    bears, confidence, hit = _sure(marks)
    number = np.minimum(BINS - 1, (confidence * BINS).astype(int))
    gaps = np.zeros((len(marks), BINS))  # a question's gap, in the column of its bin
    gaps[np.arange(len(marks)), number] = bears * (hit - confidence)
    return lambda weights: _ratio(np.abs(weights @ gaps).sum(axis=1), weights @ bears)


def auc(marks: Sequence[Mark]) -> Weighted:
    """Return the chance that an answerable question has the higher confidence than another, ties counting half."""
    bears, confidence, _ = _sure(marks)
    held = np.flatnonzero(bears)
    held = held[np.argsort(confidence[held], kind="stable")]
    answerable = np.array([bool(mark.answerable) for mark in marks], dtype=np.float64)[held]
    starts = np.flatnonzero(np.diff(confidence[held], prepend=-1.0))  # where a group of equal confidence begins

    def of(weights: Doubles) -> Doubles:
        if not len(held):
            return np.full(len(weights), np.nan)
        true = np.add.reduceat(weights[:, held] * answerable, starts, axis=1)
        false = np.add.reduceat(weights[:, held] * (1 - answerable), starts, axis=1)
        below = np.cumsum(false, axis=1) - false
        won = (true * (below + false / 2)).sum(axis=1)
        return _ratio(won, true.sum(axis=1) * false.sum(axis=1))

    return of


STATISTICS: Final[dict[str, Statistic]] = {"auc": auc, "ece": ece, "brier": brier}


def _sure(marks: Sequence[Mark]) -> tuple[Doubles, Doubles, Doubles]:
    """Return whether each mark has a confidence, the confidence (0 without), and whether its first quote is gold."""
    bears = np.array([mark.confidence is not None for mark in marks], dtype=np.float64)
    confidence = np.array([mark.confidence or 0.0 for mark in marks], dtype=np.float64)
    return bears, confidence, np.array([mark.hit for mark in marks], dtype=np.float64)


def _ratio(above: Doubles, below: Doubles) -> Doubles:
    """Return ``above / below``, NaN where ``below`` is 0."""
    out: Doubles = np.full(len(above), np.nan)
    np.divide(above, below, out=out, where=below > 0)
    return out

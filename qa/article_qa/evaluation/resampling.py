"""How far two runs over the same questions differ, figure by figure, and how far chance alone might carry that.

A paired bootstrap: questions are drawn again with replacement, the same ones for both runs, and each figure's
difference is taken anew (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13: percentile
intervals). The draws are seeded: the same two runs give the same intervals everywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_qa.answer import PLACES
from article_qa.arrays import Doubles
from article_qa.evaluation.figures import MEANS
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.weighted import STATISTICS, mean

RESAMPLES: Final = 2000
SEED: Final = 0
LEVEL: Final = 0.95
LOWER_IS_BETTER: Final = frozenset({"over", "ece", "brier"})
_AT_ONCE: Final = 100  # resamples held in memory together


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of two runs: ``after - before``, and the interval that holds 95 of 100 resampled differences."""

    figure: str
    before: float
    after: float
    low: float
    high: float

    @property
    def difference(self) -> float:
        """How much the figure rose."""
        return round(self.after - self.before, PLACES)

    @property
    def verdict(self) -> str:
        """Return "better" or "worse" where the whole interval says so, else ""."""
        if self.low <= 0 <= self.high:
            return ""
        return "better" if (self.low > 0) != (self.figure in LOWER_IS_BETTER) else "worse"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs compared over the ``questions`` that both have; those of one alone are only counted."""

    questions: int
    only_before: int
    only_after: int
    differences: tuple[Difference, ...]  # of the figures that both have


Runs = Mapping[str, Sequence[Mark]]  # name of the question file -> its marks


def compare_runs(before: Runs, after: Runs) -> Comparison:
    """Return how ``after`` differs from ``before``; questions are paired by file and id."""
    old, new = _keyed(before), _keyed(after)
    both = [key for key in new if key in old]
    rows = _differences([old[key] for key in both], [new[key] for key in both]) if both else ()
    return Comparison(len(both), len(old) - len(both), len(new) - len(both), tuple(rows))


def _keyed(runs: Runs) -> dict[tuple[Any, ...], Mark]:
    """Return each mark under its file, its id and whether it was asked of a foreign article; doubles are numbered."""
    keyed: dict[tuple[Any, ...], Mark] = {}
    for name, marks in runs.items():
        for mark in marks:
            number = 0
            while (key := (name, mark.id, mark.foreign_question, number)) in keyed:
                number += 1
            keyed[key] = mark
    return keyed


def _differences(before: Sequence[Mark], after: Sequence[Mark]) -> Iterator[Difference]:
    statistics = {name: mean(name) for name in MEANS} | STATISTICS
    once = np.ones((1, len(before)))
    pairs = {name: (make(before), make(after)) for name, make in statistics.items()}
    both = {name: pair for name, pair in pairs.items() if not np.isnan(pair[0](once) + pair[1](once))[0]}
    drawn: dict[str, list[Doubles]] = {name: [] for name in both}
    for weights in _draws(len(before)):
        for name, (old, new) in both.items():
            drawn[name].append(new(weights) - old(weights))
    for name, (old, new) in both.items():
        found = np.concatenate(drawn[name])
        tail = (1 - LEVEL) / 2
        low, high = np.quantile(found[~np.isnan(found)], [tail, 1 - tail])
        yield Difference(name, *(round(float(x), PLACES) for x in (old(once)[0], new(once)[0], low, high)))


def _draws(size: int) -> Iterator[Doubles]:
    """Yield how often each of ``size`` questions is drawn, a row for each resample, some rows at a time."""
    source = np.random.RandomState(SEED)  # the one generator whose stream numpy promises never to change
    for _ in range(0, RESAMPLES, _AT_ONCE):
        picked: npt.NDArray[np.int64] = source.randint(size, size=(_AT_ONCE, size))
        shifted = picked + np.arange(_AT_ONCE)[:, None] * size
        yield np.bincount(shifted.ravel(), minlength=_AT_ONCE * size).reshape(_AT_ONCE, size).astype(np.float64)

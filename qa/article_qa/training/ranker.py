"""The ranker's weights: a linear listwise softmax over each question's sentences (ListNet's top-one, Cao et al. 2007).

The loss of a question is the negative logarithm of the softmax mass on its right sentences; L2 on standardised weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from article_qa.arrays import Doubles, Floats, Mask


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Many questions' sentences in one table: ``first`` is where each question begins, ``gold`` which are right."""

    rows: Doubles
    gold: Mask
    first: npt.NDArray[np.int64]
    weight: Doubles  # of each question; they sum to 1

    @classmethod
    def of(
        cls,
        matrices: Sequence[Floats],
        golds: Sequence[frozenset[int]],
        weights: Sequence[float] | None = None,
    ) -> "Lists":
        """Return the lists of questions that have a right sentence; the others are left out.

        ``weights`` say how much each question counts; without them all count alike.
        """
        given = weights or [1.0] * len(golds)
        kept = [(m, g, w) for m, g, w in zip(matrices, golds, given, strict=True) if g]
        gold = np.concatenate([np.isin(np.arange(len(m)), list(g)) for m, g, _ in kept])
        first = np.cumsum([0, *(len(m) for m, _, _ in kept)])[:-1]
        weight = np.array([w for _, _, w in kept])
        return cls(np.concatenate([m for m, _, _ in kept]).astype(np.float64), gold, first, weight / weight.sum())


def fit_ranker(lists: Lists, penalty: float, *, even: bool = True) -> Doubles:
    """Return one weight per column of ``lists.rows``; ``penalty`` is the L2 factor per question.

    ``even`` measures each column in its own spread; without, a column that is rarely not 0 is held back the more.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - the extra ``train``

    scale = lists.rows.std(axis=0) if even else np.ones(lists.rows.shape[1])
    scale[scale == 0] = 1
    rows = lists.rows / scale
    sizes = np.diff(np.append(lists.first, len(rows)))
    weight = np.repeat(lists.weight, sizes)

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        scores = rows @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, lists.first), sizes)
        mass = np.exp(scores)
        everything = np.add.reduceat(mass, lists.first)
        right = np.add.reduceat(mass * lists.gold, lists.first)
        right = np.maximum(right, 1e-300)
        slope = weight * mass * (np.repeat(1 / everything, sizes) - lists.gold * np.repeat(1 / right, sizes))
        value = float(lists.weight @ (np.log(everything) - np.log(right)) + penalty * weights @ weights)
        return value, rows.T @ slope + 2 * penalty * weights

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x / scale)


def folds(groups: Sequence[str], count: int) -> npt.NDArray[np.int64]:
    """Return a fold, 0 to ``count`` - 1, for each entry; what shares a group shares the fold, sizes nearly even."""
    sizes: dict[str, int] = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    filled, of = [0] * count, {}
    for group in sorted(sizes, key=lambda g: (-sizes[g], g)):
        fold = filled.index(min(filled))
        of[group], filled[fold] = fold, filled[fold] + sizes[group]
    return np.array([of[group] for group in groups])

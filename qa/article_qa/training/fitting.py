"""All weights from examples: the ranker, the three models of the verdict, the confidence and the thresholds.

Every number that one step hands to the next is made by the folds that did not see the question, so that the models
learn from a ranker as it will behave, and the thresholds and figures are honest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_qa.arrays import Doubles, Floats, Mask
from article_qa.choice.digest import CONFIDENCE
from article_qa.evidence import FEATURES, evidence
from article_qa.signs import sign_names, signs
from article_qa.training.examples import Example, compared, told
from article_qa.training.judged import Judged, figures
from article_qa.training.logistic import fit_logistic
from article_qa.training.ranker import Lists, fit_ranker, folds
from article_qa.weighing.comparison import Comparison
from article_qa.weighing.deciding import probability
from article_qa.weighing.ranking import rank
from article_qa.weighing.weights import MODELS

FOLDS: Final = 5
OTHERS: Final = (0.1, 0.1, 0.3)  # weight in each model, beside the readers' questions, of those of other sets
STRANGE: Final = 0.05  # weight of a question put to a text that it is not about, for the first two models
PENALTIES: Final = (1e-2, 1e-2, 3e-3)  # of the three models
ANSWERED_SHARE: Final = 0.6  # of the second model's logit in the confidence; the rest is the first's
FOREIGN: Final = 0.957  # share of strange questions that the thresholds must decline
OVER: Final = 0.15  # and of answerable ones, put to their own text, that they may decline
AS_GOOD: Final = 0.005  # by how much less they may be right, as chance makes that much of the readers' questions


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Questions put to texts, a row of signs each; ``example`` is the question, ``own`` whether the text is its own."""

    signs: Doubles
    example: npt.NDArray[np.int64]
    own: Mask
    right: Mask  # the first sentence is right
    answered: Mask  # the text answers


def fit(
    examples: Sequence[Example],
    penalty: float,
    readers: frozenset[str],
    shares: Mapping[str, float],
    verdict: Mapping[str, float],
) -> dict[str, Any]:
    """Return the weights by name, and the figures that cross-validation by group gives.

    ``shares`` says how much a question of a set (by its file's stem) counts when the ranker is fitted (1 by default, 0
    leaves it out), ``verdict`` how much one that is not the readers' counts in the three models (default: ``OTHERS``).
    """
    digests = [told(e) for e in examples]
    whole = [(e, d) for e, d in zip(examples, digests, strict=True) if d is not None]  # answered without a ranking
    examples = [e for e, d in zip(examples, digests, strict=True) if d is None]
    comparisons = [compared(e) for e in examples]
    rows = [evidence(c) for c in comparisons]
    fold = folds([e.group for e in examples], FOLDS)
    rankers = [_ranker(rows, examples, fold != k, penalty, shares) for k in range(FOLDS)]
    made = _signs(examples, comparisons, rows, [rankers[k] for k in fold], readers)
    of, ours = fold[made.example], np.array([examples[i].source in readers or not readers for i in made.example])
    truths = (made.right, made.answered, made.own)
    strange = (STRANGE, STRANGE, 1.0)
    weights = tuple(
        np.where(ours, 1.0, [verdict.get(examples[i].source, others) for i in made.example])
        * np.where(made.own, 1.0, less)
        for others, less in zip(OTHERS, strange, strict=True)
    )
    held = [_held_out(made.signs, truth, w, of, p) for truth, w, p in zip(truths, weights, PENALTIES, strict=True)]
    confidence = _confidence(held, made, ours)
    thresholds = _thresholds(held, made, ours)
    return {
        "ranking": _named(list(FEATURES), _ranker(rows, examples, fold >= 0, penalty, shares)),
        **{
            name: _named(sign_names(), fit_logistic(made.signs, truth, w, p))
            for name, truth, w, p in zip(MODELS, truths, weights, PENALTIES, strict=True)
        },
        "confidence": _named([*MODELS[:2], "constant"], confidence),
        "thresholds": thresholds,
        "cross_validated": figures(
            [
                *_judged(examples, made, held, confidence, thresholds),
                *(Judged(e.source, True, d in e.gold, e.answerable, CONFIDENCE, True) for e, d in whole),
            ],
            readers,
        ),
    }


def _ranker(
    rows: list[Floats], examples: Sequence[Example], among: Mask, penalty: float, shares: Mapping[str, float]
) -> Floats:
    share = np.array([shares.get(e.source, 1.0) for e in examples])
    chosen = np.flatnonzero(among & (share > 0)).tolist()
    weights = share[chosen].tolist()
    lists = Lists.of([rows[i] for i in chosen], [examples[i].gold for i in chosen], weights)
    return fit_ranker(lists, penalty).astype(np.float32)


def _signs(
    examples: Sequence[Example],
    comparisons: list[Comparison],
    rows: list[Floats],
    rankers: list[Floats],
    readers: frozenset[str],
) -> Rows:
    """Return the signs of every question and, where it needs no history, of it put to the next text of its set."""
    by_source: dict[str, list[int]] = {}  # the readers' files count as one
    pools = ["readers" if e.source in readers else e.source for e in examples]
    for i, pool in enumerate(pools):
        by_source.setdefault(pool, []).append(i)
    found: list[tuple[Floats, int, bool, bool, bool]] = []
    for i, example in enumerate(examples):
        ranked = rank(comparisons[i], rows[i], rankers[i], follows_up=comparisons[i].conversation.leans)
        found.append((signs(ranked), i, True, ranked.first in example.gold, example.answerable))
        other = None if example.history else _stranger(examples, by_source[pools[i]], i)
        if other is not None:
            comparison = compared(example, other.article)
            if comparison.best.any():
                found.append((signs(rank(comparison, evidence(comparison), rankers[i])), i, False, False, False))
    columns = list(zip(*found, strict=True))
    return Rows(np.stack(columns[0]).astype(np.float64), np.array(columns[1]), *(np.array(c) for c in columns[2:]))


def _stranger(examples: Sequence[Example], same: list[int], at: int) -> Example | None:
    """Return an example of the next text of the same set, which the question at ``at`` is not about."""
    start = same.index(at)
    others = (examples[i] for i in same[start:] + same[:start])
    return next((e for e in others if e.group != examples[at].group), None)


def _held_out(columns: Doubles, truth: Mask, weight: Doubles, of: npt.NDArray[np.int64], penalty: float) -> Doubles:
    """Return each row's logit by the model that was fitted without its fold."""
    out = np.zeros(len(columns))
    for k in range(FOLDS):
        model = fit_logistic(columns[of != k], truth[of != k], weight[of != k], penalty)
        out[of == k] = columns[of == k] @ model
    return out


def _confidence(held: list[Doubles], made: Rows, ours: Mask) -> Doubles:
    """Return the coefficients of the first two logits and the constant (Platt's scaling of their fixed mixture)."""
    mixed = (1 - ANSWERED_SHARE) * held[0] + ANSWERED_SHARE * held[1]
    fitted = made.own & ours
    slope, constant = fit_logistic(
        np.stack([mixed, np.ones_like(mixed)], axis=1)[fitted], made.right[fitted], np.ones(int(fitted.sum())), 0.0
    )
    return np.array([(1 - ANSWERED_SHARE) * slope, ANSWERED_SHARE * slope, constant])


def _thresholds(held: list[Doubles], made: Rows, ours: Mask) -> dict[str, float]:
    """Return the thresholds with the most right answers that decline what they must, no more than they may.

    Of those that are ``AS_GOOD``, the ones that answer the least; where none do both, those that fall short the least.
    """
    mean, about = (_sure(held[0]) + _sure(held[1])) / 2, _sure(held[2])
    own, strange = ours & made.own, ours & ~made.own
    answerable = own & made.answered
    tried = []
    for least_about in np.arange(0, 0.9, 0.02):
        for least in np.arange(0.2, 0.9, 0.02):
            says = (mean >= least) & (about >= least_about)
            too_few = FOREIGN - (~says[strange]).mean() if strange.any() else 0.0
            too_many = (~says[answerable]).mean() - OVER if answerable.any() else 0.0
            short = max(0.0, float(too_few)) + max(0.0, float(too_many))
            declined = float((~says[own]).mean())
            tried.append((-short, _right(made, says, own), declined, float(least), float(least_about)))
    most = max(tried)
    as_good = [one for one in tried if one[0] == most[0] and one[1] >= most[1] - AS_GOOD]
    *_, answered, told = max(as_good, key=lambda one: one[2:])
    return {"answered": round(answered, 4), "about": round(told, 4)}


def _right(made: Rows, says: Mask, among: Mask) -> float:
    return float(np.where(made.answered[among], made.right[among] & says[among], ~says[among]).mean())


def _sure(logits: Doubles) -> Doubles:
    return np.array([probability(z) for z in logits])


def _judged(
    examples: Sequence[Example],
    made: Rows,
    held: list[Doubles],
    confidence: Doubles,
    thresholds: dict[str, float],
) -> list[Judged]:
    """Return how each row came out on the folds that had not seen it."""
    sure = _sure(np.stack([held[0], held[1], np.ones_like(held[0])], axis=1) @ confidence)
    says = ((_sure(held[0]) + _sure(held[1])) / 2 >= thresholds["answered"]) & (_sure(held[2]) >= thresholds["about"])
    return [
        Judged(examples[i].source, bool(own), bool(right), bool(answered), float(p), bool(told))
        for i, own, right, answered, p, told in zip(
            made.example, made.own, made.right, made.answered, sure, says, strict=True
        )
    ]


def _named(names: Sequence[str], weights: npt.NDArray[Any]) -> dict[str, float]:
    return {name: round(float(w), 5) for name, w in zip(names, weights, strict=True)}

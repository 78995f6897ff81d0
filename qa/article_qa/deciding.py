"""Whether the best sentence answers the question, and how sure that is: signs of the whole article, two models.

One model says how likely the first sentence is right, the other how likely the article answers at all; the first is the
confidence that is shown, both decide together. Which sentence is best is settled before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from article_qa.comparison import Comparison
from article_qa.evidence.kinds import SPANS
from article_qa.reading import Floats
from article_qa.weights import Weights

THRESHOLD: Final = 0.5  # of the mean of both probabilities; below it the article is said not to answer


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """The sentences of one article in the order of their scores, best first."""

    comparison: Comparison
    evidence: Floats  # (sentences x features)
    scores: Floats
    order: list[int]

    @property
    def first(self) -> int:
        """The best sentence's number."""
        return self.order[0]


Sign = Callable[[Ranked], float]
SIGNS: Final[dict[str, Sign]] = {}


def sign(function: Sign) -> Sign:
    """Register ``function`` under its own name; its docstring says what the number means."""
    SIGNS[function.__name__] = function
    return function


def rank(comparison: Comparison, evidence: Floats, weights: Weights) -> Ranked:
    """Return the sentences ordered by the weighted sum of their evidence; ties by their place in the article."""
    scores = evidence @ weights.ranking
    return Ranked(comparison, evidence, scores, np.argsort(-scores, kind="stable").tolist())


@sign
def share_of_first(r: Ranked) -> float:
    """The softmax share of the best score among all."""
    top = np.exp(r.scores - r.scores.max())
    return float(1 / top.sum())


@sign
def margin(r: Ranked) -> float:
    """How far the best score stands above the second."""
    return float(min(5.0, r.scores[r.order[0]] - r.scores[r.order[1]])) if len(r.order) > 1 else 5.0


@sign
def score_of_first(r: Ranked) -> float:
    """The best score itself, less the mean score."""
    return float(r.scores.max() - r.scores.mean())


@sign
def covered_by_first(r: Ranked) -> float:
    """Share of the question's weight that the best sentence covers by meaning."""
    return float(r.comparison.covered[r.first])


@sign
def covered_same_by_first(r: Ranked) -> float:
    """The same by stems alone."""
    return float(r.comparison.share(r.comparison.same)[r.first])


@sign
def covered_around(r: Ranked) -> float:
    """Share of the question's weight that the best sentence, its neighbours and the title cover together."""
    near = [i for i in (0, r.first - 1, r.first, r.first + 1) if 0 <= i < len(r.scores)]
    return float(r.comparison.weights @ r.comparison.meaning[:, near].max(axis=1) / r.comparison.total)


@sign
def covered_anywhere(r: Ranked) -> float:
    """Share of the question's weight that the article has anywhere."""
    return float(r.comparison.weights @ r.comparison.best / r.comparison.total)


@sign
def heaviest_missing_anywhere(r: Ranked) -> float:
    """Weight of the rarest question word that the article has nowhere."""
    return float((r.comparison.weights * (1 - r.comparison.best)).max(initial=0))


@sign
def heaviest_missing_in_first(r: Ranked) -> float:
    """Weight of the rarest question word that the best sentence lacks."""
    return float((r.comparison.weights * (1 - r.comparison.meaning[:, r.first])).max(initial=0))


@sign
def names_missing_anywhere(r: Ranked) -> float:
    """Share of the question's names that the article does not have."""
    c = r.comparison
    return float(((c.form.max(axis=1, initial=0) < 0.6) & c.names).sum() / max(1, c.names.sum()))


@sign
def names_missing_in_first(r: Ranked) -> float:
    """Share of the question's names that the best sentence and the one before do not have."""
    c = r.comparison
    near = c.form[:, [max(0, r.first - 1), r.first]].max(axis=1)
    return float(((near < 0.6) & c.names).sum() / max(1, c.names.sum()))


@sign
def has_names(r: Ranked) -> float:
    """1 where the question has a name."""
    return float(r.comparison.names.any())


@sign
def kind_in_first(r: Ranked) -> float:
    """How near a span of the asked kind stands to the words that met the question; 0 without one."""
    spans = r.comparison.answering
    return float(spans.near[spans.sentence == r.first].max(initial=0))


@sign
def kind_missing_in_first(r: Ranked) -> float:
    """1 where a kind of span is asked for and the best sentence has none."""
    return float(r.comparison.question.asks in SPANS and r.first not in r.comparison.answering.sentence)


@sign
def words_asked(r: Ranked) -> float:
    """How many content words the question has, by logarithm."""
    return float(np.log1p(len(r.comparison.tokens)))


@sign
def quoted_in_first(r: Ranked) -> float:
    """1 where the best sentence holds the words that the question quotes."""
    from article_qa.evidence import FEATURES  # noqa: PLC0415

    return float(r.evidence[r.first, list(FEATURES).index("quoted_here")])


def signs(ranked: Ranked) -> Floats:
    """Return the numbers of ``SIGNS`` in order, and a 1 for the constant."""
    return np.array([*(s(ranked) for s in SIGNS.values()), 1.0], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``confidence`` that the first sentence is right, ``answered`` that the article answers; both 0 to 1."""

    confidence: float
    answered: float

    @property
    def says_so(self) -> bool:
        """Whether the question is to be answered."""
        return (self.confidence + self.answered) / 2 >= THRESHOLD


def judge(ranked: Ranked, weights: Weights) -> Verdict:
    """Return how sure the best sentence is."""
    row = signs(ranked)
    first, answered = (float(1 / (1 + np.exp(-row @ w))) for w in (weights.first_is_right, weights.is_answered))
    return Verdict(first, answered)

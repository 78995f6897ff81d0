"""Whether the best sentence answers the question, and how sure that is: three models over the signs, two thresholds.

One model says how likely the first sentence is right, one how likely the article answers at all, one how likely the
question is about this article; the weights file has all three and the thresholds. Which sentence is best is settled
before.
"""

import math
from dataclasses import dataclass

from article_qa.signs import signs
from article_qa.weighing.ranking import Ranked
from article_qa.weighing.weights import Weights

UNTRIED = 0.8  # logits that confidence is lowered by where the article is not in the language of the fit
FLATTEST = 30.0  # logits beyond which a probability is as good as 0 or 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """``confidence`` that the first sentence is right; all three are probabilities, 0 to 1."""

    confidence: float
    answered: float  # that the article answers, as far as the question is about it
    about: float  # that the question is about the article
    says_so: bool  # whether the question is to be answered


def judge(ranked: Ranked, weights: Weights) -> Verdict:
    """Return how sure the best sentence is, and whether it is to be given as an answer."""
    row = signs(ranked)
    right, answered, about = (float(row.dot(model)) for model in weights.models)
    less = 0.0 if ranked.comparison.reading.lang == "en" else UNTRIED
    return verdict(right, answered, about, weights, less)


def about(ranked: Ranked, weights: Weights) -> float:
    """Return the logit of the question's being about the article."""
    return float(signs(ranked) @ weights.models[2])


def verdict(right: float, answered: float, about: float, weights: Weights, less: float = 0.0) -> Verdict:
    """Return the verdict on the three models' logits.

    The confidence is a logistic function of the first two (Platt 1999), fitted on questions that no model had seen,
    and ``less`` logits lower.
    """
    of_right, of_answered, constant = weights.confidence.tolist()
    confidence = probability(of_right * right + of_answered * answered + constant - less)
    mean, own = (probability(right) + probability(answered)) / 2, probability(about)
    return Verdict(confidence, mean, own, mean >= weights.least_answered and own >= weights.least_about)


def probability(logit: float) -> float:
    """Return the logistic function of ``logit``."""
    return 1 / (1 + math.exp(-max(-FLATTEST, min(FLATTEST, logit))))

"""The sentences of an article in the order in which they answer a question: a weighted sum of their evidence."""

from dataclasses import dataclass

import numpy as np

from article_qa.comparison import Comparison
from article_qa.reading import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """The sentences of one article in the order of their scores, best first."""

    comparison: Comparison
    evidence: Floats  # (sentences x features)
    scores: Floats
    order: list[int]
    follows_up: bool = False  # whether a conversation is under way

    @property
    def first(self) -> int:
        """The best sentence's number."""
        return self.order[0]


def rank(comparison: Comparison, evidence: Floats, weights: Floats, *, follows_up: bool = False) -> Ranked:
    """Return the sentences ordered by ``evidence @ weights``; ties by their place in the article."""
    scores = evidence @ weights
    return Ranked(comparison, evidence, scores, np.argsort(-scores, kind="stable").tolist(), follows_up)

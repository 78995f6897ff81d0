"""The sentences of an article in the order in which they answer a question: a weighted sum of their evidence."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from article_qa.arrays import Floats
from article_qa.weighing.comparison import Comparison

if TYPE_CHECKING:
    from article_qa.signs.binding import Binding

AHEAD: Final = 0.01  # of score, so that no tie is left to the place in the article


class Word(NamedTuple):
    """A content word of the question, in plain numbers: it has so few that arrays would cost more than they save."""

    weight: float
    name: bool
    best: float  # its best match by meaning anywhere in the article
    close: float  # how close the article's closest word comes to it
    same: float  # 1 where the article has its stem
    around: float  # how close the best sentence and its neighbours come to it


@dataclass(frozen=True, eq=False)  # not slotted: what several signs share is computed once
class Ranked:
    """The sentences of one article in the order of their scores, best first."""

    comparison: Comparison
    evidence: Floats  # (sentences x features)
    scores: Floats
    order: list[int]
    follows_up: bool = False  # whether the question leans on the turns before
    asked: bool = False  # whether a line of the article asks the very question, right above the best sentence

    @property
    def first(self) -> int:
        """The best sentence's number."""
        return self.order[0]

    def led_by(self, sentence: int, *, asked: bool = False) -> "Ranked":
        """Return these sentences with ``sentence`` first, its score just above all; with ``asked`` as it is said."""
        scores = self.scores.copy()
        scores[sentence] = scores.max() + AHEAD
        return replace(self, scores=scores, order=[sentence, *(i for i in self.order if i != sentence)], asked=asked)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The question's content words, in order."""
        c, near = self.comparison, slice(max(0, self.first - 1), self.first + 2)
        around = np.maximum.reduce(c.closest[:, near], axis=1)
        same, _, best, close = c.anywhere.tolist()
        has = [float(one > 0) for one in same]
        return tuple(map(Word, c.weights.tolist(), c.names.tolist(), best, close, has, around.tolist()))

    @cached_property
    def binding(self) -> "Binding":
        """How the best sentence ties what is asked for to the rest of the question; see signs.binding."""
        from article_qa.signs.binding import binding  # noqa: PLC0415 - it reads what this class is made of

        return binding(self.comparison, self.first)

    @cached_property
    def mass(self) -> Floats:
        """Sentence -> exponential of its score, the best one's being 1: the softmax before it is divided."""
        return np.asarray(np.exp(self.scores - self.scores.max()), dtype=np.float32)

    @cached_property
    def shares(self) -> Floats:
        """Sentence -> its share of the softmax."""
        return np.asarray(self.mass / self.mass.sum(), dtype=np.float32)


def rank(comparison: Comparison, evidence: Floats, weights: Floats, *, follows_up: bool = False) -> Ranked:
    """Return the sentences ordered by ``evidence @ weights``; ties by their place in the article."""
    scores = evidence.dot(weights)
    return Ranked(comparison, evidence, scores, np.argsort(-scores, kind="stable").tolist(), follows_up)

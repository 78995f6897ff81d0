"""A question held against one sentence: which of its words the question has, and how close the others come.

What that says of a span is judged by the clues.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from article_index.article import Token
from article_qa.brief.line import Candidate, Line, Lines
from article_qa.brief.shape import Shape, shapes
from article_qa.weighing.comparison import Comparison

MET: Final = 0.6  # a match at and above which a word is one of the question's, or a form of one


@dataclass(frozen=True, slots=True, eq=False)
class Facing:
    """A question held against one sentence."""

    comparison: Comparison
    line: Line
    met: list[bool]  # position of the sentence -> whether the word there is one of the question's

    @classmethod
    def of(cls, c: Comparison, sentence: int) -> "Facing":
        """Return the question of ``c`` held against sentence number ``sentence``."""
        line = c.reading.once(Lines)[sentence]
        near = c.forms.take(line.words, axis=1) >= MET
        met: list[bool] = np.any(near, axis=0).tolist()
        return cls(c, line, met)

    def row(self, token: Token | None) -> list[float]:
        """Return how well ``token`` of the question matches at each position; nothing where it is none of its words."""
        number = self.number(token)
        if number is None:
            return []
        row: list[float] = self.comparison.positions[number, self.line.low : self.line.high].tolist()
        return row

    def closeness(self, token: Token | None) -> list[float]:
        """Return the cosine of ``token`` with the word at each position; nothing where it is none of the question's."""
        number, c = self.number(token), self.comparison
        if number is None:
            return []
        cosines: list[float] = (c.reading.vocabulary.vectors(self.line.words) @ c.vectors[number]).tolist()
        return cosines

    def shape(self, one: Candidate) -> Shape:
        """Return what ``one`` is like, whatever is asked."""
        return self.comparison.reading.once(shapes)(self.line, one)

    def number(self, token: Token | None) -> int | None:
        """Return which of the question's content words ``token`` is."""
        starts = [t.start for t in self.comparison.tokens]
        return starts.index(token.start) if token and token.start in starts else None

"""The words inside a cited sentence that answer by themselves, where a question asks for who, when, where or how many.

Chooses among the spans that the article was read to have; where none stands near what the question says, none is shown.
"""

from typing import Final

from article_qa.comparison import Comparison
from article_qa.evidence.kinds import nearness

NEAREST: Final = 0.12  # weighted nearness below which no span is shown
RANK_COST: Final = 0.12  # nearness that a span of a second-choice kind must have more


def short_span(comparison: Comparison, sentence: int) -> tuple[int, int] | None:
    """Return the span of the article that answers by itself, or None where that is not sure."""
    best: tuple[float, int, int] | None = None
    for rank, start, end in comparison.answering[sentence]:
        value = nearness(comparison, sentence, start, end) - RANK_COST * rank
        if value >= NEAREST and (best is None or value > best[0]):
            best = (value, start, end)
    return best[1:] if best else None

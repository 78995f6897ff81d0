"""The words inside a cited sentence that answer by themselves, where a question asks for who, when, where or how many.

Chooses among the spans that the article was read to have; where none stands near what the question says, none is shown.
"""

from typing import Final

import numpy as np

from article_qa.comparison import Comparison

NEAREST: Final = 0.12  # weighted nearness below which no span is shown
RANK_COST: Final = 0.12  # nearness that a span of a second-choice kind must have more


def short_span(comparison: Comparison, sentence: int) -> tuple[int, int] | None:
    """Return the span of the article that answers by itself, or None where that is not sure."""
    spans = comparison.answering
    here = np.flatnonzero(spans.sentence == sentence)
    values = spans.near[here] - RANK_COST * spans.rank[here]
    if not len(here) or values.max() < NEAREST:
        return None
    mention = comparison.reading.spans.mentions[spans.mention[here[values.argmax()]]]
    return mention.start, mention.end

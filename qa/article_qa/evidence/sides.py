"""On which side of the span that may answer the words of the question stand: who did it stands before, to whom behind.

'Who sold the mill?' is answered by 'Keller sold the mill to Reed' with Keller, 'Who did Keller sell the mill to?' with
Reed: the same words met, on other sides. Nothing is parsed: the part that is asked for tells most sentences' order.
"""

from typing import Final

import numpy as np

from article_qa.brief.wanted import wanted
from article_qa.evidence.kinds import STEPS
from article_qa.evidence.registry import features
from article_qa.text.reading import Floats, Ints
from article_qa.weighing.comparison import Comparison

PARTS: Final = {"subject": "does something", "object": "has it done to it", "patient": "is said to be something"}


@features(
    **{
        f"{part}_{side}": f"Share of the question {side} of the likeliest span, where what is asked {plays}."
        for part, plays in PARTS.items()
        for side in ("left", "right")
    }
)
def sides(c: Comparison, out: Floats) -> None:
    """Write what is met left and right of the likeliest span, in the rows of the part that the asked one plays."""
    if c.question.lang != "en" or not c.tokens or not len(c.answering.mention):
        return
    sentence, low, high = _likeliest(c)
    first = c.reading.first
    ends = np.stack((first[sentence], low, high, first[sentence + 1]), axis=1).ravel()
    behind = np.zeros((len(c.tokens), 1), dtype=np.float32)  # the last sentence may end with the span
    best = np.maximum.reduceat(np.concatenate((c.positions, behind), axis=1), ends, axis=1)
    row = 2 * list(PARTS).index(wanted(c.question).part)
    out[row, sentence] = c.share(best[:, ::4])
    out[row + 1, sentence] = c.share(best[:, 2::4]) * (high < first[sentence + 1])


def _likeliest(c: Comparison) -> tuple[Ints, Ints, Ints]:
    """Return the sentences with a span of the asked kind, and where the best one of each begins and ends."""
    found, spans = c.answering, c.reading.spans
    order = np.lexsort((-found.near * STEPS[found.rank], found.sentence))
    sentence = found.sentence[order]
    opens = np.flatnonzero(np.diff(sentence, prepend=-1))
    mention = found.mention[order[opens]]
    return sentence[opens], spans.low[mention], spans.high[mention]

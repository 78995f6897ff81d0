"""On which side of the span that may answer the words of the question stand: who did it stands before, to whom behind.

'Who sold the mill?' is answered by 'Keller sold the mill to Reed' with Keller, 'Who did Keller sell the mill to?' with
Reed: the same words met, on other sides. Nothing is parsed: the part that is asked for tells most sentences' order.
"""

from typing import Final

import numpy as np

from article_qa.arrays import Floats, Ints
from article_qa.evidence.kinds import STEPS, Answering
from article_qa.evidence.registry import features
from article_qa.text.reading import Reading
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
    likeliest = _likeliest(c.answering)
    sentence, bounds = c.answering.sentence[likeliest], c.answering.bounds[likeliest]
    best = np.maximum.reduceat(c.words.take(c.reading.once(_words), axis=1), bounds.ravel(), axis=1)
    row = 2 * list(PARTS).index(c.wanted.part)
    out[row, sentence] = c.share(best[:, ::4])
    out[row + 1, sentence] = c.share(best[:, 2::4]) * (bounds[:, 2] < bounds[:, 3])


def _words(reading: Reading) -> Ints:
    """Return the words of all positions and no word behind them: the last sentence may end with a span."""
    return np.append(reading.word_of, np.int32(0))


def _likeliest(found: Answering) -> list[int]:
    """Return of each sentence with a span of the asked kind the best one, in order."""
    counts: list[float] = (found.near * STEPS[found.rank]).tolist()
    best: dict[int, int] = {}
    for number, sentence in enumerate(found.sentence.tolist()):
        if sentence not in best or counts[number] > counts[best[sentence]]:
            best[sentence] = number
    return list(best.values())

"""What a candidate for a short answer, and the words around it, mean beside the question, by their static embeddings.

A sentence tells several things; the right span stands among those of its words that are about what is asked. Knows
English alone, as the embeddings do: elsewhere only words that are the question's own come close.
"""

from collections.abc import Sequence

import numpy as np

from article_qa.arrays import Floats
from article_qa.brief.line import Candidate
from article_qa.brief.surroundings import Facing


def meanings(facing: Facing, found: Sequence[Candidate], fall: Floats, asks: str) -> list[dict[str, float]]:
    """Return for each candidate three clues, how far each stays below the best one's, and two by what is asked.

    "around": the cosine of the question with the words around it, each by its nearness ``fall`` (positions x
    candidates, 0 to 1). "close": how much of the question is close to some word near it, 0 to 1. "means": the cosine
    of the question's content words with the candidate itself.
    """
    c, line = facing.comparison, facing.line
    low, high = np.array([(one.low, one.high) for one in found]).T[:, None] - line.low
    at = np.arange(len(line.words))[:, None]
    weighed = np.concatenate((fall, (low <= at) & (at < high)), axis=1, dtype=np.float32)
    told = weighed.T.dot(line.embedded)
    lengths = np.sqrt(np.einsum("ij,ij->i", told, told))
    lengths[lengths == 0] = 1
    cosines = told.dot(c.directions_asked) / lengths[:, None]
    around, means = cosines[: len(found), 0], cosines[len(found) :, 1]
    near = np.maximum(c.close_words.take(line.words, axis=1), 0) ** 2
    close = c.weights.dot((near[:, :, None] * fall).max(axis=1)) / c.total if len(near) else np.zeros(len(found))
    each = np.stack((around, close, means))
    below = (each - each.max(axis=1, keepdims=True)).T.tolist()
    return [
        {
            "around": a, "around below best": a_below,
            "close": b, "close below best": b_below, f"{asks} close": b, f"{asks} close below best": b_below,
            "means": m, "means below best": m_below, f"{asks} means": m, f"{asks} means below best": m_below,
        }
        for (a, b, m), (a_below, b_below, m_below) in zip(each.T.tolist(), below, strict=True)
    ]  # fmt: skip

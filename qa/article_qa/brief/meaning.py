"""What a candidate for a short answer, and the words around it, mean beside the question, by their static embeddings.

A sentence tells several things; the right span stands among those of its words that are about what is asked. Knows
English alone, as the embeddings do: elsewhere only words that are the question's own come close.
"""

from collections.abc import Sequence

import numpy as np

from article_qa.arrays import Floats
from article_qa.brief.line import Candidate
from article_qa.brief.surroundings import Facing
from article_qa.text.apart import unit


def meanings(facing: Facing, found: Sequence[Candidate], fall: Floats, asks: str) -> list[dict[str, float]]:
    """Return for each candidate three clues, how far each stays below the best one's, and two by what is asked.

    "around": the cosine of the question with the words around it, each by its nearness ``fall`` (positions x
    candidates, 0 to 1). "close": how much of the question is close to some word near it, 0 to 1. "means": the cosine
    of the question's content words with the candidate itself.
    """
    c, line = facing.comparison, facing.line
    whole, content = unit(np.stack(c.embeddings))
    rows = line.embedded
    around = unit(fall.T.dot(rows)).dot(whole)
    upto = np.concatenate((np.zeros((1, rows.shape[1]), dtype=np.float32), np.cumsum(rows, axis=0)))
    inside = upto[[one.high - line.low for one in found]] - upto[[one.low - line.low for one in found]]
    means = unit(inside).dot(content)
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

"""How close in meaning the words of a sentence come to those of the question, graded finer than met or not met."""

from typing import Final

import numpy as np

from article_qa.arrays import Floats
from article_qa.evidence.registry import features
from article_qa.text.distinct import Distinct
from article_qa.weighing.comparison import Comparison
from article_qa.weighing.held import COUNTED, GRADED, GRADES, LEAST, RANGES

FAIRLY: Final = COUNTED.start + list(RANGES).index("fairly")


@features(
    **{
        f"words_{name}": f"Weighted logarithm of how many words of the sentence are about {grade} close to each asked."
        for name, grade in GRADES.items()
    }
)
def graded(c: Comparison, out: Floats) -> None:
    """Write the soft counts of words by their closeness."""
    np.matmul(c.weights / c.total, c.rows[GRADED], out=out)


@features(
    **{
        f"covered_{name}": f"Share of the question met, a word counting from closeness {floor}, fully from {cap}."
        for name, (floor, cap) in RANGES.items()
    },
    rare_covered="Share met fairly where each word's weight counts squared: the rare words all but decide.",
)
def covered(c: Comparison, out: Floats) -> None:
    """Write the shares of the question that come close enough."""
    out[:-1] = c.shares[COUNTED]
    squared = c.weights**2
    out[-1] = (squared / max(float(squared.sum()), LEAST)).dot(c.rows[FAIRLY])


@features(
    accounted="Share of the sentence's weight that is close to some word of the question.",
    strongest="The weightiest word of the sentence that is close to the question, by weight and closeness.",
)
def close_words(c: Comparison, out: Floats) -> None:
    """Write how much of the sentence is close to the question."""
    out[0] = c.accounted[1] / np.maximum(c.reading.load, LEAST)
    out[1] = c.reading.once(Distinct.of).best(c.met_weights[1])


@features(
    gist="Cosine of the weighted mean vectors of question and sentence.",
    gist_below_best="How far that cosine stays below the best sentence's.",
    gist_before="The cosine of the sentence before.",
    gist_after="The cosine of the sentence after.",
    gist_paragraph="The mean cosine of the paragraph's sentences.",
    gist_of_rare="The cosine where each question word's weight counts squared.",
    gist_of_missing="The cosine with those question words alone that the article does not have.",
)
def gists(c: Comparison, out: Floats) -> None:
    """Write the cosines of whole sentences."""
    starts, lengths = c.reading.paragraphs
    gist, *others = c.gists
    out[0] = gist
    out[1] = gist - gist.max()
    out[2, 1:] = gist[:-1]
    out[3, :-1] = gist[1:]
    out[4] = (np.add.reduceat(gist, starts, dtype=np.float64) / lengths).repeat(lengths)
    out[5:] = others

"""How close in meaning the words of a sentence come to those of the question, graded finer than met or not met."""

from typing import Final

import numpy as np

from article_qa.evidence.registry import features
from article_qa.text.distinct import Distinct
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison
from article_qa.weighing.held import GRADES, LEAST

FORM: Final = 0.6  # match by form below which the article does not have a word
RANGES: Final = {  # name -> closeness from which on a word counts, and from which on fully
    "covered_loosely": (0.0, 1.0),
    "covered_fairly": (0.15, 0.7),
    "covered_closely": (0.3, 0.8),
    "covered_strictly": (0.45, 0.9),
}
FAIRLY: Final = list(RANGES).index("covered_fairly")
FLOORS: Final = np.array([[[floor]] for floor, _ in RANGES.values()], dtype=np.float32)
WIDTHS: Final = np.array([[[cap - floor]] for floor, cap in RANGES.values()], dtype=np.float32)


@features(
    **{
        f"words_{name}": f"Weighted logarithm of how many words of the sentence are about {grade} close to each asked."
        for name, grade in GRADES.items()
    }
)
def graded(c: Comparison, out: Floats) -> None:
    """Write the soft counts of words by their closeness."""
    np.matmul(c.weights / c.total, c.graded, out=out)


@features(
    **{
        name: f"Share of the question met, a word counting from closeness {floor}, fully from {cap}."
        for name, (floor, cap) in RANGES.items()
    },
    rare_covered="Share met fairly where each word's weight counts squared: the rare words all but decide.",
)
def covered(c: Comparison, out: Floats) -> None:
    """Write the shares of the question that come close enough."""
    counted = np.minimum(np.maximum((c.closest - FLOORS) / WIDTHS, 0), 1)
    out[:-1] = c.share(counted)
    squared = c.weights**2
    out[-1] = squared / max(float(squared.sum()), LEAST) @ counted[FAIRLY]


@features(
    accounted="Share of the sentence's weight that is close to some word of the question.",
    strongest="The weightiest word of the sentence that is close to the question, by weight and closeness.",
)
def close_words(c: Comparison, out: Floats) -> None:
    """Write how much of the sentence is close to the question."""
    reading, distinct = c.reading, c.reading.once(Distinct.of)
    best = (c.close_words.max(axis=0, initial=-1) * reading.weights).take(distinct.words)
    out[0] = distinct.summed(np.maximum(best, 0)) / np.maximum(reading.load, LEAST)
    out[1] = distinct.best(best)


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
    out[0] = c.gist
    out[1] = c.gist - c.gist.max()
    out[2, 1:] = c.gist[:-1]
    out[3, :-1] = c.gist[1:]
    out[4] = (np.add.reduceat(c.gist, starts, dtype=np.float64) / lengths).repeat(lengths)
    out[5] = c.cosine(c.weights**2)
    missing = c.form.max(axis=1, initial=0) < FORM
    if missing.any():
        out[6] = c.cosine(c.weights * missing)

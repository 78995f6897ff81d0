"""How close in meaning the words of a sentence come to those of the question, graded finer than met or not met."""

from typing import Final

import numpy as np

from article_qa.evidence.registry import column, feature
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison

# Kernel pooling over the cosines of word pairs (Xiong et al. 2017, K-NRM): one soft count per grade of closeness.
GRADES: Final = {"equal": 1.0, "alike": 0.9, "akin": 0.7, "related": 0.5, "loose": 0.3, "far": 0.1}
WIDTH: Final = 0.1
EQUAL_WIDTH: Final = 0.001
LEAST: Final = 1e-4  # soft count below which none is seen: its logarithm stays finite


def _pooled(name: str, grade: float) -> None:
    width = EQUAL_WIDTH if grade == 1 else WIDTH

    def pooled(c: Comparison) -> Floats:
        each = np.exp(-((c.close_words - grade) ** 2) / (2 * width**2))  # of the vocabulary: fewer than the positions
        counts = c.sums(each[:, c.reading.word_of])
        return np.asarray(c.weights / c.total @ np.log(np.maximum(counts, LEAST)), dtype=np.float32)

    pooled.__name__ = f"words_{name}"
    pooled.__doc__ = f"Weighted logarithm of how many words of the sentence are about {grade} close to each asked one."
    feature(pooled)


for _name, _grade in GRADES.items():
    _pooled(_name, _grade)


def _mapped(name: str, floor: float, cap: float) -> None:
    def mapped(c: Comparison) -> Floats:
        return c.share(np.clip((c.closest - floor) / (cap - floor), 0, 1))

    mapped.__name__ = name
    mapped.__doc__ = f"Share of the question met, a word counting from closeness {floor}, fully from {cap}."
    feature(mapped)


_mapped("covered_loosely", 0.0, 1.0)
_mapped("covered_fairly", 0.15, 0.7)
_mapped("covered_closely", 0.3, 0.8)
_mapped("covered_strictly", 0.45, 0.9)


@feature
def rare_covered(c: Comparison) -> Floats:
    """Share met where each word's weight counts squared: the rare words all but decide."""
    squared = c.weights**2
    return np.asarray(squared / max(float(squared.sum()), LEAST) @ np.clip((c.closest - 0.15) / 0.55, 0, 1), np.float32)


@feature
def accounted(c: Comparison) -> Floats:
    """Share of the sentence's weight that is close to some word of the question."""
    best = np.asarray(np.clip(c.close_words.max(axis=0, initial=0), 0, 1) * c.reading.weights, dtype=np.float32)
    return np.asarray(c.sums(best[None, c.reading.word_of])[0] / np.maximum(c.reading.load, LEAST), np.float32)


@feature
def strongest(c: Comparison) -> Floats:
    """The weightiest word of the sentence that is close to the question, by weight and closeness."""
    best = np.asarray(c.close_words.max(axis=0, initial=-1) * c.reading.weights, dtype=np.float32)
    return column(c.peaks(best[None, c.reading.word_of])[0], c.reading.size)


@feature
def gist(c: Comparison) -> Floats:
    """Cosine of the weighted mean vectors of question and sentence."""
    return c.gist


@feature
def gist_below_best(c: Comparison) -> Floats:
    """How far that cosine stays below the best sentence's."""
    return np.asarray(c.gist - c.gist.max(initial=-1), dtype=np.float32)


@feature
def gist_before(c: Comparison) -> Floats:
    """The cosine of the sentence before."""
    return column(np.append([0.0], c.gist[:-1])[: c.reading.size], c.reading.size)


@feature
def gist_after(c: Comparison) -> Floats:
    """The cosine of the sentence after."""
    return column(np.append(c.gist[1:], [0.0])[: c.reading.size], c.reading.size)


@feature
def gist_paragraph(c: Comparison) -> Floats:
    """The mean cosine of the paragraph's sentences."""
    numbers = c.reading.paragraph_of
    count = np.bincount(numbers, minlength=1)
    mean = np.bincount(numbers, weights=c.gist, minlength=1) / np.maximum(count, 1)
    return np.asarray(mean[numbers], dtype=np.float32)


@feature
def gist_of_rare(c: Comparison) -> Floats:
    """The cosine where each question word's weight counts squared."""
    return c.cosine(c.weights**2)


@feature
def gist_of_missing(c: Comparison) -> Floats:
    """The cosine with those question words alone that the article does not have."""
    return c.cosine(c.weights * (c.form.max(axis=1, initial=0) < 0.6))

"""Signs of the whole article: which words of the question it has anywhere, and whether it is about the same things."""

import numpy as np

from article_qa.signs.registry import MET, sign
from article_qa.weighing.ranking import Ranked


@sign
def covered_anywhere(r: Ranked) -> float:
    """Share of the question's weight that the article meets anywhere."""
    return float(r.comparison.weights @ r.comparison.best / r.comparison.total)


@sign
def heaviest_missing_anywhere(r: Ranked) -> float:
    """Weight of the rarest question word that the article meets nowhere."""
    return float((r.comparison.weights * (1 - r.comparison.best)).max(initial=0))


@sign
def close_anywhere(r: Ranked) -> float:
    """Weighted mean closeness of the article's closest words."""
    return float(r.comparison.weights @ r.comparison.closest_anywhere / r.comparison.total)


@sign
def least_anywhere(r: Ranked) -> float:
    """Closeness of the article's closest word to the question word that it meets least."""
    return float(r.comparison.closest_anywhere.min(initial=1))


@sign
def same_anywhere(r: Ranked) -> float:
    """Share of the question's weight that the article has by the same stem."""
    return float(r.comparison.weights @ r.comparison.same_anywhere / r.comparison.total)


@sign
def weight_same_anywhere(r: Ranked) -> float:
    """Weight, not share, of the same."""
    return float(r.comparison.weights @ r.comparison.same_anywhere)


@sign
def count_not_same(r: Ranked) -> float:
    """How many question words the article does not have."""
    return float((1 - r.comparison.same_anywhere).sum())


@sign
def heaviest_not_same(r: Ranked) -> float:
    """Weight of the rarest of them."""
    return float((r.comparison.weights * (1 - r.comparison.same_anywhere)).max(initial=0))


@sign
def weight_not_same(r: Ranked) -> float:
    """Their summed weight."""
    return float(r.comparison.weights @ (1 - r.comparison.same_anywhere))


@sign
def names_missing_anywhere(r: Ranked) -> float:
    """Share of the question's names that the article does not have."""
    c = r.comparison
    return float(((c.form.max(axis=1, initial=0) < MET) & c.names).sum() / max(1, c.names.sum()))


@sign
def names_asked(r: Ranked) -> float:
    """How many names the question has."""
    return float(r.comparison.names.sum())


@sign
def topic(r: Ranked) -> float:
    """Cosine of the question's mean vector with the article's."""
    mean = r.comparison.reading.centre
    asked = r.comparison.weights @ r.comparison.vectors
    return float(mean @ asked / ((np.linalg.norm(mean) * np.linalg.norm(asked)) or 1))


@sign
def gist_best(r: Ranked) -> float:
    """The highest cosine of the question's mean vector with a sentence's."""
    return float(r.comparison.gist.max())


@sign
def gist_of_five(r: Ranked) -> float:
    """The mean of the highest five."""
    return float(np.sort(r.comparison.gist)[::-1][:5].mean())


@sign
def length_of_article(r: Ranked) -> float:
    """The number of sentences, by logarithm."""
    return float(np.log1p(r.comparison.reading.size))

"""Signs of the whole article: which words of the question it has anywhere, and whether it is about the same things."""

import math

import numpy as np

from article_qa.signs.registry import MET, sign
from article_qa.text.apart import STEADY
from article_qa.weighing.ranking import Ranked


@sign
def covered_anywhere(r: Ranked) -> float:
    """Share of the question's weight that the article meets anywhere."""
    return float(r.comparison.weights.dot(r.comparison.best) / r.comparison.total)


@sign
def heaviest_missing_anywhere(r: Ranked) -> float:
    """Weight of the rarest question word that the article meets nowhere."""
    return max((word.weight * (1 - word.best) for word in r.words), default=0.0)


@sign
def close_anywhere(r: Ranked) -> float:
    """Weighted mean closeness of the article's closest words."""
    return sum(word.weight * word.close for word in r.words) / r.comparison.total


@sign
def least_anywhere(r: Ranked) -> float:
    """Closeness of the article's closest word to the question word that it meets least."""
    return min([1.0, *(word.close for word in r.words)])


@sign
def same_anywhere(r: Ranked) -> float:
    """Share of the question's weight that the article has by the same stem."""
    return weight_same_anywhere(r) / r.comparison.total


@sign
def weight_same_anywhere(r: Ranked) -> float:
    """Weight, not share, of the same."""
    return sum(word.weight * word.same for word in r.words)


@sign
def count_not_same(r: Ranked) -> float:
    """How many question words the article does not have."""
    return sum(1 - word.same for word in r.words)


@sign
def heaviest_not_same(r: Ranked) -> float:
    """Weight of the rarest of them."""
    return max((word.weight * (1 - word.same) for word in r.words), default=0.0)


@sign
def weight_not_same(r: Ranked) -> float:
    """Their summed weight."""
    return sum(word.weight * (1 - word.same) for word in r.words)


@sign
def names_missing_anywhere(r: Ranked) -> float:
    """Share of the question's names that the article does not have."""
    names = [i for i, word in enumerate(r.words) if word.name]
    return sum(float(r.comparison.anywhere[1, i]) < MET for i in names) / max(1, len(names))


@sign
def names_asked(r: Ranked) -> float:
    """How many names the question has."""
    return sum(word.name for word in r.words)


@sign
def topic(r: Ranked) -> float:
    """Cosine of the question's mean vector with the article's."""
    mean, asked = r.comparison.reading.centre, r.comparison.directions[0]
    return float(mean.dot(asked) / (np.sqrt(mean.dot(mean)) * np.sqrt(asked.dot(asked)) or 1))


@sign
def gist_best(r: Ranked) -> float:
    """The highest cosine of the question's mean vector with a sentence's."""
    return float(r.comparison.gists[0].max())


@sign
def gist_of_five(r: Ranked) -> float:
    """The mean of the highest five."""
    best = np.sort(r.comparison.gists[0])[::-1][:5]
    return float(best.sum() / len(best))


@sign
def embedded_best(r: Ranked) -> float:
    """The highest cosine of the question's embedding with a sentence's."""
    return float(r.comparison.embedded[0].max())


@sign
def embedded_topic(r: Ranked) -> float:
    """The mean cosine of the question's embedding with the sentences', drawn to 0 where these are few."""
    near = r.comparison.embedded[0]
    return float(near.sum() / (len(near) + STEADY))


@sign
def length_of_article(r: Ranked) -> float:
    """The number of sentences, by logarithm."""
    return math.log1p(r.comparison.reading.size)

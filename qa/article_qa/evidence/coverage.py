"""How much of the question a sentence covers with its own words."""

import numpy as np

from article_qa.evidence.registry import column, feature
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import MATCHED, Comparison


@feature
def covered_same(c: Comparison) -> Floats:
    """Share of the question's weight met by the same stem."""
    return c.share(c.same)


@feature
def covered_form(c: Comparison) -> Floats:
    """Share met by the same stem, a word of the same family or a likely misspelling."""
    return c.share(c.form)


@feature
def covered(c: Comparison) -> Floats:
    """Share met by stem, form or meaning."""
    return c.covered


@feature
def covered_squared(c: Comparison) -> Floats:
    """The square of ``covered``: the last missing words count more than the first met ones."""
    return c.covered**2


@feature
def below_best(c: Comparison) -> Floats:
    """How far the sentence's share stays below the best sentence's."""
    return np.asarray(c.covered - c.covered.max(initial=0), dtype=np.float32)


@feature
def below_best_same(c: Comparison) -> Floats:
    """The same for the share met by stems alone."""
    share = c.share(c.same)
    return np.asarray(share - share.max(initial=0), dtype=np.float32)


@feature
def names_met(c: Comparison) -> Floats:
    """Share of the weight of the question's names that is met by stem or spelling."""
    return c.share(c.form, c.names)


@feature
def others_met(c: Comparison) -> Floats:
    """Share of the weight of the words that are no names."""
    return c.share(c.meaning, ~c.names)


@feature
def names_missing(c: Comparison) -> Floats:
    """Weight of the question's names that stand in the article but not in this sentence."""
    anywhere = c.form.max(axis=1, initial=0)
    return np.asarray((c.weights * c.names) @ np.maximum(anywhere[:, None] - c.form, 0), dtype=np.float32)


@feature
def heaviest_met(c: Comparison) -> Floats:
    """How well the question's rarest word is met."""
    return c.meaning[int(c.weights.argmax())] if len(c.tokens) else column(0, c.reading.size)


@feature
def heaviest_missing(c: Comparison) -> Floats:
    """Weight of the rarest word that is not met."""
    return column((c.weights[:, None] * (1 - c.meaning)).max(axis=0, initial=0), c.reading.size)


@feature
def weight_met(c: Comparison) -> Floats:
    """Weight, not share, of what is met: long questions can be surer."""
    return np.asarray(np.log1p(c.weights @ c.meaning), dtype=np.float32)


@feature
def count_met(c: Comparison) -> Floats:
    """How many of the question's words are met, by logarithm."""
    return np.asarray(np.log1p((c.meaning >= MATCHED).sum(axis=0)), dtype=np.float32)


@feature
def all_met(c: Comparison) -> Floats:
    """1 where every word of the question is met."""
    return column((c.meaning >= MATCHED).all(axis=0) if len(c.tokens) else 0, c.reading.size)


@feature
def density(c: Comparison) -> Floats:
    """Share of the sentence's own weight that the question accounts for."""
    met = np.zeros(c.reading.size, dtype=np.float32)
    best = (c.words.max(axis=0, initial=0) * c.reading.weights)[c.reading.word_of]
    if c.reading.size:
        met = np.add.reduceat(best, c.reading.first[:-1])
    return np.minimum(met / np.maximum(c.reading.mass, 1.0), 1)


@feature
def in_order(c: Comparison) -> Floats:
    """Neighbouring question words that the sentence has in the same order, less those in the other one, as a share."""
    if len(c.tokens) < 2 or not c.reading.size:
        return column(0, c.reading.size)
    where = c.places
    steps = np.sign(where[1:] - where[:-1]) * (where[1:] >= 0) * (where[:-1] >= 0)
    return column(steps.sum(axis=0) / (len(c.tokens) - 1), c.reading.size)


@feature
def adjacent(c: Comparison) -> Floats:
    """Neighbouring question words that stand within three words of each other here, as a share."""
    if len(c.tokens) < 2 or not c.reading.size:
        return column(0, c.reading.size)
    where = c.places
    near = (np.abs(where[1:] - where[:-1]) <= 3) & (where[1:] >= 0) & (where[:-1] >= 0)
    return column(near.sum(axis=0) / (len(c.tokens) - 1), c.reading.size)


@feature
def quoted_here(c: Comparison) -> Floats:
    """1 where the sentence holds the words that the question puts in quotation marks."""
    if not c.question.quoted:
        return column(0, c.reading.size)
    wanted = [" ".join(t.word for t in _plain(c, q)) for q in c.question.quoted]
    found = [any(w and w in " ".join(t.word for t in _row(c, i)) for w in wanted) for i in range(c.reading.size)]
    return column(found, c.reading.size)


def _row(c: Comparison, sentence: int) -> list:  # type: ignore[type-arg]
    return [t for t in c.reading.tokens[c.reading.first[sentence] : c.reading.first[sentence + 1]] if t]


def _plain(c: Comparison, quoted: str) -> list:  # type: ignore[type-arg]
    at = c.question.text.find(quoted)
    return [t for t in c.question.tokens if at <= t.start < at + len(quoted)]

"""How much of the question a sentence covers with its own words."""

from typing import Final

import numpy as np

from article_index.article import Token
from article_qa.arrays import Floats
from article_qa.evidence.registry import features
from article_qa.weighing.comparison import Comparison
from article_qa.weighing.held import PLACES

BESIDE: Final = 3  # words within which neighbouring question words stand together


@features(
    covered_same="Share of the question's weight met by the same stem.",
    covered_form="Share met by the same stem, a word of the same family or a likely misspelling.",
    covered="Share met by stem, form or meaning.",
    covered_squared="The square of ``covered``: the last missing words count more than the first met ones.",
    below_best="How far the sentence's share stays below the best sentence's.",
    below_best_same="The same for the share met by stems alone.",
)
def shares(c: Comparison, out: Floats) -> None:
    """Write the shares of the question that are met."""
    out[:3] = c.shares[:3]
    out[3] = c.covered**2
    out[4] = c.covered - c.covered.max()
    out[5] = out[0] - out[0].max()


@features(
    names_met="Share of the weight of the question's names that is met by stem or spelling.",
    others_met="Share of the weight of the words that are no names.",
    names_missing="Weight of the question's names that stand in the article but not in this sentence.",
)
def names(c: Comparison, out: Floats) -> None:
    """Write what is met of the names and of the other words."""
    if not c.names.any():
        out[1] = c.covered
        return
    out[0] = c.share(c.form, c.names)
    out[1] = c.share(c.meaning, ~c.names)
    out[2] = (c.weights * c.names).dot(c.anywhere[1, :, None] - c.form)


@features(
    heaviest_met="How well the question's rarest word is met.",
    heaviest_missing="Weight of the rarest word that is not met.",
    weight_met="Weight, not share, of what is met: long questions can be surer.",
    count_met="How many of the question's words are met, by logarithm.",
    all_met="1 where every word of the question is met.",
)
def words(c: Comparison, out: Floats) -> None:
    """Write which and how many of the words are met."""
    if not c.tokens:
        return
    count = c.met.sum(axis=0)
    out[0] = c.meaning[c.weights.argmax()]
    out[1] = (c.weights[:, None] * (1 - c.meaning)).max(axis=0)
    out[2] = np.log1p(c.weights.dot(c.meaning))
    out[3] = np.log1p(count)
    out[4] = count == len(c.tokens)


@features(density="Share of the sentence's own weight that the question accounts for.")
def density(c: Comparison, out: Floats) -> None:
    """Write how much else the sentence says."""
    out[0] = np.minimum(c.accounted[0] / np.maximum(c.reading.mass, 1), 1)


@features(
    in_order="Share of neighbouring question words that stand in the same order here, less those in the other.",
    adjacent="Neighbouring question words that stand within three words of each other here, as a share.",
)
def order(c: Comparison, out: Floats) -> None:
    """Write whether the words stand as they do in the question."""
    both = c.met[1:] & c.met[:-1]
    if not both.any():
        return
    places = c.rows[PLACES]
    steps = places[1:] - places[:-1]
    out[0] = (np.sign(steps) * both).sum(axis=0) / len(both)
    out[1] = ((np.abs(steps) <= BESIDE) & both).sum(axis=0) / len(both)


@features(quoted_here="1 where the sentence holds the words that the question puts in quotation marks.")
def quoted(c: Comparison, out: Floats) -> None:
    """Mark the sentences with the very words."""
    if not c.question.quoted:
        return
    wanted = [" ".join(t.word for t in _plain(c, q)) for q in c.question.quoted]
    for number in range(c.reading.size):
        row = " ".join(t.word for t in c.reading.tokens[slice(*c.reading.first[number : number + 2])] if t)
        out[0, number] = any(w and w in row for w in wanted)


def _plain(c: Comparison, quoted: str) -> list[Token]:
    at = c.question.text.find(quoted)
    return [t for t in c.question.tokens if at <= t.start < at + len(quoted)]

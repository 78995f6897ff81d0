"""The distinct words of an article: their stems, how rare each is among its sentences, which are names.

Knows no sentence boundaries but those it is given, and no question.
"""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np

from article_index.article import Token
from article_qa.arrays import Floats, Ints, Mask, Places
from article_qa.knowledge.vectors import stem_vectors


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The article's distinct words: number 0 is no word, so that an empty sentence has something to point at."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    number: dict[str, int]  # folded word -> its number
    by_stem: dict[str, tuple[int, ...]]  # stem -> numbers of the words that share it
    idf: Floats  # of the word's stem among the article's sentences, 0 to 1
    names: Mask  # written with a capital wherever it stands inside a sentence
    content: Mask  # not a stop word
    meanings: Floats  # a vector of unit length for each stem that is known, behind one of zeros
    meaning_of: Places  # word -> the row of its stem; that of zeros where it is not known

    def vectors(self, words: Ints) -> Floats:
        """Return a vector of unit length for each of the numbers ``words``, zeros where its meaning is not known."""
        return self.meanings[self.meaning_of[words]]

    def cosines(self, vector: Floats) -> Floats:
        """Return for every word the cosine with ``vector``; 0 where its meaning is not known."""
        return (self.meanings @ vector).take(self.meaning_of)


def vocabulary_of(text: str, tokens: list[Token | None], first: list[int], lang: str) -> tuple[Vocabulary, Ints]:
    """Return the vocabulary of ``tokens`` (None opens a sentence), and position -> the word's number in it."""
    number: dict[str, int] = {"": 0}
    stems = [""]
    word_of = np.zeros(len(tokens), dtype=np.int32)
    capital: Counter[int] = Counter()
    lower: Counter[int] = Counter()
    inside = set(first)
    sentences_of: dict[str, set[int]] = {}
    sentence = -1
    for position, token in enumerate(tokens):
        if token is None:
            sentence += 1
            continue
        found = number.setdefault(token.word, len(number))
        if found == len(stems):
            stems.append(token.term)
        word_of[position] = found
        sentences_of.setdefault(token.term, set()).add(sentence)
        if position - 1 not in inside:  # the capital of a sentence's first word tells nothing
            (capital if text[token.start].isupper() else lower)[found] += 1
    by_stem: dict[str, list[int]] = {}
    for found, stem in enumerate(stems):
        if stem:
            by_stem.setdefault(stem, []).append(found)
    count = max(1, len(first) - 1)
    idf = [idf_of(len(sentences_of.get(stem, ())), count) if stem else 0.0 for stem in stems]
    words = tuple(number)
    row_of = {stem: row for row, stem in enumerate(dict.fromkeys(stems))}
    rows = stem_vectors(list(row_of), lang)
    known = rows.any(axis=1)
    vocabulary = Vocabulary(
        words, tuple(stems), number, {stem: tuple(numbers) for stem, numbers in by_stem.items()},
        np.array(idf, dtype=np.float32),
        np.array([capital[i] > 0 and capital[i] > 2 * lower[i] for i in range(len(words))], dtype=bool),
        np.array([bool(stem) for stem in stems], dtype=bool),
        np.concatenate((np.zeros_like(rows[:1]), rows[known])),
        np.where(known, np.cumsum(known), 0)[[row_of[stem] for stem in stems]],
    )  # fmt: skip
    return vocabulary, word_of


def idf_of(found_in: int, count: int) -> float:
    """Return how rare a word is among ``count`` sentences when it stands in ``found_in`` of them: 0 (in all) to 1.

    The probabilistic idf of Robertson and Spärck Jones, kept positive by the 1 inside the logarithm, as a share of
    its largest value.
    """
    return math.log(1 + (count - found_in + 0.5) / (found_in + 0.5)) / math.log(1 + (count + 0.5) / 0.5)

"""One word of a question held against one article: what it met in each sentence, whatever else the question says.

Computed once for the questions that share the word: ``holder`` remembers the last words. Knows no question.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

import numpy as np

from article_qa.arrays import Floats
from article_qa.knowledge.vectors import stem_vectors
from article_qa.text.distinct import Distinct
from article_qa.text.reading import MIXED, Reading
from article_qa.text.vocabulary import idf_of
from article_qa.weighing.matching import match

REMEMBERED: Final = 128  # words of questions, of each article;
SHORT: Final = 16_384  # of a short one more, as many as so many rows of sentences let,
MOST: Final = 512  # but at most these;
LAID: Final = 2_000_000  # of a long one fewer, as these rows let: what is held of a question, too, bounded in memory
HELD: Final = 8  # words of a question that are held against any article, however long
VOCABULARY: Final = 3  # rows of ``HeldWord.words``
ALMOST: Final = 0.97  # the most that a cosine counts: only the same stem is 1

# Kernel pooling over the cosines of word pairs (Xiong et al. 2017, K-NRM): one soft count per grade of closeness.
GRADES: Final = {"equal": 1.0, "alike": 0.9, "akin": 0.7, "related": 0.5, "loose": 0.3, "far": 0.1}
WIDTH: Final = 0.1
EQUAL_WIDTH: Final = 0.001
LEAST: Final = 1e-4  # soft count below which none is seen: its logarithm stays finite
CENTRES: Final = np.array([[grade] for grade in GRADES.values()], dtype=np.float32)
SPREADS: Final = np.array([[2 * (EQUAL_WIDTH if g == 1 else WIDTH) ** 2] for g in GRADES.values()], dtype=np.float32)


RANGES: Final = {  # name -> closeness from which on a word counts, and from which on fully
    "loosely": (0.0, 1.0),
    "fairly": (0.15, 0.7),
    "closely": (0.3, 0.8),
    "strictly": (0.45, 0.9),
}
FLOORS: Final = np.array([[[floor]] for floor, _ in RANGES.values()], dtype=np.float32)
WIDTHS: Final = np.array([[[cap - floor]] for floor, cap in RANGES.values()], dtype=np.float32)

# The rows of ``HeldWord.sentences``.
BEST: Final = slice(0, 4)  # the best match by stem, by form and by meaning, and the closest word
MEANT: Final = 2
CLOSEST: Final = 3
COUNTED: Final = slice(4, 4 + len(RANGES))  # what the closest word counts by each range
GRADED: Final = slice(COUNTED.stop, COUNTED.stop + len(GRADES))  # logarithm of how many words are about so close
PLACES: Final = GRADED.stop  # the position of the best match by meaning
ROWS: Final = PLACES + 1


@dataclass(frozen=True, slots=True, eq=False)
class HeldWord:
    """What one word met: a row for each sentence, and for each word of the vocabulary."""

    weight: float  # how much the word tells, 0 to 1
    vector: Floats
    sentences: Floats  # (ROWS x sentences)
    words: Floats  # (3 x vocabulary): the match by form and by meaning, and how close the word is, -1 to 1


def bounded(words: int, reading: Reading) -> int:
    """Return how many of so many ``words`` are held against ``reading`` at a time: fewer, the longer it is."""
    return min(words, max(HELD, LAID // max(1, reading.size)))


def remembered(reading: Reading) -> int:
    """Return how many words of questions are remembered for ``reading``: more of a short one, in the same memory."""
    return max(min(MOST, SHORT // max(1, reading.size)), bounded(REMEMBERED, reading))


def holder(reading: Reading) -> Callable[[str, str], HeldWord]:
    """Return what holds a word and its stem against ``reading``, and remembers the last words."""
    return lru_cache(remembered(reading))(partial(hold, reading))


def hold(reading: Reading, word: str, term: str) -> HeldWord:
    """Return the folded ``word`` with the stem ``term`` held against ``reading``."""
    vocabulary, distinct = reading.vocabulary, reading.once(Distinct.of)
    vector = stem_vectors([term], reading.lang)[0]
    cosine = vocabulary.cosines(vector)
    found = match(reading, word, term, cosine)
    close = np.where(vocabulary.content, np.maximum(np.minimum(cosine, ALMOST), found.form), np.float32(-1))
    words = np.stack((found.same, found.form, found.meaning, close))
    met = words.take(distinct.words, axis=1)
    best = distinct.best(met)
    soft = np.exp(-((close - CENTRES) ** 2) / SPREADS).take(distinct.words, axis=1)
    graded = np.log(np.maximum(distinct.summed(soft), LEAST))
    places = distinct.where(met[2], best[2])[None]
    rows = np.concatenate((best, counted(best[CLOSEST])[:, 0], graded, places), dtype=np.float32)
    return HeldWord(_weight(reading, word, found.form), vector, rows, words[1:])


def counted(closest: Floats) -> Floats:
    """Return (ranges x any x sentences): what the ``closest`` words (any x sentences) count by each of ``RANGES``."""
    return np.asarray(np.minimum(np.maximum((closest - FLOORS) / WIDTHS, 0), 1), dtype=np.float32)


def either(word: HeldWord, others: Sequence[HeldWord]) -> HeldWord:
    """Return what any of ``others`` met, which stand for ``word``: of its own it keeps what it met by form; or it."""
    if not others:
        return word
    first, *more = others
    rows, words = first.sentences, first.words
    for other in more:
        better = np.where(other.sentences[MEANT] > rows[MEANT], other.sentences[PLACES], rows[PLACES])
        rows, words = np.maximum(rows, other.sentences), np.maximum(words, other.words)
        rows[PLACES] = better
    forms = np.maximum(words[:1], word.words[:1])
    return HeldWord(first.weight, first.vector, rows, np.concatenate((forms, words[1:])))


def _weight(reading: Reading, word: str, form: Floats) -> float:
    """Return how much ``word`` tells: the rarest of those words counts that it matches best by ``form``."""
    most = form.max(initial=0)
    idf = float(reading.vocabulary.idf[form == most].min()) if most else idf_of(0, reading.size)
    return MIXED * idf + (1 - MIXED) * reading.rarity(word)

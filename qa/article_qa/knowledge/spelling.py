"""Which words of a list a misspelt or otherwise spelt word may stand for.

The optimal string alignment distance (Damerau 1964, Levenshtein 1966): insertions, deletions, substitutions and swaps
of neighbours, each once. Does not know which words are right: the caller asks only for words that neither the text nor
general English has.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from article_qa.arrays import Ints

SHORTEST: Final = 4  # letters at least of a word that is compared: shorter ones are too near to each other
LETTERS_AN_EDIT: Final = 4  # an edit is allowed for every so many letters
BEST: Final = 0.9
STEP: Final = 0.05  # by how much each further edit weakens the match
SOUNDS: Final = (("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s"))
VOWELS: Final = frozenset("aeiouy")
SILENT: Final = str.maketrans("", "", "aeiouyh")
RUN: Final = re.compile(r"(.)\1+")
LETTERS: Final = 27  # a to z, and one column for all others


class WordIndex:
    """A list of words that is searched for near ones: letters are counted first, so that few words are compared.

    A list of 100,000 words is searched in some milliseconds. Immutable, so threads may share it.

    >>> WordIndex(["ceasefire", "firebrand"]).near("ceasfire", 2)
    [(0, 1)]
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._lengths = np.array([len(word) for word in self.words], dtype=np.int32)
        self._letters = _letters(self.words, self._lengths)  # (words x letters): how often the letter stands in it

    def near(self, word: str, most: int) -> list[tuple[int, int]]:
        """Return (index, edits) of the words at most ``most`` edits from ``word``, in their order."""
        alike = np.flatnonzero(np.abs(self._lengths - len(word)) <= most)
        wanted = _letters((word,), np.array([len(word)], dtype=np.int32))
        # An edit changes the counts of letters by two at most, as an exchange does.
        alike = alike[np.abs(self._letters[alike] - wanted).sum(axis=1, dtype=np.int32) <= 2 * most]
        found = ((int(index), distance(word, self.words[index], most)) for index in alike)
        return [(index, edits) for index, edits in found if edits <= most]

    def heard(self, word: str, most: int) -> list[tuple[int, int]]:
        """Return (index, edits) of the words that sound as ``word`` does and are at most ``most`` edits from it."""
        alike = ((index, distance(word, self.words[index], most)) for index in self._sounds.get(sound(word), ()))
        return [(index, edits) for index, edits in alike if edits <= most]

    @cached_property
    def _sounds(self) -> dict[str, list[int]]:
        """Sound -> the indexes of the words that have it."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(sound(word), []).append(index)
        return found


def sound(word: str) -> str:
    """Return the consonants that are heard in ``word``, each of a run once; a first vowel as "a".

    >>> sound("pashinyan") == sound("pashinian"), sound("ghandi") == sound("gandhi")
    (True, True)
    """
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    kept = ("a" if word[:1] in VOWELS else word[:1]) + word[1:].translate(SILENT)
    return RUN.sub(r"\1", kept)


def _letters(words: Sequence[str], lengths: Ints) -> npt.NDArray[np.int16]:
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    columns = np.where((codes >= ord("a")) & (codes <= ord("z")), codes - ord("a"), LETTERS - 1)
    rows = np.repeat(np.arange(len(words)), lengths)
    counts = np.bincount(rows * LETTERS + columns, minlength=len(words) * LETTERS)
    return counts.reshape(len(words), LETTERS).astype(np.int16)


def edits_allowed(word: str) -> int:
    """Return how many edits a word of this length may be away: none below four letters, three at most."""
    return min(3, len(word) // LETTERS_AN_EDIT) if len(word) >= SHORTEST else 0


def close_words(word: str, index: WordIndex) -> list[tuple[int, float]]:
    """Return (number, strength) of the nearest words of ``index`` within the edits that ``word``'s length allows."""
    most = edits_allowed(word)
    near = [(number, edits) for number, edits in index.near(word, most) if len(index.words[number]) >= SHORTEST]
    least = min((edits for _, edits in near), default=0)
    return [(number, BEST - STEP * (edits - 1)) for number, edits in near if most and edits == least]


def distance(a: str, b: str, most: int) -> int:
    """Return the number of edits between ``a`` and ``b``; ``most + 1`` stands for any number above ``most``.

    >>> distance("azerbijan", "azerbaijan", 2), distance("form", "from", 2)
    (1, 1)
    """
    a, b = _apart(a, b)
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def _apart(a: str, b: str) -> tuple[str, str]:
    """Return ``a`` and ``b`` without the letters that both begin and both end with: no edit is needed there."""
    start, most = 0, min(len(a), len(b))
    while start < most and a[start] == b[start]:
        start += 1
    end = 0
    while end < most - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]

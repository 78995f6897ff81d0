"""The distinct content words of each sentence laid end to end: less than half of its tokens, and all that can match.

Only numbers. Each sentence opens with no word (number 0), so that none is without an entry.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from article_qa.arrays import Floats, Places

if TYPE_CHECKING:
    from article_qa.text.reading import Reading


@dataclass(frozen=True, slots=True, eq=False)
class Distinct:
    """One entry an array for each distinct word of a sentence, in the order in which they first stand there."""

    words: Places  # entry -> vocabulary number
    times: Floats  # how often the word stands in the sentence
    position: Places  # where it first stands
    first: Places  # sentence -> its first entry
    sizes: Places  # sentence -> its number of entries

    @classmethod
    def of(cls, reading: "Reading") -> "Distinct":
        """Return the words of the sentences of ``reading``."""
        word_of, content = reading.word_of.tolist(), reading.vocabulary.content.tolist()
        words: list[int] = []
        times: list[int] = []
        position: list[int] = []
        sizes: list[int] = []
        for low, high in pairwise(reading.first.tolist()):
            row = word_of[low:high]
            counted = Counter(word for word in row if not word or content[word])
            words += counted
            times += counted.values()
            position += [low + row.index(word) for word in counted]
            sizes.append(len(counted))
        starts = np.cumsum([0, *sizes])[:-1]
        return cls(
            np.array(words, dtype=np.intp), np.array(times, dtype=np.float32), np.array(position, dtype=np.intp),
            np.asarray(starts, dtype=np.intp), np.array(sizes, dtype=np.intp),
        )  # fmt: skip

    def best(self, rows: Floats) -> Floats:
        """Return each row's highest value in each sentence; ``rows`` are (any x entries)."""
        return np.asarray(np.maximum.reduceat(rows, self.first, axis=-1), dtype=np.float32)

    def summed(self, rows: Floats) -> Floats:
        """Return each row's sum over each sentence's tokens."""
        return np.asarray(np.add.reduceat(rows * self.times, self.first, axis=-1), dtype=np.float32)

    def where(self, row: Floats, best: Floats) -> Places:
        """Return for each sentence the first position at which ``row`` has the sentence's ``best`` value."""
        hits = np.flatnonzero(row == best.repeat(self.sizes))
        return self.position[hits[hits.searchsorted(self.first)]]

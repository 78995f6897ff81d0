"""What the words of a sentence say together: a table of what each stem adds to its embedding, no model at run time.

A static sentence embedding: the sum over the words, in ``data/embedding-en.bin`` (``training.make_embedding`` tells how
that was made). Knows the stems of ``vectors-en.bin``, the words of grammar among them, no order of words, no names
that are no dictionary words, and no language but English.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from article_index.stemmers import stemmer
from article_qa.arrays import Floats
from article_qa.knowledge.vectors import Vectors, table, unpacked

FORMAT: Final = "article-qa embedding 1"
_LARGEST: Final = 7  # the level that stands for the largest number of a row


class Embedding:
    """A row for each stem of a table of vectors; immutable, so threads may share it."""

    def __init__(self, data: bytes, stems: Vectors) -> None:
        """Take the bytes of a file made for the table ``stems``; ValueError if they are not."""
        head, _, body = data.partition(b"\n")
        header = json.loads(head)
        count, self.dims = header["count"], int(header["dims"])
        size = count * self.dims // 2
        if (header["format"], count, len(body)) != (FORMAT, len(stems.stems), size + 2 * count):
            raise ValueError("The sentence embedding is damaged or of another version; install article-qa again.")
        self._stems = stems
        self._packed = np.frombuffer(body[:size], np.uint8).reshape(count, self.dims // 2)
        self._steps = np.frombuffer(body[size:], "<f2").astype(np.float32)[:, None] / _LARGEST

    def rows(self, stems: Sequence[str]) -> Floats:
        """Return for each stem, in order, what it adds to a sentence; zeros for a stem that the table lacks."""
        found = np.zeros((len(stems), self.dims), np.float32)
        at, places = self._stems.known(stems)
        if at:
            found[at] = unpacked(self._packed[places]) * self._steps[places]
        return found


@cache
def embedding() -> Embedding:
    """Return the embedding that comes with the package."""
    return Embedding((files("article_qa") / "data" / "embedding-en.bin").read_bytes(), table())


def added(words: Sequence[str], terms: Sequence[str], lang: str = "en") -> Floats:
    """Return for each of the folded ``words`` what it adds to a sentence; zeros where that is not known.

    ``terms`` are their stems, empty for words of grammar, which count here, too. Words of another language than
    English have zeros.
    """
    if lang != "en":
        return embedding().rows([""] * len(words))
    stem = stemmer(lang)
    return embedding().rows([term or stem(word) for word, term in zip(words, terms, strict=True)])

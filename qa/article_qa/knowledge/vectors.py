"""How alike two word stems are in meaning: a table of directions in ``data/vectors-en.bin``, no model at run time.

Knows no word in context, no names that are no dictionary words, and no language but English: it has the Snowball stems
of its table (``training.make_vectors`` tells how that was made), and nothing for all others.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from article_qa.arrays import Floats

FORMAT = "article-qa vectors 1"
_NUMBERS = np.array([(byte & 15, byte >> 4) for byte in range(256)], dtype=np.float32) - 8  # byte -> its two numbers


class Vectors:
    r"""A table of stems and directions; immutable, so threads may share it.

    >>> head = b'{"format": "article-qa vectors 1", "dims": 2, "count": 2, "words": 8}'
    >>> table = Vectors(head + b"\ncar\nvan\n\x8f\xcc")
    >>> (table.rows(["car"]) @ table.rows(["van", "car", "unknown"]).T).round(2)
    array([[0.71, 1.  , 0.  ]], dtype=float32)
    """

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a table file; ValueError if they are not one."""
        head, _, body = data.partition(b"\n")
        header = json.loads(head)
        self.dims: int = header["dims"]
        words, table = body[: header["words"]], body[header["words"] :]
        if header["format"] != FORMAT or len(table) != header["count"] * self.dims // 2:
            raise ValueError("The word vectors are damaged or of another version; install article-qa again.")
        self.stems: tuple[str, ...] = tuple(words.decode("ascii").split())
        self._row = {stem: row for row, stem in enumerate(self.stems)}
        self._packed = np.frombuffer(table, np.uint8).reshape(header["count"], self.dims // 2)

    def rows(self, stems: Sequence[str]) -> Floats:
        """Return one row of length 1 for each stem, in order; zeros for a stem that the table lacks."""
        found = np.zeros((len(stems), self.dims), np.float32)
        at, places = self.known(stems)
        if at:
            signed = unpacked(self._packed[places])
            found[at] = signed / np.sqrt(np.square(signed).sum(axis=1, keepdims=True))
        return found

    def known(self, stems: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return which of ``stems`` the table has, by their numbers, and the number of the table's stem for each."""
        places = [self._row.get(stem, -1) for stem in stems]
        at = [i for i, place in enumerate(places) if place >= 0]
        return at, [places[i] for i in at]


def unpacked(rows: npt.NDArray[np.uint8]) -> Floats:
    """Return the two numbers, -7 to 7, of each byte of ``rows``, side by side."""
    return np.asarray(_NUMBERS[rows].reshape(len(rows), -1))


@cache
def table() -> Vectors:
    """Return the table that comes with the package."""
    return Vectors((files("article_qa") / "data" / "vectors-en.bin").read_bytes())


def stem_vectors(stems: Sequence[str], lang: str = "en") -> Floats:
    """Return one unit-length row for each of ``stems``; zeros for a stem that the table does not have.

    A word of another language that is spelt like an English one has zeros too.
    """
    return table().rows(stems if lang == "en" else [""] * len(stems))

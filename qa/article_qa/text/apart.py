"""What each sentence means apart from what all sentences of its article mean. Knows no question.

All sentences of an article are alike in what the article is about; what is left without that tells them apart.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from article_qa.arrays import Floats

STEADY: Final = 10  # sentences at which half of their mean is taken off: a few sentences do not tell it surely
BESIDE: Final = 0.5  # how much a neighbour's meaning counts beside the sentence's own


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """The sentences' mean vectors less what they share, unit length; zero where nothing is known.

    In several views, such as each sentence together with the one before: ``vectors`` are (views x sentences x
    dimensions), ``common``, what all sentences of a view share, (views x dimensions).
    """

    vectors: Floats
    common: Floats

    @classmethod
    def of(cls, *views: Floats) -> "Apart":
        """Return each of ``views``, unit vectors, one a sentence, without their mean as far as it is sure."""
        common = np.stack([rows.sum(axis=0) / (len(rows) + STEADY) for rows in views])
        known = [rows.any(axis=1, keepdims=True) for rows in views]
        left = [unit((rows - mean) * has) for rows, mean, has in zip(views, common, known, strict=True)]
        return cls(np.stack(left), np.asarray(common, dtype=np.float32))

    def cosines(self, asked: Floats) -> Floats:
        """Return (views x sentences): the cosine with the unit vector ``asked``, both without what is common."""
        return cosines(self.vectors, asked - self.common)


def apart_with_neighbours(vectors: Floats) -> Apart:
    """Return the sentences in three views: each by itself, together with the one before, and with the one after."""
    before, after = vectors.copy(), vectors.copy()
    before[1:] += BESIDE * vectors[:-1]
    after[:-1] += BESIDE * vectors[1:]
    return Apart.of(vectors, unit(before), unit(after))


def cosines(vectors: Floats, directions: Floats) -> Floats:
    """Return (directions x sentences): the cosine of each of ``directions`` with the unit ``vectors``, its own or all.

    0 for a direction of zeros.
    """
    columns = directions[:, :, None]
    lengths = np.sqrt(directions[:, None] @ columns)
    lengths[lengths == 0] = 1
    return np.asarray((vectors @ (columns / lengths))[:, :, 0], dtype=np.float32)


def unit(rows: Floats) -> Floats:
    """Return ``rows`` with length 1 each, those of zeros as they are."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)

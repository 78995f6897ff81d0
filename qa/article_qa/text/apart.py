"""What each sentence means apart from what all sentences of its article mean. Knows no question.

All sentences of an article are alike in what the article is about; what is left without that tells them apart.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

STEADY: Final = 10  # sentences at which half of their mean is taken off: a few sentences do not tell it surely
BESIDE: Final = 0.5  # how much a neighbour's meaning counts beside the sentence's own


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """The sentences' mean vectors less ``common``, what they share, unit length; zero where nothing is known."""

    vectors: Floats
    common: Floats

    @classmethod
    def of(cls, vectors: Floats) -> "Apart":
        """Return the unit ``vectors``, one a sentence, without their mean as far as it is sure."""
        common = vectors.sum(axis=0) / (len(vectors) + STEADY)
        known = vectors.any(axis=1, keepdims=True)
        return cls(unit((vectors - common) * known), np.asarray(common, dtype=np.float32))

    def cosine(self, asked: Floats) -> Floats:
        """Return each sentence's cosine with the unit vector ``asked``, both without what is common."""
        left = asked - self.common
        return np.asarray(self.vectors @ (left / (float(np.sqrt(left @ left)) or 1)), dtype=np.float32)


def apart_with_neighbours(vectors: Floats) -> tuple[Apart, Apart, Apart]:
    """Return the sentences each by itself, together with the one before, and together with the one after."""
    before, after = vectors.copy(), vectors.copy()
    before[1:] += BESIDE * vectors[:-1]
    after[:-1] += BESIDE * vectors[1:]
    return Apart.of(vectors), Apart.of(unit(before)), Apart.of(unit(after))


def unit(rows: Floats) -> Floats:
    """Return ``rows`` with length 1 each, those of zeros as they are."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)

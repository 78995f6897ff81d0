"""The sentences of an article as static embeddings. Knows no question."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from article_qa.text.apart import Apart

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """A row of unit length for each sentence, or of zeros where none of its words is known."""

    whole: Floats  # of all its words, those of grammar among them
    content: Floats  # of its content words, each as much as it tells
    apart: Apart  # ``whole`` without what all sentences mean, by themselves and together with a neighbour

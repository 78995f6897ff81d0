"""The sentences of an article as static embeddings. Knows no question."""

from dataclasses import dataclass

import numpy as np

from article_qa.arrays import Floats
from article_qa.text.apart import Apart, apart_with_neighbours, cosines


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """Five views of each sentence, rows of unit length, or of zeros where none of its words is known.

    All its words; its content words, each as much as it tells; then all its words without what all sentences mean, by
    itself, together with the sentence before, and with the one after.
    """

    views: Apart  # nothing is common to the first two

    @classmethod
    def of(cls, whole: Floats, content: Floats) -> "Embedded":
        """Return the views of sentences whose embeddings are ``whole``, of the content words alone ``content``."""
        apart = apart_with_neighbours(whole)
        common = np.concatenate((np.zeros((2, whole.shape[1]), dtype=np.float32), apart.common))
        return cls(Apart(np.concatenate((np.stack((whole, content)), apart.vectors)), common))

    def cosines(self, whole: Floats, content: Floats) -> Floats:
        """Return (5 x sentences): the cosines of the views with a question's embeddings; 0 where it has none."""
        length = float(np.sqrt(whole.dot(whole)))
        if not length:
            return np.zeros(self.views.vectors.shape[:2], dtype=np.float32)
        asked = whole / length
        return cosines(self.views.vectors, np.stack((asked, content, asked, asked, asked)) - self.views.common)

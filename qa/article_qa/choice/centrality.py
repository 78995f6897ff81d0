"""How central each sentence is to its article, by continuous LexRank over mean word vectors, and choosing by MMR.

LexRank: Erkan and Radev, 2004 (its continuous variant: similarities weigh the links, none is cut off). Maximal marginal
relevance: Carbonell and Goldstein, 1998. Knows nothing of questions, of titles or of where a sentence stands.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from article_index.deadline import checked
from article_qa.arrays import Floats
from article_qa.text.reading import Reading

DAMPING: Final = 0.85  # share of a sentence's rank that its likeness to others gives
ROUNDS: Final = 30  # of power iteration; ranks of texts move by less than 1e-3 after ten
AT_ONCE: Final = 4096  # sentences that are compared in one step, so that memory is bounded whatever the text
COMPARED: Final = 1000  # sentences with which each is compared; of longer texts, evenly spread ones


def centrality(reading: Reading, among: Sequence[int]) -> Floats:
    """Return how central each sentence of ``reading`` is to those ``among`` them, 0 to 1; 1 is the most central.

    Sentences that are not ``among`` get a value, too, but lend none. All are 0 where no word has a vector.
    """
    if not among:
        return np.zeros(reading.size, dtype=np.float32)
    others = reading.centroids[list(among)[:: 1 + len(among) // COMPARED]]
    links = np.clip(others @ others.T, 0, None)
    np.fill_diagonal(links, 0)
    given = links / np.maximum(links.sum(axis=1, keepdims=True), 1e-9)
    rank = np.full(len(others), 1 / len(others), dtype=np.float32)
    for _ in range(ROUNDS):
        rank = (1 - DAMPING) / len(others) + DAMPING * (rank @ given)
    steps = checked(range(0, reading.size, AT_ONCE))
    found = np.concatenate([np.clip(reading.centroids[at : at + AT_ONCE] @ others.T, 0, None) @ rank for at in steps])
    return np.asarray(found / max(float(found.max(initial=0)), 1e-9), dtype=np.float32)


def unlike(
    reading: Reading, worth: Floats, count: int, chosen: Sequence[int] = (), redundant: float = 0.5
) -> list[int]:
    """Return up to ``count`` sentences of the highest ``worth`` that do not repeat one another or the ``chosen`` ones.

    Each is worth ``redundant`` times its cosine with the likest sentence before it less; sentences worth nothing by
    then are left out. ``chosen`` are not part of what is returned.
    """
    found: list[int] = []
    while len(found) < count:
        before = [*chosen, *found]
        alike = (reading.centroids @ reading.centroids[before].T).max(axis=1) if before else np.zeros(reading.size)
        left = worth - redundant * np.clip(alike, 0, None)
        left[before] = -np.inf
        best = int(np.argmax(left)) if len(left) else 0
        if not len(left) or left[best] <= 0:
            break
        found.append(best)
    return found

"""The evidence that a sentence answers a question, as named numbers; what they are worth is in the weights file."""

import numpy as np

from article_index.deadline import checked
from article_qa.arrays import Floats
from article_qa.evidence import (
    apart,
    closeness,
    context,
    conversation,
    coverage,
    embedding,
    kinds,
    shape,
    sides,
    speech,
)
from article_qa.evidence.registry import FEATURES, FILLS, Feature
from article_qa.weighing.comparison import Comparison

__all__ = ["FEATURES", "Feature", "evidence"]

GROUPS = {
    "coverage": coverage,
    "closeness": closeness,
    "embedding": embedding,
    "apart": apart,
    "context": context,
    "kinds": kinds,
    "sides": sides,
    "shape": shape,
    "speech": speech,
    "conversation": conversation,
}


def evidence(comparison: Comparison) -> Floats:
    """Return (sentences x features) in the order of ``FEATURES``, a number each, none NaN."""
    rows = np.zeros((len(FEATURES), comparison.reading.size), dtype=np.float32)
    if comparison.reading.size:
        for places, fill in checked(FILLS):
            fill(comparison, rows[places])
    return np.ascontiguousarray(rows.T)

"""The evidence that a sentence answers a question, as named numbers; what they are worth is in the weights file."""

import numpy as np

from article_qa.evidence import closeness, context, conversation, coverage, kinds, shape, speech
from article_qa.evidence.registry import FEATURES, Feature
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison

__all__ = ["FEATURES", "Feature", "evidence"]

GROUPS = {
    "coverage": coverage,
    "closeness": closeness,
    "context": context,
    "kinds": kinds,
    "shape": shape,
    "speech": speech,
    "conversation": conversation,
}


def evidence(comparison: Comparison) -> Floats:
    """Return (sentences x features) in the order of ``FEATURES``, a number each, none NaN."""
    columns = np.zeros((len(FEATURES), comparison.reading.size), dtype=np.float32)
    if comparison.reading.size:
        for column, function in zip(columns, FEATURES.values(), strict=True):
            column[:] = function(comparison)
    return np.ascontiguousarray(columns.T)

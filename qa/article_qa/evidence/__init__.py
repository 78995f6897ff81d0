"""The evidence that a sentence answers a question, as named numbers; what they are worth is in the weights file."""

import numpy as np

from article_qa.comparison import Comparison
from article_qa.evidence import closeness, context, coverage, kinds, shape
from article_qa.evidence.registry import FEATURES, Feature, column
from article_qa.reading import Floats

__all__ = ["FEATURES", "Feature", "evidence"]

GROUPS = {"coverage": coverage, "closeness": closeness, "context": context, "kinds": kinds, "shape": shape}


def evidence(comparison: Comparison) -> Floats:
    """Return (sentences x features) in the order of ``FEATURES``, a number each, none NaN."""
    size = comparison.reading.size
    return (
        np.stack([column(f(comparison), size) for f in FEATURES.values()], axis=1)
        if size
        else np.zeros((0, len(FEATURES)), np.float32)
    )

"""The named evidence of a sentence: each a function from a comparison to one number per sentence."""

from collections.abc import Callable
from typing import Final

import numpy as np

from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison

Feature = Callable[[Comparison], Floats]

FEATURES: Final[dict[str, Feature]] = {}  # name -> function; the order is that of the columns


def feature(function: Feature) -> Feature:
    """Register ``function`` under its own name; its docstring says what the number means."""
    FEATURES[function.__name__] = function
    return function


def column(values: object, size: int) -> Floats:
    """Return ``values`` (an array of ``size``, or one number) as one float per sentence."""
    if isinstance(values, (int, float)):
        return np.full(size, values, dtype=np.float32)
    found = np.asarray(values, dtype=np.float32)
    return found if found.shape == (size,) else np.full(size, found, dtype=np.float32)

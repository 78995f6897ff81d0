"""The signs that a ranked article answers at all; what they are worth is in the weights file."""

import numpy as np

from article_qa.arrays import Floats
from article_qa.evidence import FEATURES
from article_qa.signs import asked, best, bound, whole
from article_qa.signs.registry import SIGNS, Sign
from article_qa.weighing.ranking import Ranked

__all__ = ["GROUPS", "SIGNS", "Sign", "sign_names", "signs"]

GROUPS = {"asked": asked, "best": best, "bound": bound, "whole": whole}


def signs(ranked: Ranked) -> Floats:
    """Return the numbers of ``SIGNS`` in order, then the evidence of the best sentence, then a 1 for the constant."""
    row = np.ones(len(SIGNS) + len(FEATURES) + 1, dtype=np.float32)
    row[: len(SIGNS)] = [measured(ranked) for measured in SIGNS.values()]
    row[len(SIGNS) : -1] = ranked.evidence[ranked.first]
    return row


def sign_names() -> list[str]:
    """Return the names of what ``signs`` gives, in its order."""
    return [*SIGNS, *(f"first_{name}" for name in FEATURES), "constant"]

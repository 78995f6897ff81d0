"""The fitted numbers: what each piece of evidence is worth, and how scores become a probability. Data, read once."""

import json
from dataclasses import dataclass
from functools import cache

import numpy as np

from article_qa.evidence import FEATURES
from article_qa.lexicon import data_text
from article_qa.reading import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was fitted by ``python -m article_qa.training``, in the order of ``FEATURES`` and ``SIGNS``."""

    ranking: Floats
    first_is_right: Floats  # of the signs, the constant last
    is_answered: Floats


@cache
def load_weights(name: str = "weights.json") -> Weights:
    """Return the weights of the data file ``name``; evidence that it does not mention weighs nothing."""
    from article_qa.deciding import SIGNS  # noqa: PLC0415 - it reads the ranker's

    table = json.loads(data_text(name))

    def row(model: str, names: list[str]) -> Floats:
        return np.array([table[model].get(n, 0.0) for n in names], dtype=np.float32)

    signs = [*SIGNS, "constant"]
    return Weights(row("ranking", list(FEATURES)), row("first_is_right", signs), row("is_answered", signs))

"""The fitted numbers: what each piece of evidence is worth, and how signs become a probability. Data, read once."""

import json
from dataclasses import dataclass
from functools import cache

import numpy as np

from article_qa.arrays import Floats
from article_qa.evidence import FEATURES
from article_qa.knowledge.lexicon import data_text
from article_qa.signs import sign_names

MODELS = ("first_is_right", "is_answered", "is_about")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was fitted by ``python -m article_qa.training``."""

    ranking: Floats  # one for each of FEATURES
    models: tuple[Floats, Floats, Floats]  # in the order of MODELS; one for each of sign_names()
    confidence: Floats  # of the logits of the first two models, and a constant
    least_answered: float  # mean probability of the first two models from which on a question is answered
    least_about: float  # probability of the third from which on


@cache
def load_weights(name: str = "weights.json") -> Weights:
    """Return the weights of the data file ``name``; evidence that it does not mention weighs nothing."""
    table = json.loads(data_text(name))

    def row(model: str, names: list[str]) -> Floats:
        return np.array([table[model].get(n, 0.0) for n in names], dtype=np.float32)

    first, answered, about = (row(model, sign_names()) for model in MODELS)
    confidence = row("confidence", [*MODELS[:2], "constant"])
    least = table["thresholds"]
    return Weights(
        row("ranking", list(FEATURES)), (first, answered, about), confidence, least["answered"], least["about"]
    )

"""What speaks for citing a sentence beside those already cited: a row of named numbers.

Closeness in score, what it adds, where it stands and how it opens, and whether the question asks for several things.
What each is worth is fitted (``training.choosing``); nothing is decided here.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from article_qa.asking.several import TABLE
from article_qa.evidence.kinds import SPANS
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Floats
from article_qa.weighing.ranking import Ranked

Mask = npt.NDArray[np.bool_]

FORM: Final = 0.6  # a match by form at and above which a name is said to stand there
NEAR: Final = 2  # sentences apart that count as near
WIDEST: Final = 6.0  # difference in score beyond which there is no more to tell
LISTED: Final = ("behind", "adds", "adds_name", "near", "continues")  # that count anew where several are asked for


def further(ranked: Ranked, chosen: Sequence[int], place: int, signs: dict[str, float]) -> dict[str, float]:
    """Return name -> what speaks for the sentence at ``place`` in the order of scores, beside the ``chosen`` ones.

    ``signs`` are ``several_signs`` of the question.
    """
    found = _of_sentence(ranked, list(chosen), place)
    listed = {f"{name}_in_list": found[name] * signs["several"] for name in LISTED}
    return {"constant": 1.0, **found, **signs, **listed}


def _of_sentence(ranked: Ranked, chosen: list[int], place: int) -> dict[str, float]:
    c, scores, number = ranked.comparison, ranked.scores, ranked.order[place]
    reading, text = c.reading, c.reading.split.sentences[number].span.of(c.reading.text)
    openings, pronouns = _openings()
    asked = SPANS.get(c.question.asks, ())
    near = min(abs(number - k) for k in chosen) <= NEAR
    next_to = number - 1 in chosen
    return {
        "behind": min(WIDEST, float(scores[ranked.first] - scores[number])),
        "place": float(np.log1p(place)),
        "share": float(ranked.shares[number]),
        "adds": _added(c.meaning, c.weights, chosen, number) / c.total,
        "adds_name": float(_adds_name(c.form, c.names, chosen, number)),
        "alike": float((reading.centroids[chosen] @ reading.centroids[number]).max()),
        "covered": float(c.covered[number]),
        "next": float(next_to),
        "near": float(near),
        "continues": float(near and openings.match(text) is not None),
        "refers_back": float(next_to and pronouns.match(text) is not None),
        "lacks_kind": float(bool(asked) and not any(m.kind in asked for m in reading.mentions[number])),
    }


def _added(met: Floats, weights: Floats, chosen: list[int], number: int) -> float:
    """Return the weight of the question's words that the sentence meets better than the chosen ones do."""
    return float((np.maximum(met[:, number] - met[:, chosen].max(axis=1), 0) * weights).sum()) if met.size else 0.0


def _adds_name(form: Floats, names: Mask, chosen: list[int], number: int) -> bool:
    """Tell whether the sentence has a name of the question that the chosen ones lack."""
    return bool(((form[:, number] > FORM) & (form[:, chosen].max(axis=1) < FORM) & names).any()) if form.size else False


@cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = data_table(TABLE)["continued"]
    return re.compile(table["openings"], re.IGNORECASE), re.compile(table["pronouns"], re.IGNORECASE)

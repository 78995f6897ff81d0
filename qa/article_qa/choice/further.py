"""What speaks for citing a sentence beside those already cited: a row of named numbers.

Closeness in score, what it adds, where it stands and how it opens, and whether the question asks for several things.
What each is worth is fitted (``training.choosing``); nothing is decided here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from article_qa.arrays import Floats, Ints, Mask
from article_qa.asking.several import TABLE
from article_qa.choice.likeness import repeats, same_voice, shared
from article_qa.evidence.kinds import SPANS
from article_qa.knowledge.lexicon import data_table
from article_qa.weighing.comparison import Comparison
from article_qa.weighing.ranking import Ranked

FORM: Final = 0.6  # a match by form at and above which a name is said to stand there
NEAR: Final = 2  # sentences apart that count as near
WIDEST: Final = 6.0  # difference in score beyond which there is no more to tell
OF_SENTENCE: Final = (
    "behind", "place", "share", "adds", "adds_name", "alike", "covered", "near", "continues", "refers_back",
    "lacks_kind", "length", "shared", "same_voice", "repeats",
)  # fmt: skip
LISTED: Final = (  # that count anew where several are asked for
    "behind", "adds", "adds_name", "near", "continues", "shared", "same_voice", "repeats",
)  # fmt: skip


def further(ranked: Ranked, chosen: Sequence[int], places: Sequence[int]) -> Floats:
    """Return (``OF_SENTENCE`` x places): what speaks for the sentences at ``places`` in the order of scores.

    ``chosen`` are the sentences cited already.
    """
    c, scores, reading = ranked.comparison, ranked.scores, ranked.comparison.reading
    cited, numbers = list(chosen), np.array([ranked.order[place] for place in places])
    apart = numbers[:, None] - cited
    next_to, near = (apart == 1).any(axis=1), (np.abs(apart) <= NEAR).any(axis=1)
    met = c.meaning[:, cited].max(axis=1)[:, None]
    openings, pronouns = _openings()
    found = (
        np.minimum(WIDEST, scores[ranked.first] - scores[numbers]),
        np.log1p(places),
        ranked.shares[numbers],
        c.weights.dot(np.maximum(c.meaning[:, numbers] - met, 0)) / c.total,
        _adds_name(c, cited, numbers),
        (reading.centroids[numbers] @ reading.centroids[cited].T).max(axis=1),
        c.covered[numbers],
        near,
        near * reading.opened_by(openings)[numbers],
        next_to * reading.opened_by(pronouns)[numbers],
        _lack(ranked, numbers),
        reading.traits["length"][numbers],
        shared(c, cited, numbers.tolist()),
        same_voice(c, cited, numbers.tolist()),
        repeats(c, cited, numbers.tolist()),
    )
    return np.array(found, dtype=np.float32)


def _adds_name(c: Comparison, cited: list[int], numbers: Ints) -> Mask:
    """Tell which sentences have a name of the question that the cited ones lack."""
    names = [i for i, name in enumerate(c.names.tolist()) if name and c.form[i, cited].max() < FORM]
    return np.asarray((c.form[names][:, numbers] > FORM).any(axis=0), dtype=bool)


def _lack(ranked: Ranked, numbers: Ints) -> Mask:
    """Tell which sentences hold no span of a kind that is asked for; none where no kind is."""
    asked, kinds = SPANS.get(ranked.comparison.question.asks, ()), ranked.comparison.reading.kinds
    lacks = np.full(len(numbers), bool(asked))
    for kind in asked:
        if kind in kinds:
            lacks &= ~kinds[kind][numbers]
    return lacks


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What the signs of one question leave each number of ``OF_SENTENCE`` worth, and what they add themselves."""

    of_sentence: Floats
    of_question: float


def worth(signs: Mapping[str, float], weights: Mapping[str, float]) -> Worth:
    """Return what the fitted ``weights`` come to for a question with ``signs``, its ``several_signs``."""
    several = signs["several"]
    of_sentence = [weights.get(n, 0.0) + several * weights.get(f"{n}_in_list", 0.0) for n in OF_SENTENCE]
    of_question = sum(weights.get(name, 0.0) * sign for name, sign in signs.items())
    return Worth(np.array(of_sentence, dtype=np.float32), weights.get("constant", 0.0) + of_question)


def named(column: Floats, signs: Mapping[str, float]) -> dict[str, float]:
    """Return name -> number of all that is fitted: a ``column`` of ``further``, the ``signs``, and the two crossed."""
    found = dict(zip(OF_SENTENCE, column.tolist(), strict=True))
    listed = {f"{name}_in_list": found[name] * signs["several"] for name in LISTED}
    return {"constant": 1.0, **found, **signs, **listed}


@cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = data_table(TABLE)["continued"]
    return re.compile(table["openings"], re.IGNORECASE), re.compile(table["pronouns"], re.IGNORECASE)

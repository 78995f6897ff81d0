"""Whether a sentence holds the kind of span, or the kind of clause, that the question asks for."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from article_qa.arrays import Floats, Ints, Places
from article_qa.evidence.around import arounds
from article_qa.evidence.registry import features
from article_qa.knowledge.lexicon import data_table
from article_qa.weighing.comparison import Comparison

SPANS: Final = {  # what is asked -> kinds of mention that can be it
    "person": ("person", "organisation", "name", "role"),
    "organisation": ("organisation", "name"),
    "place": ("place", "name"),
    "date": ("date",),
    "duration": ("duration", "number"),
    "number": ("number", "percent", "quantity", "money"),
    "money": ("money",),
    "percent": ("percent",),
    "quantity": ("quantity", "number", "duration"),
}
CUES: Final = {  # name -> what is asked, and the list of the words that show it
    "reason_cue": ("reason", "cause"),
    "manner_cue": ("manner", "manner"),
    "definition_cue": ("definition", "definition"),
    "negation_in_yes_no": ("yes_no", "negation"),
}
STEPS: Final = np.array(
    [1 - 0.25 * rank for rank in range(4)], dtype=np.float32
)  # what a first, second … choice counts


@cache
def _cues(name: str) -> re.Pattern[str]:
    words = sorted(data_table("cues-en.toml")[name], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in words) + r")(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Answering:
    """The mentions of an article that can be what is asked for and say more than the question, in order.

    One entry an array each: the mention's number in ``Reading.spans``, its sentence, the rank of its kind among those
    that the question can mean, its ``Around.bounds``, and how near it stands to the words that met the question.
    """

    mention: Ints
    sentence: Ints
    rank: Ints
    bounds: Places
    near: Floats


def answering(c: Comparison) -> Answering:
    """Return the spans of the asked kind, of all sentences."""
    found = c.reading.once(arounds)(SPANS.get(c.question.asks, ()))
    near = np.zeros(len(found.mention), dtype=np.float32)
    if c.tokens and len(near):
        nearest = np.maximum.reduceat(c.words.take(found.words, axis=1) * found.near, found.first, axis=1)
        near = c.share(nearest)
    known = c.question.keys
    new = [number for number, keys in enumerate(found.telling) if not keys <= known]
    rows = (found.mention, found.sentence, found.rank, found.bounds, near)
    return Answering(*(row[new] for row in rows) if len(new) < len(near) else rows)


@features(
    right_kind="1 where a span of the first kind asked for says more than the question, less for second choices.",
    no_kind="1 where the question asks for a kind of span and the sentence has none.",
    kind_near="How near such a span stands to a word that met the question: 1 beside it, falling with the distance.",
    **{f"{kind}_here": f"``right_kind`` where the question asks for a {kind}." for kind in SPANS},
)
def spans(c: Comparison, out: Floats) -> None:
    """Write whether the sentence has a span of the asked kind, and how near it stands to what met the question."""
    if c.question.asks not in SPANS:
        return
    found = c.answering
    right, none, near, *here = out
    np.maximum.at(right, found.sentence, STEPS[found.rank])
    none[:] = 1
    none[found.sentence] = 0
    np.maximum.at(near, found.sentence, found.near)
    here[list(SPANS).index(c.question.asks)][:] = right


@features(
    **{
        f"{name}": f"1 where the question asks for a {asks} and the sentence has a cue of {cues}."
        for name, (asks, cues) in CUES.items()
    }
)
def cues(c: Comparison, out: Floats) -> None:
    """Mark the sentences with the words of the clause that is asked for."""
    for row, (asks, words) in enumerate(CUES.values()):
        if asks == c.question.asks and c.reading.lang == "en":
            out[row] = c.reading.holds(_cues(words))


@features(defines="1 where a definition is asked for and the sentence opens with the asked words.")
def defines(c: Comparison, out: Floats) -> None:
    """Write how well the first words of the sentence match."""
    if c.question.asks == "definition" and c.tokens:
        out[0] = [c.positions[:, at + 1 : at + 5].max(initial=0) for at in c.reading.first[:-1]]


@features(
    says="1 where the question is about saying or thinking and the sentence quotes or reports.",
    says_not="1 where the question is about saying or thinking and the sentence neither quotes nor reports.",
    other_speaker="1 where words of named people are asked for and a reporting sentence names none of them.",
)
def says(c: Comparison, out: Floats) -> None:
    """Write whether the sentence says something, where that is asked."""
    if not c.question.about_words:
        return
    reporting, quoting = (c.reading.traits[name] for name in ("reporting", "quotation"))
    out[0] = np.maximum(reporting, 0.5 * quoting)
    out[1] = 1 - np.maximum(reporting, quoting)
    if c.names.any():
        out[2] = reporting * (c.share(c.form, c.names) == 0)

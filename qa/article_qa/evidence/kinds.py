"""Whether a sentence holds the kind of span, or the kind of clause, that the question asks for."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from article_qa.evidence.registry import column, feature
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Floats, Ints
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
NEAR: Final = 6.0  # tokens at which nearness has fallen to a half


@cache
def _cues(name: str) -> re.Pattern[str]:
    words = sorted(data_table("cues-en.toml")[name], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in words) + r")(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Answering:
    """The mentions of an article that can be what is asked for and say more than the question, in order.

    One entry an array each: the mention's number in ``Reading.spans``, its sentence, the rank of its kind among those
    that the question can mean, and how near it stands to the words that met the question.
    """

    mention: Ints
    sentence: Ints
    rank: Ints
    near: Floats


def answering(c: Comparison) -> Answering:
    """Return the spans of the asked kind, of all sentences."""
    spans = c.reading.spans
    kinds = [
        (rank, spans.of_kind[kind]) for rank, kind in enumerate(SPANS.get(c.question.asks, ())) if kind in spans.of_kind
    ]
    if not kinds:
        none = np.zeros(0, dtype=np.int32)
        return Answering(none, none, none, none.astype(np.float32))
    mention = np.concatenate([numbers for _, numbers in kinds])
    rank = np.repeat([rank for rank, _ in kinds], [len(numbers) for _, numbers in kinds])
    new = spans.new(c.question.tokens)[mention]
    mention, rank = mention[new], rank[new]
    order = np.argsort(mention, kind="stable")
    mention = mention[order]
    return Answering(mention, spans.sentence[mention], rank[order].astype(np.int32), nearness(c, mention))


def nearness(c: Comparison, mention: Ints) -> Floats:
    """Return for each mention the weighted nearness, 0 to 1, of the question's matches in its sentence to it."""
    spans = c.reading.spans
    if not len(mention) or not len(c.tokens):
        return np.zeros(len(mention), dtype=np.float32)
    start = c.reading.first[spans.sentence[mention]]
    length = c.reading.first[spans.sentence[mention] + 1] - start
    opens = np.cumsum(length) - length  # where each mention's sentence begins among all these sentences laid end to end
    at = np.arange(int(length.sum())) - np.repeat(opens - start, length)
    distance = np.maximum(np.repeat(spans.low[mention], length) - at, at - np.repeat(spans.high[mention] - 1, length))
    fall = np.where(distance > 0, NEAR / (NEAR + np.maximum(distance, 0)), 0)
    near = np.maximum.reduceat(c.positions[:, at] * fall, opens, axis=1)
    return np.asarray(c.weights @ near / c.total, dtype=np.float32)


@feature
def right_kind(c: Comparison) -> Floats:
    """1 where a span of the first kind asked for says more than the question, less for second choices."""
    out = np.zeros(c.reading.size, dtype=np.float32)
    np.maximum.at(out, c.answering.sentence, (1 - 0.25 * c.answering.rank).astype(np.float32))
    return out


@feature
def no_kind(c: Comparison) -> Floats:
    """1 where the question asks for a kind of span and the sentence has none."""
    if c.question.asks not in SPANS:
        return column(0, c.reading.size)
    return column(np.bincount(c.answering.sentence, minlength=c.reading.size) == 0, c.reading.size)


@feature
def kind_near(c: Comparison) -> Floats:
    """How near such a span stands to a word that met the question: 1 beside it, falling with the distance in tokens."""
    out = np.zeros(c.reading.size, dtype=np.float32)
    np.maximum.at(out, c.answering.sentence, c.answering.near)
    return out


def _asking(name: str, kind: str) -> None:
    def asked(c: Comparison) -> Floats:
        return right_kind(c) if c.question.asks == kind else column(0, c.reading.size)

    asked.__name__ = name
    asked.__doc__ = f"``right_kind`` where the question asks for a {kind}."
    feature(asked)


for _kind in SPANS:
    _asking(f"{_kind}_here", _kind)


def _cue(name: str, asks: tuple[str, ...], cues: str) -> None:
    def found(c: Comparison) -> Floats:
        if c.question.asks not in asks or c.reading.lang != "en":
            return column(0, c.reading.size)
        return c.reading.holds(_cues(cues))

    found.__name__ = name
    found.__doc__ = f"1 where the question asks for {' or '.join(asks)} and the sentence has a cue of {cues}."
    feature(found)


_cue("reason_cue", ("reason",), "cause")
_cue("manner_cue", ("manner",), "manner")
_cue("definition_cue", ("definition",), "definition")
_cue("negation_in_yes_no", ("yes_no",), "negation")


@feature
def defines(c: Comparison) -> Floats:
    """1 where a definition is asked for and the sentence opens with the asked words."""
    if c.question.asks != "definition" or not len(c.tokens):
        return column(0, c.reading.size)
    opens = [float(c.positions[:, a + 1 : a + 5].max(initial=0)) for a in c.reading.first[:-1]]
    return column(opens, c.reading.size)


@feature
def says(c: Comparison) -> Floats:
    """1 where the question is about saying or thinking and the sentence quotes or reports."""
    if not c.question.about_words:
        return column(0, c.reading.size)
    return column(np.maximum(c.reading.traits["reporting"], 0.5 * c.reading.traits["quotation"]), c.reading.size)


@feature
def says_not(c: Comparison) -> Floats:
    """1 where the question is about saying or thinking and the sentence neither quotes nor reports."""
    if not c.question.about_words:
        return column(0, c.reading.size)
    return column(1 - np.maximum(c.reading.traits["reporting"], c.reading.traits["quotation"]), c.reading.size)


@feature
def other_speaker(c: Comparison) -> Floats:
    """1 where words are asked for, the question names people, and a reporting sentence names none of them."""
    if not c.question.about_words or not c.names.any():
        return column(0, c.reading.size)
    return column(c.reading.traits["reporting"] * (c.share(c.form, c.names) == 0), c.reading.size)

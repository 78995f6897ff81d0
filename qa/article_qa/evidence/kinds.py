"""Whether a sentence holds the kind of span, or the kind of clause, that the question asks for."""

import re
from functools import cache
from typing import Final

import numpy as np

from article_qa.comparison import Comparison
from article_qa.evidence.registry import column, feature
from article_qa.lexicon import data_table
from article_qa.reading import Floats

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


def answering(c: Comparison, sentence: int) -> list[tuple[int, int, int]]:
    """Return (rank of the kind, start, end) of the spans of the asked kind that say more than the question."""
    kinds = SPANS.get(c.question.asks, ())
    asked = {t.term or t.word for t in c.question.tokens}
    low, high = c.reading.first[sentence], c.reading.first[sentence + 1]
    tokens = [t for t in c.reading.tokens[low:high] if t]
    found = []
    for m in c.reading.mentions[sentence]:
        if m.kind in kinds:
            inside = [t for t in tokens if m.start <= t.start < m.end]
            if any((t.term or t.word) not in asked for t in inside if t.term or len(inside) == 1):
                found.append((kinds.index(m.kind), m.start, m.end))
    return found


@feature
def right_kind(c: Comparison) -> Floats:
    """1 where a span of the first kind asked for says more than the question, less for second choices."""
    return column([max((1 - 0.25 * rank for rank, _, _ in row), default=0) for row in c.answering], c.reading.size)


@feature
def no_kind(c: Comparison) -> Floats:
    """1 where the question asks for a kind of span and the sentence has none."""
    return column([not row for row in c.answering] if c.question.asks in SPANS else 0, c.reading.size)


@feature
def kind_near(c: Comparison) -> Floats:
    """How near such a span stands to a word that met the question: 1 beside it, falling with the distance in tokens."""
    out = np.zeros(c.reading.size, dtype=np.float32)
    for sentence, row in enumerate(c.answering):
        if row:
            out[sentence] = max(nearness(c, sentence, start, end) for _, start, end in row)
    return out


def nearness(c: Comparison, sentence: int, start: int, end: int) -> float:
    """Return the weighted nearness, 0 to 1, of the question's matches in ``sentence`` to the span."""
    low, high = int(c.reading.first[sentence]), int(c.reading.first[sentence + 1])
    tokens = c.reading.tokens[low:high]
    inside = [i for i, t in enumerate(tokens) if t and start <= t.start < end]
    if not inside or not len(c.tokens):
        return 0.0
    at = np.arange(high - low)
    distance = np.maximum(np.maximum(inside[0] - at, at - inside[-1]), 0)
    near = c.positions[:, low:high] * (NEAR / (NEAR + distance)) * (distance > 0)
    return float(c.weights @ near.max(axis=1) / c.total)


def _asking(name: str, kind: str) -> None:
    def asked(c: Comparison) -> Floats:
        right = FEATURE_OF["right_kind"](c)
        return right if c.question.asks == kind else column(0, c.reading.size)

    asked.__name__ = name
    asked.__doc__ = f"``right_kind`` where the question asks for a {kind}."
    feature(asked)


FEATURE_OF: Final = {"right_kind": right_kind}
for _kind in SPANS:
    _asking(f"{_kind}_here", _kind)


def _cue(name: str, asks: tuple[str, ...], cues: str) -> None:
    def found(c: Comparison) -> Floats:
        if c.question.asks not in asks:
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

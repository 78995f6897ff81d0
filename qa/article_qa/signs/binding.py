"""How the best sentence ties what is asked for to the rest of the question; computed once for all signs of it.

'How many people drowned' wants a number, a word like 'people' behind it, and 'drowned' beside it: that the sentence
has each of the three somewhere is not enough. Knows English alone; elsewhere nothing is missing and nothing is apart.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from article_qa.arrays import Floats
from article_qa.brief.line import Line, Lines
from article_qa.brief.wanted import Wanted
from article_qa.evidence.around import NEAR
from article_qa.evidence.kinds import SPANS
from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.spankinds import MEASURED, NAMES
from article_qa.weighing.comparison import Comparison

STRANGE: Final = 0.3  # closeness at and below which two words have nothing to do with each other
SAME: Final = 0.9  # and from which on they are as good as the same
LIKE: Final = 0.6  # closeness below which a word is not a name for the same thing
BEHIND: Final = 3  # words behind a number among which stands what it counts
BESIDE: Final = 3  # words on either side of a name among which stands what it is a name of
ACTING: Final = frozenset({"person", "organisation", "name", "role"})


class _Span(NamedTuple):
    """A typed span by its positions in the sentence."""

    kind: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Binding:
    """``head`` and ``verb``: how close the sentence comes to the asked noun and verb; None where nothing is asked.

    The rest is 0 where all is as it should be, up to 1: how far the nearest span of the asked kind stands from noun,
    verb and all asked words, and whether what the question must have is missing.
    """

    head: float | None = None
    verb: float | None = None
    head_apart: float = 0.0
    verb_apart: float = 0.0
    words_apart: float = 0.0
    uncounted: float = 0.0
    unnamed: float = 0.0
    untitled: float = 0.0
    lacking: frozenset[str] = frozenset()


class _Must(NamedTuple):
    """What is ``lacking`` where the question ``says`` one thing and the sentence has not the other that it ``must``."""

    lacking: str
    says: re.Pattern[str]
    must: re.Pattern[str]


@cache
def _must(asks: str) -> tuple[_Must, ...]:
    """Return what is looked at where ``asks`` is asked."""
    return tuple(
        _Must(entry["lacks"], *(re.compile(entry[part], re.IGNORECASE) for part in ("if", "must")))
        for entry in data_table("must-en.toml")["must"]
        if asks in entry["asks"]
    )


def binding(c: Comparison, sentence: int) -> Binding:
    """Return how ``sentence`` ties together what the question asks."""
    if c.reading.lang != "en":
        return Binding()
    asked, line = c.wanted, c.reading.once(Lines)[sentence]
    close = c.close_words.take(line.words, axis=1)
    head, verb = (c.tokens.index(token) if token in c.tokens else None for token in (asked.head, asked.verb))
    spans = [_Span(one.kind, one.low - line.low, one.high - line.low) for one in line.beyond(c.question.keys)]
    fitting = [one for one in spans if one.kind in SPANS.get(c.question.asks, ())]
    least = _apart(c, close, fitting, line, (head, verb))
    names = [one for one in spans if one.kind in NAMES]
    name_asked = _name_asked().search(c.question.text) is not None
    return Binding(
        float(c.closest[head, sentence]) if head is not None else None,
        float(c.closest[verb, sentence]) if verb is not None else None,
        *least,
        _uncounted(c, close, None if asked.copula else head, fitting),
        _unnamed(c, asked, close, head, names),
        1 - _beside(close, names) if name_asked and c.question.asks in {"thing", "definition"} else 0.0,
        _lacking(c, sentence, spans, name_asked=name_asked)
        | ({"attribute"} if name_asked and _nobody(c, asked, head, sentence) else frozenset()),
    )


def _near(close: Floats, fitting: list[_Span], line: Line) -> Floats:
    """Return (spans x question words): how near a word like it stands to the span, a mark between counting for some."""
    at = line.places
    first, last = at[[[one.low for one in fitting], [one.high - 1 for one in fitting]]]
    away = np.maximum(np.maximum(first[:, None] - at, at - last[:, None]), 0)
    alike = np.minimum(np.maximum((close - STRANGE) / (SAME - STRANGE), 0), 1)
    return np.asarray((alike * (NEAR / (NEAR + away))[:, None, :]).max(axis=2), dtype=np.float32)


def _apart(
    c: Comparison, close: Floats, fitting: list[_Span], line: Line, asked: tuple[int | None, int | None]
) -> tuple[float, float, float]:
    """Return how far the nearest span of the asked kind is from the ``asked`` noun and verb, and all asked words."""
    if c.question.asks not in SPANS or not len(c.tokens):
        return 0.0, 0.0, 0.0
    if not fitting:
        noun, verb = (0.0 if row is None else 1.0 for row in asked)
        return noun, verb, 1.0
    near = _near(close, fitting, line)
    noun, verb = (0.0 if row is None else 1 - float(near[:, row].max()) for row in asked)
    return noun, verb, 1 - float((near.dot(c.weights)).max()) / c.total


def _uncounted(c: Comparison, close: Floats, head: int | None, fitting: list[_Span]) -> float:
    """Return how far every number is from counting the asked noun: by the words in it and right behind it."""
    if c.question.asks not in MEASURED:
        return 0.0
    if head is None:
        return 0.0 if fitting else 1.0
    return 1 - max((max(0.0, float(close[head, one.low : one.high + BEHIND].max())) for one in fitting), default=0.0)


def _unnamed(c: Comparison, asked: Wanted, close: Floats, head: int | None, names: list[_Span]) -> float:
    """Return how far the noun of 'which hospital' is from every new name."""
    which = c.question.lead in {"which", "what"} and c.question.asks in {"organisation", "thing", "person"}
    if asked.head is None or not which or asked.copula:
        return 0.0
    return 1 - _beside(close[head : head + 1], names) if head is not None else 1.0


def _beside(rows: Floats, names: list[_Span]) -> float:
    """Return how close the words beside the names come to any of the question's ``rows``."""
    around = (rows[:, max(0, one.low - BESIDE) : one.high + BESIDE] for one in names)
    return max((max(0.0, float(each.max(initial=0))) for each in around), default=0.0)


@cache
def _name_asked() -> re.Pattern[str]:
    return re.compile(data_table("must-en.toml")["name"], re.IGNORECASE)


def _nobody(c: Comparison, asked: Wanted, head: int | None, sentence: int) -> bool:
    """Tell whether the name of somebody's lawyer would be asked for, but nothing is like a lawyer."""
    return head is not None and asked.copula and bool(c.closest[head, sentence] < LIKE)


def _lacking(c: Comparison, sentence: int, spans: list[_Span], *, name_asked: bool) -> frozenset[str]:
    """Return what the question must have and the sentence has not, by name."""
    kinds = {one.kind for one in spans}
    asks, text = c.question.asks, c.question.text
    span = c.reading.split.sentences[sentence]
    lacking = {
        one.lacking
        for one in _must(asks)
        if one.says.search(text) and not one.must.search(c.reading.text, span.start, span.end)
    }
    if asks in MEASURED and kinds.isdisjoint(SPANS[asks]):
        lacking.add("number")
    if asks == "date" and "date" not in kinds:
        lacking.add("date")
    if asks == "person" and kinds.isdisjoint(ACTING):
        lacking.add("person")
    if name_asked and asks in {"thing", "definition", "person"} and kinds.isdisjoint(NAMES):
        lacking.add("name")
    return frozenset(lacking)

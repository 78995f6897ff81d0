"""How the best sentence ties what is asked for to the rest of the question; computed once for all signs of it.

'How many people drowned' wants a number, a word like 'people' behind it, and 'drowned' beside it: that the sentence
has each of the three somewhere is not enough. Knows English alone; elsewhere nothing is missing and nothing is apart.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from article_qa.brief.line import Line
from article_qa.brief.wanted import Wanted
from article_qa.evidence.around import NEAR
from article_qa.evidence.kinds import SPANS
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison

STRANGE: Final = 0.3  # closeness at and below which two words have nothing to do with each other
SAME: Final = 0.9  # and from which on they are as good as the same
LIKE: Final = 0.6  # closeness below which a word is not a name for the same thing
BEHIND: Final = 3  # words behind a number among which stands what it counts
BESIDE: Final = 3  # words on either side of a name among which stands what it is a name of
COUNTS: Final = frozenset({"number", "quantity", "percent", "money", "duration"})
NAMED: Final = frozenset({"person", "organisation", "place", "name"})
ACTING: Final = frozenset({"person", "organisation", "name", "role"})


@dataclass(frozen=True, slots=True)
class _Span:
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


@cache
def _must() -> tuple[tuple[str, frozenset[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Return (what is missing, kinds asked, what the question says, what the sentence then must say)."""
    return tuple(
        (entry["lacks"], frozenset(entry["asks"]), *(re.compile(entry[part], re.IGNORECASE) for part in ("if", "must")))
        for entry in data_table("must-en.toml")["must"]
    )


def binding(c: Comparison, sentence: int) -> Binding:
    """Return how ``sentence`` ties together what the question asks."""
    if c.reading.lang != "en":
        return Binding()
    asked, line = c.wanted, c.reading.lines[sentence]
    close = c.close_words[:, c.reading.word_of[line.low : line.high]]
    rows = {token: number for number, token in enumerate(c.tokens)}
    head, verb = (rows.get(token) if token else None for token in (asked.head, asked.verb))
    spans = _new(c, line)
    fitting = [one for one in spans if one.kind in SPANS.get(c.question.asks, ())]
    near = _near(close, fitting, line)
    least = _apart(c, near, head, verb, fits=bool(fitting))
    names = [one for one in spans if one.kind in NAMED]
    return Binding(
        float(c.closest[head, sentence]) if head is not None else None,
        float(c.closest[verb, sentence]) if verb is not None else None,
        *least,
        _uncounted(c, close, None if asked.copula else head, fitting),
        _unnamed(c, asked, close, head, names),
        _untitled(c, close, names),
        _lacking(c, sentence, spans) | _nobody(c, asked, head, sentence),
    )


def _new(c: Comparison, line: Line) -> list[_Span]:
    """Return the typed spans of the sentence that say more than the question."""
    known = {t.term or t.word for t in c.question.tokens}
    return [_Span(one.kind, one.low - line.low, one.high - line.low) for one in line.beyond(known, line.spans)]


def _near(close: Floats, fitting: list[_Span], line: Line) -> Floats:
    """Return (spans x question words): how near a word like it stands to the span, a mark between counting for some."""
    if not fitting:
        return np.zeros((0, len(close)), dtype=np.float32)
    at = line.places
    first, last = at[[one.low for one in fitting], None], at[[one.high - 1 for one in fitting], None]
    away = np.maximum(np.maximum(first - at, at - last), 0)
    alike = np.minimum(np.maximum((close - STRANGE) / (SAME - STRANGE), 0), 1)
    return np.asarray((alike * (NEAR / (NEAR + away))[:, None, :]).max(axis=2), dtype=np.float32)


def _apart(
    c: Comparison, near: Floats, head: int | None, verb: int | None, *, fits: bool
) -> tuple[float, float, float]:
    """Return how far the nearest span of the asked kind is from the asked noun, the verb, and all asked words."""
    if c.question.asks not in SPANS or not len(c.tokens):
        return 0.0, 0.0, 0.0
    noun, act = (0.0 if row is None else 1 - float(near[:, row].max()) if fits else 1.0 for row in (head, verb))
    return noun, act, 1 - float((near @ c.weights).max()) / c.total if fits else 1.0


def _uncounted(c: Comparison, close: Floats, head: int | None, fitting: list[_Span]) -> float:
    """Return how far every number is from counting the asked noun: by the words in it and right behind it."""
    if c.question.asks not in COUNTS:
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


def _untitled(c: Comparison, close: Floats, names: list[_Span]) -> float:
    """Return how far all asked words are from every new name, where a name is asked for."""
    if c.question.asks not in {"thing", "definition"} or not _name_asked().search(c.question.text):
        return 0.0
    return 1 - _beside(close, names)


def _beside(rows: Floats, names: list[_Span]) -> float:
    """Return how close the words beside the names come to any of the question's ``rows``."""
    around = (rows[:, max(0, one.low - BESIDE) : one.high + BESIDE] for one in names)
    return max((max(0.0, float(each.max(initial=0))) for each in around), default=0.0)


@cache
def _name_asked() -> re.Pattern[str]:
    return re.compile(data_table("must-en.toml")["name"], re.IGNORECASE)


def _nobody(c: Comparison, asked: Wanted, head: int | None, sentence: int) -> frozenset[str]:
    """Return that it is missing where the name of somebody's lawyer is asked and nothing is like a lawyer."""
    if head is None or not asked.copula or not _name_asked().search(c.question.text):
        return frozenset()
    return frozenset({"attribute"}) if c.closest[head, sentence] < LIKE else frozenset()


def _lacking(c: Comparison, sentence: int, spans: list[_Span]) -> frozenset[str]:
    """Return what the question must have and the sentence has not, by name."""
    kinds = {one.kind for one in spans}
    asks, text = c.question.asks, c.question.text
    span = c.reading.split.sentences[sentence]
    lacking = set()
    for name, among, says, must in _must():
        if asks in among and says.search(text) and not must.search(c.reading.text, span.start, span.end):
            lacking.add(name)
    if asks in COUNTS and not kinds & set(SPANS[asks]):
        lacking.add("number")
    if asks == "date" and "date" not in kinds:
        lacking.add("date")
    if asks == "person" and not kinds & ACTING:
        lacking.add("person")
    if _name_asked().search(text) and asks in {"thing", "definition", "person"} and not kinds & NAMED:
        lacking.add("name")
    return frozenset(lacking)

"""The dates of birth and death that a text gives in brackets behind a name: 'Ola Berg (2 May 1841 – 1 June 1904)'.

Only what stands so: a sentence that says 'born' is read like any other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from article_index.words import fold
from article_qa.arrays import Floats
from article_qa.asking.question import Question
from article_qa.knowledge.lexicon import data_table
from article_qa.text.mentions import Mention

if TYPE_CHECKING:
    from article_qa.text.reading import Reading

DASH: Final = re.compile(r"\s?[–—-]\s?")
YEARS: Final = re.compile(r"(\d{4})\s?[–—-]\s?(\d{4})")
BORN: Final = frozenset(data_table("cues-en.toml")["born"])
DIED: Final = frozenset(data_table("cues-en.toml")["died"])
NAMES: Final = frozenset({"person", "name"})


@dataclass(frozen=True, slots=True)
class Life:
    """Whose life it is, and where its two dates stand, as ``[start, end)`` of the article."""

    sentence: int
    name: str
    born: tuple[int, int]
    died: tuple[int, int]


def lives(reading: "Reading") -> tuple[Life, ...]:
    """Return the lives of an article in the order of its text; none of one that is not English."""
    if reading.lang != "en":
        return ()
    return tuple(
        life for number in range(reading.size) for life in _lives(reading.text, number, reading.mentions[number])
    )


def life_asked(question: Question, reading: "Reading") -> Life | None:
    """Return the life whose beginning or end ``question`` asks for, None where the article gives none in brackets."""
    asked = {t.word for t in question.tokens}
    if not asked & (BORN | DIED) or (question.asks != "date" and "date" not in asked):
        return None
    return next((life for life in reading.once(lives) if asked & set(fold(life.name).split())), None)


def lived(question: Question, reading: "Reading") -> Floats | None:
    """Return (question words x sentences): 1 for 'born' and 'died' where the sentence tells it by dates in brackets."""
    life = life_asked(question, reading)
    if life is None:
        return None
    tokens = [t for t in question.tokens if t.term]
    out = np.zeros((len(tokens), reading.size), dtype=np.float32)
    out[[t.word in BORN | DIED for t in tokens], life.sentence] = 1
    return out


def life_span(question: Question, reading: "Reading", sentence: int) -> tuple[int, int] | None:
    """Return where ``sentence`` tells the asked birth or death by dates in brackets, or None."""
    life = life_asked(question, reading)
    if life is None or life.sentence != sentence:
        return None
    return life.died if any(t.word in DIED for t in question.tokens) else life.born


def _lives(text: str, number: int, row: tuple[Mention, ...]) -> Iterator[Life]:
    dates = [m for m in row if m.kind == "date"]
    pairs = [(a.start, a.end, b.start, b.end) for a, b in pairwise(dates) if DASH.fullmatch(text, a.end, b.start)]
    pairs += [(*y.span(1), *y.span(2)) for m in dates if (y := YEARS.fullmatch(text, m.start, m.end))]
    for born, end, start, died in pairs:
        name = _before_bracket(text, born, row) if text[died : died + 1] == ")" else None
        if name is not None:
            yield Life(number, text[name.start : name.end], (born, end), (start, died))


def _before_bracket(text: str, at: int, row: tuple[Mention, ...]) -> Mention | None:
    """Return the name right before the bracket that is open at ``at``."""
    depth = 1
    first = min(m.start for m in row)
    while depth and at > first:
        at -= 1
        depth += {")": 1, "(": -1}.get(text[at], 0)
    return None if depth else next((m for m in row if m.kind in NAMES and text[m.end : at] == " "), None)

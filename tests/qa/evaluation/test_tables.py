"""Promises of the tables of a run."""

from article_qa.certainty import bands
from article_qa.evaluation.calibration import Bin
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.risk import Surest
from article_qa.evaluation.tables import Worth, pairs, tables

CLEARLY, PROBABLY, POSSIBLY = bands()
SURE, LIKELY = CLEARLY.least, PROBABLY.least
MARKS = [
    Mark("a", "who", first=True, confidence=SURE, answerable=True, outcome="answered"),
    Mark("b", "who", first=True, confidence=LIKELY, answerable=True, outcome="answered"),
    Mark("c", "who", first=False, confidence=LIKELY, answerable=True, outcome="answered"),
    Mark("d", "who", confidence=LIKELY, answerable=False, outcome="answered"),
    Mark("e", "who", first=True, confidence=0.05, answerable=True, outcome="not_in_article"),
    Mark("f", "hello", right=True, declined=True),
]


def test_pairs_are_of_what_has_a_confidence() -> None:
    """Chat has none; where the article does not answer, no first quote is gold."""
    assert pairs(MARKS) == [(True, SURE), (True, LIKELY), (False, LIKELY), (False, LIKELY), (True, 0.05)]


def test_coverage_by_hand() -> None:
    """One of one; one and a third of two; one and two thirds of three; two of four; three of five."""
    assert tables(MARKS).coverage == (
        Surest(0.2, 1.0, SURE),
        Surest(0.4, 0.6667, LIKELY),
        Surest(0.6, 0.5556, LIKELY),
        Surest(0.8, 0.5, LIKELY),
        Surest(1.0, 0.6, 0.05),
    )


def test_reliability_by_hand() -> None:
    """Ten bins; the lowest has one answer, the one that is right though it was declined."""
    rows = tables(MARKS).reliability
    assert (len(rows), sum(row.n for row in rows)) == (10, 5)
    assert rows[0] == Bin(0.0, 0.1, 1, 0.05, 1.0)
    assert rows[1] == Bin(0.1, 0.2, 0, None, None)
    assert rows[int(LIKELY * 10)].n >= 3


def test_what_the_words_are_worth_by_hand() -> None:
    """Only what was answered was told with a word: a quarter clearly, the rest probably, a third of that right."""
    assert tables(MARKS).words == (
        Worth("clearly", SURE, 1, 0.25, 1.0),
        Worth("probably", LIKELY, 3, 0.75, 0.3333),
        Worth("possibly", 0.0, 0, 0.0, None),
    )


def test_nothing_asked_gives_empty_tables() -> None:
    """Nothing is divided by zero."""
    empty = tables([])
    assert empty.coverage == ()
    assert {row.n for row in empty.reliability} == {0}
    assert {(row.n, row.share, row.right) for row in empty.words} == {(0, None, None)}

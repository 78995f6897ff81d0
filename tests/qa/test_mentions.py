"""Promises of the typed spans."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.text.mentions import Mention, mentions, settle

CASES = [
    line.split(" |", 1)
    for line in Path(__file__).with_name("mention_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
KINDS = {
    "person", "place", "organisation", "name", "role", "demonym", "date", "duration", "money", "percent", "quantity",
    "number", "modifier",
}  # fmt: skip


def shown(found: list[Mention], text: str) -> list[str]:
    """Return mentions as the case file writes them."""
    return [f"{m.kind}: {text[m.start : m.end]}" for m in found]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_the_spans_of_a_sentence(sentence, expected):
    """Each span is found whole, typed, and nothing else is."""
    assert shown(mentions(sentence, 0, len(sentence)), sentence) == [
        part for part in expected.strip().split("; ") if part
    ]


def test_every_kind_has_cases():
    """No kind of span goes untested."""
    assert {
        part.split(":")[0].strip() for _, expected in CASES for part in expected.split(";") if part.strip()
    } == KINDS


def test_spans_count_from_the_start_of_the_text():
    """A sentence inside a text is read alone, and its spans count from the text's start."""
    text = "Norway won. In 1931 Keller left. Oslo cheered."
    assert mentions(text, 12, 32) == [Mention("date", 15, 19), Mention("name", 20, 26)]


def test_a_name_that_opens_the_sentence():
    """The capital of a first word belongs to a name where the article writes the word so inside its sentences."""
    text = "Gullfaxa sank."
    assert mentions(text, 0, len(text)) == []
    assert mentions(text, 0, len(text), frozenset({"gullfaxa"})) == [Mention("name", 0, 8)]


def test_a_surname_is_the_person_of_the_full_name():
    """A name alone is typed as the full name that holds it elsewhere, whichever sentence comes first."""
    text = "We met Keller. It was drawn by Maria Keller. We thank Gullfaxa."
    rows = [mentions(text, 0, 14), mentions(text, 15, 44), mentions(text, 45, len(text))]
    settled = settle(rows, text)
    assert [shown(row, text) for row in settled] == [["person: Keller"], ["person: Maria Keller"], ["name: Gullfaxa"]]


def test_settling_keeps_every_place():
    """Settling changes kinds of plain names only, never a span."""
    text = "Maria Keller left Norway in 1931. Keller and Brandt stayed."
    rows = [mentions(text, 0, 33), mentions(text, 34, len(text))]
    for before, after in zip(rows, settle(rows, text), strict=True):
        assert [(m.start, m.end) for m in before] == [(m.start, m.end) for m in after]
        assert all(a == b for a, b in zip(before, after, strict=True) if a.kind != "name")


PIECES = [
    "Dr. ",
    "Maria ",
    "Keller",
    " of ",
    "King",
    "’s ",
    "12",
    "%",
    " May ",
    ", ",
    ".",
    " - ",
    "$",
    "half a million",
    "1931",
]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=20).map("".join),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_any_stretch_of_any_text(text, start, length):
    """Spans lie inside the stretch that is read, hold something, are typed, and stand in order."""
    end = min(len(text), start + length)
    start = min(start, end)
    found = mentions(text, start, end)
    assert all(start <= m.start < m.end <= end for m in found)
    assert {m.kind for m in found} <= KINDS
    assert found == sorted(found, key=lambda m: (m.start, m.end))
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in found)
    patterned = [m for m in found if m.kind in {"date", "duration", "money", "percent", "quantity", "number"}]
    assert all(a.end <= b.start for a, b in pairwise(patterned))

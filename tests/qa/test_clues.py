"""Promises of the clues to a short answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, held

from article_qa.brief.candidates import candidates
from article_qa.brief.clues import Clues, clues, matrix
from article_qa.brief.surroundings import Facing
from article_qa.brief.wanted import wanted


def clues_of(question: str, text: str, words: str, *, phrases: bool = False) -> Clues:
    """Return the clues of the candidate ``words`` in the only sentence of ``text``."""
    c = held(question, text)
    found = candidates(Facing.of(c, 0), phrases=phrases)
    at = next(i for i, one in enumerate(found) if text[one.start : one.end] == words)
    return clues(Facing.of(c, 0), found, wanted(c.question))[at]


DAM = "In 1931 the dam of Vik was built by Maria Keller with 200 workers and 12 engineers."


@pytest.mark.parametrize(
    ("question", "words", "clue"),
    [
        ("Who built the dam?", "Maria Keller", "person:person"),
        ("Who built the dam?", "Maria Keller", "person~by+"),
        ("Who built the dam?", "Maria Keller", "subject<words"),
        ("Who built the dam?", "Maria Keller", "subject verb left"),
        ("When was the dam built?", "1931", "date~in"),
        ("When was the dam built?", "1931", "alone:date"),
        ("What year was the dam built?", "1931", "year:year"),
        ("How many workers built it?", "200", "of noun behind:number"),
        ("How many workers built it?", "200", "number~with"),
        ("Where was it built by Keller?", "Vik", "choice 1"),
    ],
)
def test_what_speaks_for_a_span(question, words, clue):
    """What a reader would point at is a clue: the kind, the word before, the counted noun behind, the verb beside."""
    assert clues_of(question, DAM, words)[clue] > 0


def test_the_counted_noun_tells_numbers_apart():
    """Of two numbers only the one that counts the asked noun has it right behind."""
    assert clues_of("How many engineers built it?", DAM, "200").get("of noun behind:number", 0) < 0.5
    assert clues_of("How many engineers built it?", DAM, "12")["of noun behind:number"] == 1


def test_what_is_nearer_has_more():
    """Nearness falls with the distance, and more where a comma stands between."""
    near = clues_of("When did it sink?", "It sank in 1931 after all.", "1931")["near"]
    far = clues_of("When did it sink?", "It sank with all the men in 1931.", "1931")["near"]
    parted = clues_of("When did it sink?", "It sank, with all men, in 1931.", "1931")["near"]
    assert near > far > parted > 0


def test_the_sort_of_a_place():
    """A city is one where a city is asked for, a country is none."""
    text = "They sailed from Lisbon to Norway."
    assert clues_of("Which city did they leave?", text, "Lisbon")["place of that sort"] == 1
    assert "place of that sort" not in clues_of("Which city did they leave?", text, "Norway")


def test_an_instance_of_the_noun():
    """A colour is known as one where a colour is asked for."""
    text = "The gate was painted green for luck."
    question = "What colour was the gate painted?"
    assert clues_of(question, text, "green", phrases=True)["one of the listed"] == 1
    assert clues_of(question, text, "luck", phrases=True)["none of the listed"] == 1


def test_a_matrix_has_a_column_a_name():
    """Clues become columns in the order of the names, those without a column left out."""
    assert matrix([{"a": 1.0, "c": 3.0}, {"b": 2.0}], {"b": 0, "a": 1}).tolist() == [[0, 1], [2, 0]]


@given(st.sampled_from([t for t in HOSTILE if t.strip()]), st.sampled_from(["Who", "Which city", "How many", "What"]))
@settings(max_examples=60)
def test_any_sentence_has_clues(text, asking):
    """Whatever the text, each candidate has clues, finite and none of them 0."""
    c = held(f"{asking} sank the ferry?", f"{text} Maria Keller sank 12 ferries in Norway")
    for sentence in range(c.reading.size):
        found = candidates(Facing.of(c, sentence), phrases=True)
        rows = clues(Facing.of(c, sentence), found, wanted(c.question))
        assert len(rows) == len(found)
        assert all(value and abs(value) < 100 for row in rows for value in row.values())

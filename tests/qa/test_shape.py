"""Promises of what a candidate for a short answer is like, whatever is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, read

from article_qa.brief.line import Candidate, Lines
from article_qa.brief.shape import Beside, Shape, shapes

DAM = "In 1931 the dam (the first) was built by the “old” Maria Keller, an engineer, with some 200 workers."


def shape_of(words: str, kind: str = "phrase") -> Shape:
    """Return the shape of the candidate ``words`` in the sentence."""
    reading = read(DAM)
    line, start = Lines(reading)[0], DAM.index(words)
    inside = [i for i, t in enumerate(line.tokens) if t and start <= t.start < start + len(words)]
    one = Candidate(kind, start, start + len(words), line.low + inside[0], line.low + inside[-1] + 1)
    return reading.once(shapes)(line, one)


@pytest.mark.parametrize(
    ("words", "clue"),
    [
        ("first", "in brackets"),
        ("first", "phrase the"),
        ("old", "in quotes"),
        ("an engineer", "between commas"),
        ("Maria Keller", "capital phrase"),
        ("1931", "phrase opens sentence"),
        ("200 workers", "phrase ends sentence"),
        ("200 workers", "phrase bare"),
    ],
)
def test_where_a_candidate_stands(words, clue):
    """What a reader sees around a stretch of the sentence is a clue, and what is not so is left out."""
    assert shape_of(words).clues[clue] == 1
    assert all(shape_of(words).clues.values())
    assert clue not in shape_of("built").clues or clue == "phrase bare"


@pytest.mark.parametrize(
    ("words", "met", "before", "behind"),
    [
        ("1931", (), "in", "other"),
        ("Maria Keller", (), "mark", "mark"),
        ("old", (), "by", "mark"),
        ("old", ("built",), "by+", "mark"),
        ("dam", (), "other", "other"),
        ("dam", ("1931",), "met", "other"),
    ],
)
def test_the_words_on_either_side(words, met, before, behind):
    """The word before, articles skipped, and the one behind are told by their group, or by whether they were met."""
    row = [t is not None and t.word in met for t in Lines(read(DAM))[0].tokens]
    found = shape_of(words)
    assert (found.before.told(row), found.behind.told(row)) == (before, behind)


def test_a_group_and_the_word_before_it():
    """'built by' tells more than 'by' where the question has 'built'; the end of a sentence tells only itself."""
    by = Beside("by", 3)
    assert by.told([False] * 5) == "by"
    assert by.told([False, False, False, True, False]) == "by+"
    assert Beside("end").told([True]) == "end"


def test_a_shape_is_made_once():
    """The same candidate of the same line has one shape, however often it is asked for."""
    reading = read(DAM)
    line = Lines(reading)[0]
    one = line.spans[0]
    assert reading.once(shapes)(line, one) is reading.once(shapes)(line, one)


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80)))
@settings(max_examples=40)
def test_any_text(text):
    """Whatever the text, each of its typed spans has a shape."""
    reading = read(f"{text} 1931 Oslo")
    for number in range(reading.size):
        line = Lines(reading)[number]
        assert all(reading.once(shapes)(line, one).clues for one in line.spans)

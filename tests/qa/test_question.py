"""Promises of reading a question."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.asking.question import ASKED, read_question

CASES = [
    line.rsplit(" | ", 1)
    for line in Path(__file__).with_name("question_kinds.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
KINDS = ASKED | {"reason", "manner", "yes_no", "definition", "list", "thing"}


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_what_is_asked(text, kind):
    """The kind of answer is read off how the question is put, whatever is said before it."""
    assert read_question(text).asks == kind


def test_every_kind_has_cases():
    """No kind of answer goes untested."""
    assert {kind for _, kind in CASES} == KINDS


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("In what year did the strike begin?", "year"),
        ("Which city hosted the games?", "city"),
        ("Which company made the engine?", "company"),
        ("Could you please tell me which company made the engine?", "company"),
        ("What percentage of voters stayed at home?", "percentage"),
        ("The bell was cast by which company?", "company"),
        ("When was the city founded?", None),
        ("Who built the city?", None),
        ("Did the company pay?", None),
    ],
)
def test_the_noun_that_only_names_the_kind(text, noun):
    """The noun behind 'which' is known to name the kind of answer and not to be looked for."""
    question = read_question(text)
    assert (None if question.noun is None else question.tokens[question.noun].word) == noun


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('Who said "the ice will hold"?', ("the ice will hold",)),
        ("Who said “the ice will hold.”?", ("the ice will hold",)),
        ("Who said ‘the ice will hold’?", ("the ice will hold",)),
        ("Who wrote «On Salt» and “On Clay”?", ("On Salt", "On Clay")),
        ("Who didn't say that the captain's boat sank?", ()),
        ("Who is “K”?", ()),
        ("Who built it?", ()),
    ],
)
def test_quoted_words(text, quoted):
    """What stands in quotation marks of any style is known as quoted, an apostrophe opens no quotation."""
    assert read_question(text).quoted == quoted


def test_terms_are_stems_without_stop_words_in_order():
    """What is searched for are the stems of the content words, a repeated one twice."""
    assert read_question("Which bridges cross which bridge?").terms == ["bridg", "cross", "bridg"]


@pytest.mark.parametrize("text", ["What did the mayor say about the dam?", "Who wrote “salt is dear”?"])
def test_asks_about_words(text):
    """A question about what is said or quoted is known as such."""
    assert read_question(text).about_words


def test_asks_not_about_words():
    """A question about a thing is none about words."""
    assert not read_question("How deep is the dam?").about_words


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    """Any text is read without error, into tokens that are slices of it and one of the known kinds."""
    question = read_question(text)
    assert question.text == text
    assert question.asks in KINDS
    assert question.noun is None or 0 <= question.noun < len(question.tokens)
    assert all(0 <= t.start < t.end <= len(text) for t in question.tokens)
    assert all(part in text for part in question.quoted)
    assert question.terms == [t.term for t in question.tokens if t.term]

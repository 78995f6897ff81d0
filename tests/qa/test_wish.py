"""Promises of telling questions about the whole text, and wishes for few words, from other questions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import HOSTILE

from article_qa.asking.wish import read_wish, topic

LINES = Path(__file__).with_name("wish_cases.txt").read_text("utf-8").splitlines()
CASES = [[part.strip() for part in line.rsplit("|", 1)] for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("question", "expected"), CASES, ids=[question for question, _ in CASES])
def test_cases(question, expected):
    """Each wording is read as the kind of wish that the case file names, with the number of sentences it allows."""
    wish = read_wish(question)
    if expected == "-":
        assert wish is None
        return
    kind, _, most = expected.partition(" + ")
    assert wish is not None
    assert (wish.kind or "topic", wish.most) == (kind, int(most) if most else None)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("In short, why did the mill close?", "why did the mill close"),
        ("How did the strike go, in a few words?", "How did the strike go"),
        ("Summarise the mayor’s plan", "the mayor's plan"),
        ("tl;dr - who owns Mill No. 3?", "who owns Mill No. 3"),
    ],
)
def test_the_topic_is_what_is_left(question, rest):
    """What is to be summed up is the question without the wish for few words."""
    assert read_wish(question).rest == rest


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("What is it about?", True),
        ("How did that end?", True),
        ("What led to this?", True),
        ("What is this article about?", False),
        ("tl;dr of this", False),
        ("key figures?", False),
    ],
)
def test_a_bare_pronoun_leans(question, leans):
    """A wish leans on earlier turns where a bare 'it' or 'this' may stand for what they were about."""
    assert read_wish(question).leans is leans


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text(text):
    """No text is too odd to be read."""
    assert read_wish(text) is None or read_wish(text).kind or read_wish(text).rest


@given(st.text(max_size=60))
def test_a_wish_is_fulfillable(text):
    """Whatever is wished names what to tell or leaves something to be summed up, in one to five sentences."""
    wish = read_wish(f"In two sentences, {text}")
    assert wish is None or ((wish.kind or wish.rest) and (wish.most is None or 1 <= wish.most <= 5))


def test_vague_words_name_no_topic():
    """Words such as 'event' and 'story' name no topic; stop words are not counted."""
    assert topic("what event is this story about") == ([], 2)
    assert topic("the flood of the story") == (["flood"], 2)

"""Promises of small talk."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.asking.smalltalk import small_talk
from article_qa.library import Library

LINES = (Path(__file__).parent / "smalltalk_cases.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if not line.startswith("#")]
QUESTIONS = [said for reason, said in CASES if reason == "question"]
TALK = [(reason, said) for reason, said in CASES if reason != "question"]


@pytest.mark.parametrize(("reason", "said"), TALK)
def test_small_talk_has_its_line(reason, said):
    """A greeting, thanks, a question about the service and what is no question are told apart."""
    found = small_talk(said)
    assert found
    assert found.reason == reason
    assert found.text


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_none(question):
    """What asks something, however politely, is no small talk, in any script."""
    assert small_talk(question) is None


@given(st.text(st.characters(exclude_categories=("L", "N", "Cs")), min_size=1, max_size=30))
def test_without_a_letter_or_digit_nothing_is_asked(text):
    """Punctuation, spaces and signs alone ask nothing."""
    assert small_talk(text).reason == "not_a_question"


@pytest.mark.parametrize(("reason", "said"), TALK[::7])
def test_small_talk_cites_nothing(reason, said):
    """Small talk is answered by one line of the service, without confidence or citation, whatever the article says."""
    answer = Library.from_text(f"{said} Hello. Thanks. Who are you? Test.").ask(said)
    assert (answer.outcome, answer.reason, answer.confidence) == ("chat", reason, None)
    assert answer.text == small_talk(said).text
    assert (answer.citations, answer.nearest, answer.short, answer.articles) == ((), (), (), ())

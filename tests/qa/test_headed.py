"""Promises of ranking first what stands below a line that asks the very question."""

import pytest

from article_qa.choice.headed import SURE
from article_qa.library import Library

TEXT = """Berths in Vargen: questions and answers

What is the berth pass?

Since 1988 a small card has let sailors moor at any pier of the town. It costs nothing.

Each pier keeps a list of every berth pass that it has seen.

How long will it take before I get a berth pass?

Most cards are sent within twenty days. Winter is slower.

Who may ask?

Anybody may."""


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What is the berth pass?", "Since 1988 a small card has let sailors moor at any pier of the town."),
        ("How long will it take before I get a berth pass?", "Most cards are sent within twenty days."),
        ("How long will it take?", "Most cards are sent within twenty days."),
        ("Who may ask?", "Anybody may."),
    ],
)
def test_what_stands_below_the_very_question_answers_it(question: str, quote: str) -> None:
    """A line of the article that asks the same question is answered by what stands below it, up to the next line."""
    answer = Library.from_text(TEXT).ask(question)
    assert answer.outcome == "answered"
    assert answer.citations[0].quote == quote


def test_another_question_about_the_same_words_is_weighed_as_ever() -> None:
    """The same words asked otherwise do not send one to the line: 'who keeps' is not 'what is'."""
    answer = Library.from_text(TEXT).ask("Who keeps a list of every berth pass?")
    assert answer.citations[0].quote == "Each pier keeps a list of every berth pass that it has seen."


def test_what_stands_below_the_very_question_is_surely_an_answer() -> None:
    """However little the words below have of the question, it is answered, and with a confidence of at least 0.8."""
    answer = Library.from_text(TEXT).ask("Who may ask?")
    assert (answer.outcome, answer.citations[0].quote) == ("answered", "Anybody may.")
    assert answer.confidence is not None
    assert answer.confidence >= SURE == 0.8


def test_a_question_of_the_article_answers_nothing() -> None:
    """A line that only asks is not cited first: what stands below it is, where another question is like it."""
    answer = Library.from_text(TEXT).ask("How long until I get my berth pass?")
    assert answer.citations[0].quote == "Most cards are sent within twenty days."

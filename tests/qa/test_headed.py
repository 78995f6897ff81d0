"""Promises of ranking first what stands below a line that asks the very question."""

import pytest

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

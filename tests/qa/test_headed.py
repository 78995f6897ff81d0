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


CHAPTER = """Rivers

How do I read a gauge?

Stand on the step and look at the board. Add the height of the step if the gauge is read from a boat.

Rivers wear down rock by grinding and by dissolving. In grinding, stones scrape the bed.

Review questions

1. What is the difference between grinding and dissolving? 2. Why are gauges painted?"""


def test_how_to_do_it_begins_with_the_first_sentence_below() -> None:
    """Of what stands below 'how do I', the first sentence is cited first, whatever else has the question's words."""
    answer = Library.from_text(CHAPTER).ask("how do you read gauge")
    assert answer.citations[0].quote == "Stand on the step and look at the board."


def test_a_question_for_the_reader_answers_nothing() -> None:
    """A question that a chapter puts to its readers is not cited when one of them asks it."""
    answer = Library.from_text(CHAPTER).ask("What is the difference between grinding and dissolving?")
    assert answer.citations[0].quote == "Rivers wear down rock by grinding and by dissolving."


TALK = """A talk with Ada Holm

Bo Ray: You made kites in Vargen.

Ada Holm: I made kites there for years.

Bo Ray: You won the prize for kites in Vargen, and you have not shown a kite there since. Why not?

Ada Holm: Because people came who wanted the prize. Kites were nothing to them.

Bo Ray: And now?

Ada Holm: Now I bake."""


def test_a_turn_that_asks_gives_way_to_the_reply() -> None:
    """Where the best sentence belongs to a turn that ends in a question of the asked kind, the reply ranks first."""
    answer = Library.from_text(TALK).ask("Why has Ada Holm not shown a kite in Vargen since the prize?")
    shown = answer.citations[0] if answer.citations else answer.nearest[0]
    assert shown.quote == "Because people came who wanted the prize."

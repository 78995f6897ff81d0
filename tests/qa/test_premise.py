"""Promises of telling a question's false premise: another speaker's words, another place's office."""

import pytest

from article_qa.choice.offices import offices, other_office
from article_qa.library import Library

TEXT = (
    "Talks in the harbour\n\nOn Friday the Italian president Ada Conti, the French prime minister Jules Marchand and "
    "the mayor of Porto met in the harbour. They spoke for an hour about fish."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the French prime minister", [("prime minister", "French prime minister", {"france"})]),
        ("the mayor of Porto", [("mayor", "mayor of Porto", {"porto"})]),
        ("Who is Italy's president?", [("president", "Italy's president", {"italy"})]),
        ("European Council president Ana", [("president", "European Council president", {"european council"})]),
        ("president of the Northern Bank", [("president", "president of the Northern Bank", {"northern bank"})]),
        ("the old mayor wept", []),
    ],
)
def test_offices_are_found_with_their_place(text, found):
    """An office counts with the place beside it, as an adjective, a genitive or behind 'of'."""
    assert [(o.role, text[o.start : o.end], set(o.of)) for o in offices(text)] == found


def test_another_places_office_is_no_answer():
    """Who holds an office of one place is not answered by who holds it in another; the notice names that one."""
    answer = Library.from_text(TEXT).ask("Who is the prime minister of Italy?")
    assert (answer.outcome, answer.reason) == ("not_in_article", "false_premise")
    assert answer.notice is not None
    assert answer.notice.code == "other_office"
    assert "French prime minister" in answer.notice.text
    assert answer.nearest[0].quote.startswith("On Friday the Italian president")
    assert answer.confidence is not None
    assert answer.confidence <= 0.1


def test_an_organisations_office_is_no_countrys():
    """Who presides over an organisation is not the president of a country, and is told where it is asked for."""
    library = Library.from_text("On Monday the European Council president Ana Sousa spoke with the fishermen of Porto.")
    asked = library.ask("Who is the president of France?")
    assert (asked.outcome, asked.reason) == ("not_in_article", "false_premise")
    for question in ("Who is the president of the European Council?", "Who is the European Council president?"):
        assert library.ask(question).short[0].text == "Ana Sousa"


def test_the_right_office_is_answered():
    """The office of the very place that is asked for has no false premise."""
    assert other_office("Who is the prime minister of France?", TEXT) is None
    assert Library.from_text(TEXT).ask("Who is the French prime minister?").outcome == "answered"

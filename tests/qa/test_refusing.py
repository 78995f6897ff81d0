"""Promises of what is said when the article does not answer."""

import pytest

from article_qa.choice.refusing import refusal_text
from article_qa.library import Library


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who controls the harbour now?", "The article does not say who controls the harbour now."),
        ("Which firm built the old mill?", "The article does not say which firm built the old mill."),
        ("Who is the mayor of Porto?", "The article does not say who the mayor of Porto is."),
        ("What was the cost of the dam?", "The article does not say what the cost of the dam was."),
        ("Who is it?", "The article does not say who it is."),
        ("When did the dam break?", "The article does not say when the dam broke."),
        ("Who was the man arrested by?", "The article does not say who the man was arrested by."),
        ("How many mills are there in Porto?", "The article does not say how many mills there are in Porto."),
        ("How many were hurt?", "The article does not answer “How many were hurt?”"),
        (
            "When will the new law come into force?",
            "The article does not answer “When will the new law come into force?”",
        ),
        ("dam cost", "The article does not answer “dam cost”."),
        ("the mayor? of what?", "The article does not answer “the mayor? of what?”"),
    ],
)
def test_what_was_looked_for_is_named(question, said):
    """The question becomes an indirect one where that needs no grammar, and is quoted elsewhere."""
    assert refusal_text(question, several=False) == said


def test_a_long_question_is_cut():
    """At most 200 characters of a question are repeated."""
    said = refusal_text("Why " + "so " * 150 + "late?", several=True)
    assert said.startswith("None of the articles answers “Why so so")
    assert said.endswith("…”")
    assert len(said) < 240


def test_a_missing_kind_is_told():
    """Where a date is asked for and the best sentence has none, the reason is wrong_type."""
    library = Library.from_text("The old mill burnt down. Nobody was hurt. The owner wept.")
    answer = library.ask("In which year was the lighthouse sold?")
    assert answer.outcome == "not_in_article"
    assert answer.reason == "wrong_type"

"""Promises about what a question about words asks, by its own words alone."""

import pytest

from article_qa.asking.question import read_question
from article_qa.asking.statement import Statement, read_statement

CASES = [
    ("What did Ada Brill say about the mill?", Statement("words_of", "Ada Brill")),
    ("What does the mill's owner think of the offer?", Statement("words_of", "the mill's owner")),
    ("According to Ada Brill, when will it close?", Statement("words_of", "Ada Brill")),
    ("When will it close, according to the owner?", Statement("words_of", "the owner")),
    ("How did the ministry respond to the strike?", Statement("words_of", "the ministry")),
    ("What is Brill's opinion on bridges?", Statement("words_of", "Brill")),
    ("What was the reaction of the workers to the offer?", Statement("words_of", "the workers")),
    ("What has the mayor promised?", Statement("words_of", "the mayor")),
    ("Who said that the mill would close?", Statement("speaker")),
    ("Who called the offer an insult?", Statement("speaker")),
    ("According to whom will the mill close?", Statement("speaker")),
    ("Whose remark was that?", Statement("speaker")),
    ("Which newspaper reported the closure?", Statement("outlet")),
    ("What outlet did she speak to?", Statement("outlet")),
    ("What does the author think about the mill?", Statement("author")),
    ("What is the reporter's verdict on the mill?", Statement("author")),
    ("What does the article say about the mill?", Statement("none")),
    ("What did she say about the mill?", Statement("none")),
    ("How many jobs did the mill add in May?", Statement("none")),
    ("When was the mill built?", Statement("none")),
    ("Who built the mill?", Statement("none")),
    ("Which media firm bought the mill?", Statement("none")),
    ("Where did Vane hear the minister's promise?", Statement("none")),
]


@pytest.mark.parametrize(("question", "expected"), CASES, ids=[c[0] for c in CASES])
def test_what_is_asked_about_words(question: str, expected: Statement) -> None:
    """The kind and the one whose words are asked for are read off the question."""
    assert read_statement(read_question(question)) == expected

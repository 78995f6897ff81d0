"""Promises of questions turned into indirect ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.choice.indirect import indirect


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("How old is he", "how old he is"),
        ("Where was Mira Holt born", "where Mira Holt was born"),
        ("Which river is Vik on", "which river Vik is on"),
        ("When will Mira Holt retire", "when Mira Holt will retire"),
        ("How many children did Holt have", "how many children Holt had"),
        ("Why does she study law", "why she studies law"),
        ("How much does a kilo of rye cost", "how much a kilo of rye costs"),
        ("What did the old mayor of Vik promise", "what the old mayor of Vik promised"),
        ("Why was the treaty signed in Vik", "why the treaty was signed in Vik"),
        ("Where is Norway's king", "where Norway's king is"),
        ("What is the book about", "what the book is about"),
        ("What is the firm known for", "what the firm is known for"),
        ("What is the firm worth", "what the firm is worth"),
        ("What is the speed of light", "what the speed of light is"),
        ("How many people were killed in Vik", "how many people were killed in Vik"),
        ("How many people died in the flood", "how many people died in the flood"),
    ],
)
def test_a_question_whose_subject_ends_plainly(question, turned):
    """A pronoun, a name, a participle or a known verb ends the subject, which goes before its verb."""
    assert indirect(question) == turned


@pytest.mark.parametrize(
    "question",
    [
        "When did Holt first visit Vik",
        "Where are Vik residents fleeing",
        "Which planet is the largest",
        "How many people are Muslims",
        "What is the weather like in Vik",
        "Can I bring my dog",
        "rye price",
        "",
    ],
)
def test_what_is_not_sure_is_left(question):
    """Where the subject's end does not show, or nothing is asked, no question is turned."""
    assert indirect(question) is None


@given(st.text(max_size=80))
def test_any_words_are_turned_or_left(text):
    """Whatever is typed is turned into something or left."""
    assert indirect(text) != ""

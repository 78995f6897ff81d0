"""Promises of reading what a question wants said in a few words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.asking.question import read_question
from article_qa.brief.wanted import instances, wanted


@pytest.mark.parametrize(
    ("question", "part", "head", "verb"),
    [
        ("Which city hosted the games?", "subject", "city", "hosted"),
        ("Which city did the storm hit?", "object", "city", "hit"),
        ("How many workers were injured?", "patient", "workers", "injured"),
        ("How many workers built the dam?", "subject", "workers", "built"),
        ("Who built the dam?", "subject", None, "built"),
        ("Who did the mayor thank?", "object", None, "thank"),
        ("Who was Keller succeeded by?", "patient", None, "succeeded"),
        ("Who is the mayor of Vik?", "patient", "mayor", None),
        ("What is the name of Reed's wife?", "patient", "wife", None),
        ("Who's the mayor of Vik?", "patient", "mayor", None),
        ("When was the bridge built?", "patient", None, "built"),
        ("When was the bridge?", "patient", None, None),
        ("What kind of stone did they use?", "object", "stone", None),
        ("The bell was cast in which town?", "subject", "town", None),
        ("Who has the key?", "subject", None, None),
        ("", "subject", None, None),
    ],
)
def test_the_part_the_noun_and_the_verb(question, part, head, verb):
    """The noun asked for, the verb, and whether the answer does it or has it done to it are read off the order."""
    found = wanted(read_question(question))
    assert (found.part, found.head and found.head.word, found.verb and found.verb.word) == (part, head, verb)


@pytest.mark.parametrize(
    ("question", "copula", "plural"),
    [
        ("Who is the mayor of Vik?", True, False),
        ("Who were the children of Keller?", True, True),
        ("Which towns joined?", False, True),
        ("Who built the dam?", False, False),
    ],
)
def test_what_is_said_of_the_answer(question, copula, plural):
    """A noun that is said of the answer, and one that asks for several, are known as such."""
    found = wanted(read_question(question))
    assert (found.copula, found.plural) == (copula, plural)


def test_who_a_named_person_is():
    """'Who is' and a name alone asks for no person but for what that one is."""
    assert wanted(read_question("Who is Maria Keller?")).asks == "identity"
    assert wanted(read_question("Who's Keller?")).asks == "identity"
    assert wanted(read_question("Who is the mayor?")).asks == "person"
    assert wanted(read_question("Who's the mayor?")).asks == "person"


def test_instances_of_a_noun():
    """Colours are known as colours, in the singular and the plural of the noun."""
    assert {"red", "blue"} <= instances()["colour"] == instances()["colours"]


@given(st.text(max_size=200))
def test_any_question_wants_something(text):
    """Any text is read without error, and what is wanted are words of it."""
    question = read_question(text)
    found = wanted(question)
    assert found.part in {"subject", "object", "patient"}
    assert all(token is None or token in question.tokens for token in (found.head, found.verb))

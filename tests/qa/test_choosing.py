"""Promises of choosing how many sentences are cited."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import held

from article_qa.choice.choosing import choose
from article_qa.evidence import evidence
from article_qa.weighing.ranking import Ranked, rank
from article_qa.weighing.weights import load_weights

TEXT = "The dam holds. The mill grinds. The gate is open. The dam has a gate. Keller owns the mill. It rains."
QUESTIONS = ["Who owns the mill?", "List the gates of the dam", "What is it?", "Is the gate open?", "dam mill gate"]


def scored(question: str, scores: list[float]) -> Ranked:
    """Return the sentences of the text above as if they had the given scores."""
    comparison = held(question, TEXT)
    ranked = rank(comparison, evidence(comparison), load_weights().ranking)
    row = np.array(scores, dtype=np.float32)
    return replace(ranked, scores=row, order=np.argsort(-row, kind="stable").tolist())


@given(
    st.sampled_from(QUESTIONS),
    st.lists(st.floats(-20, 20, width=32), min_size=6, max_size=6),
    st.integers(1, 10),
)
def test_the_first_and_no_more_than_the_limit(question, scores, limit):
    """Whatever the scores, the best sentence is cited first, none twice, and never more than the limit."""
    ranked = scored(question, scores)
    chosen = choose(ranked, limit)
    assert chosen[0] == ranked.first
    assert len(set(chosen)) == len(chosen) <= limit
    assert set(chosen) <= set(range(6))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_limit_of_one(question):
    """With a limit of 1 the best sentence stands alone."""
    assert choose(scored(question, [1, 1, 1, 1, 1, 1]), 1) == [0]


@pytest.mark.parametrize("question", ["Who owns the mill?", "When was it?", "Is the gate open?"])
def test_what_is_far_behind_is_left_out(question):
    """A sentence far below the best is not cited beside it where one answer is asked for."""
    assert choose(scored(question, [-9, -9, -9, -9, 9, -9]), 10) == [4]


def test_an_article_of_one_sentence():
    """Where there is but one sentence it is the one cited."""
    comparison = held("What holds?", "The dam holds.")
    assert choose(rank(comparison, evidence(comparison), load_weights().ranking), 10) == [0]


LISTED = (
    "Rules\n\nBring the following to the mill:\n\n- a lamp\n\n- a rope\n\n- a map\n\nThe mill shuts at ten. It rains."
)


def listed(question: str, first: int) -> list[int]:
    """Return what is cited of the listed rules where sentence ``first`` is the best."""
    comparison = held(question, LISTED)
    ranked = rank(comparison, evidence(comparison), load_weights().ranking)
    order = [first, *(i for i in ranked.order if i != first)]
    scores = np.array([-float(order.index(i)) for i in range(len(order))], dtype=np.float32)
    return choose(replace(ranked, scores=scores, order=order), 10)


def test_what_leads_into_a_list_brings_its_items():
    """A sentence that leads into a list is cited with the items, whatever the question."""
    assert listed("What must I bring to the mill?", 1) == [1, 2, 3, 4]


def test_an_item_brings_the_others_where_several_are_asked_for():
    """An item is cited alone where one thing is asked for, with the other items where several are."""
    assert listed("Name all things to bring", 3) == [3, 2, 4]
    assert 2 not in listed("Is a rope needed?", 3)


def test_a_question_for_several_things_gets_more():
    """With equal scores a question for two things gets more sentences than a question for one."""
    scores = [2.0, 1.8, -3.0, 1.7, -3.0, -3.0]
    several = choose(scored("Which two things do the dam and the gate do?", scores), 10)
    assert len(several) > len(choose(scored("When was it?", scores), 10))


def test_a_topic_summed_up_takes_at_most_three():
    """What is to be summed up is told in at most three sentences."""
    assert len(choose(scored("the dam, the mill and the gates", [1, 1, 1, 1, 1, 1]), 10, in_short=True)) <= 3


MEMBERS = """The council has four members.

Anna Weber looks after the roads of the town. Ben Keller looks after the schools of the town. It rained on Monday.

Carla Brandt looks after the parks of the town. The old bakery sells bread."""


def answered(question: str, text: str) -> list[int]:
    """Return what is cited of ``text``, by the shipped weights."""
    comparison = held(question, text)
    return choose(rank(comparison, evidence(comparison), load_weights().ranking), 10)


def test_members_of_an_enumeration_are_cited_together():
    """Sentences built alike that name somebody else each are all cited where several are asked for, others are not."""
    assert sorted(answered("Which people look after something in the town?", MEMBERS)) == [1, 2, 4]


def test_one_thing_that_stands_out_is_cited_alone():
    """Where one thing is asked for and one sentence stands out, no other is weighed."""
    assert answered("Who looks after the schools?", MEMBERS) == [2]


def test_what_says_the_same_is_cited_too():
    """Where one thing is asked for, a sentence that scores as high and says the same is cited; a lower one never."""
    text = "The mill closed in 1931. The dam holds. In 1931 the mill closed."
    comparison = held("When did the mill close?", text)
    ranked = rank(comparison, evidence(comparison), load_weights().ranking)

    def cited(*scores: float) -> list[int]:
        row = np.array(scores, dtype=np.float32)
        return choose(replace(ranked, scores=row, order=np.argsort(-row, kind="stable").tolist()), 10)

    assert cited(9, -9, 8.9) == [0, 2]
    assert cited(9, -9, 8) == [0]


def test_neighbours_come_in_the_order_of_their_paragraph():
    """Beside the best, sentences that follow each other are cited in that order, whichever of them scored more."""
    ranked = scored("List the gates of the dam", [0.6, 0.8, 1.0, 3.0, 0.7, 0.5])
    first, *others = choose(ranked, 10)
    assert first == 3
    behind = [i for i in others if i < 3]
    assert len(behind) > 1
    assert behind == sorted(behind)

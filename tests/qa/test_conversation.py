"""What the turns before a question tell of an article's sentences."""

from dataclasses import replace

import pytest

from article_qa.answer import Place
from article_qa.conversing.conversation import ALONE, Conversation
from article_qa.evidence import FEATURES, evidence
from article_qa.weighing.comparison import Comparison
from tests.qa.readers import held

TEXT = (
    "The old mill\n\nThe mill burned in May. Nobody was hurt. The wheel survived.\n\n"
    "Its owner, Ida Krog, will rebuild it."
)
TOLD = (
    "cited_before", "cited_last", "right_behind_last", "behind_last", "near_last", "in_last_paragraph", "typed_covered",
)  # fmt: skip


def _after(conversation: Conversation) -> Comparison:
    return replace(held("Was the mill hurt?", TEXT), conversation=conversation)


def _burned(*, leans: bool) -> Conversation:
    at = TEXT.index("The mill burned")
    return Conversation(((Place("article", at, at + 23),),), leans, frozenset({"hurt"}))


def _numbers(name: str, conversation: Conversation) -> list[float]:
    return [round(float(x), 3) for x in evidence(_after(conversation))[:, list(FEATURES).index(name)]]


def test_a_first_question_has_none_of_it() -> None:
    """Without turns every number is 0."""
    assert all(_numbers(name, ALONE) == [0, 0, 0, 0, 0] for name in TOLD)


def test_what_was_cited_is_known_again() -> None:
    """The cited sentence is marked by its number, in this article only, and less for a question that stands alone."""
    assert _after(_burned(leans=False)).cited == (frozenset({1}),)
    assert _numbers("cited_before", _burned(leans=False)) == [0, 0.3, 0, 0, 0]
    assert _numbers("cited_before", _burned(leans=True)) == [0, 0.7, 0, 0, 0]
    elsewhere = Conversation(((Place("other", 0, 99),),), leans=True)
    assert _numbers("cited_before", elsewhere) == [0, 0, 0, 0, 0]


def test_the_last_answer_may_hold_what_is_asked_next() -> None:
    """'When did it burn?' may well be answered by the sentence that told what burned: it has a date beside the word."""
    when = replace(held("When did the mill burn?", TEXT), conversation=_burned(leans=True))
    column = list(FEATURES).index("cited_before")
    assert evidence(when)[1, column] == pytest.approx(0.7 * (1 - when.answering.near[0]))
    assert when.answering.sentence.tolist() == [1]
    assert when.answering.near[0] > 0.3


def test_only_a_leaning_question_stays_near() -> None:
    """A question that stands alone is not drawn to the place of the last answer."""
    near = [name for name in TOLD if name != "cited_before"]
    assert all(_numbers(name, _burned(leans=False)) == [0, 0, 0, 0, 0] for name in near)


def test_a_leaning_question_is_drawn_to_what_follows() -> None:
    """The sentence behind the last answer, those behind it, its paragraph, and nearness in both directions."""
    told = _burned(leans=True)
    assert _numbers("cited_last", told) == [0, 1, 0, 0, 0]
    assert _numbers("right_behind_last", told) == [0, 0, 1, 0, 0]
    assert _numbers("behind_last", told) == [0, 0, 1, 1, 1]
    assert _numbers("in_last_paragraph", told) == [0, 1, 1, 1, 0]
    assert _numbers("near_last", told) == [0.905, 1, 0.905, 0.819, 0.741]


def test_typed_words_count_by_themselves() -> None:
    """Of a completed question the share of what was typed is told: 'hurt', and not the borrowed 'mill'."""
    _, burned, hurt, survived, _ = _numbers("typed_covered", _burned(leans=True))
    assert hurt == 1
    assert max(burned, survived) < 0.7

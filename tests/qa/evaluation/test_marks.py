"""Promises of marking one answer."""

from typing import Any

import pytest

from article_index.article import Span
from article_qa.answer import Answer, Citation, Outcome, Quotation, ShortAnswer
from article_qa.evaluation.marks import Mark, mark
from article_qa.evaluation.questions import Question, QuestionFileError

TEXT = "The cat came. The dog left. The owl slept."
CAT, DOG, OWL = (0, 13), (14, 27), (28, 42)


def answer(*places: tuple[int, int], outcome: Outcome = "answered", short: str = "", **more: Any) -> Answer:
    """Return an answer that cites ``places`` of TEXT, or names them as nearest where it does not answer."""
    quotations = tuple(Quotation("a", 0, TEXT[s:e], s, e, "", "", ()) for s, e in places)
    answered = outcome == "answered"
    fields: dict[str, Any] = {
        "outcome": outcome,
        "reason": None,
        "question": "?",
        "understood_as": "?",
        "text": "",
        "short": (ShortAnswer(1, short, 0, len(short)),) if short else (),
        "confidence": 0.5,
        "citations": tuple(Citation(n, q, 0, 0) for n, q in enumerate(quotations, 1)) if answered else (),
        "nearest": () if answered else quotations,
        "notice": None,
        "articles": (),
    }
    return Answer(**fields | more)


def question(**more: Any) -> Question:
    """Return an answerable question whose gold is the cat's sentence."""
    return Question("f:1", "q", "Who came?", **{"answerable": True, "type": "who", "gold": ("The cat came.",)} | more)


def test_a_right_answer_has_full_marks() -> None:
    """The first citation is gold, one of two is gold, one group of two is cited, one word of two is right."""
    asked = question(must=(("The cat came.",), ("The owl slept.",)), short=("The cat", "dog"))
    assert mark(asked, answer(CAT, DOG, short="A cat"), TEXT) == Mark(
        id="q",
        type="who",
        right=True,
        first=True,
        top3=True,
        precision=0.5,
        complete=False,
        over=False,
        short=0.5,
        confidence=0.5,
        answerable=True,
        outcome="answered",
    )


def test_all_groups_cited_is_complete() -> None:
    """Any of the strings of a group will do."""
    asked = question(must=(("The cat came.",), ("No such thing.", "The owl slept.")))
    assert mark(asked, answer(OWL, CAT), TEXT).complete is True


def test_a_wrong_first_citation_is_not_right() -> None:
    """Gold in the second place counts for the first three only."""
    got = mark(question(), answer(DOG, CAT), TEXT)
    assert (got.right, got.first, got.top3, got.precision) == (False, False, True, 0.5)


def test_a_declined_answer_is_judged_by_what_is_nearest() -> None:
    """What is nearest counts for first, not for right, and precision has nothing to say."""
    asked = question(short=("cat",), must=(("The cat came.",),))
    assert mark(asked, answer(CAT, outcome="not_in_article"), TEXT) == Mark(
        id="q", type="who", right=False, first=True, top3=True, complete=False, over=True, short=0.0,
        confidence=0.5, answerable=True, outcome="not_in_article",
    )  # fmt: skip


def test_what_the_article_does_not_say_is_right_when_declined() -> None:
    """Declining is right, answering is not; chat has no confidence and is right only where it is named."""
    asked = question(answerable=False, gold=())
    declined = mark(asked, answer(CAT, outcome="not_in_article"), TEXT)
    assert (declined.right, declined.declined, declined.answerable) == (True, True, False)
    answered = mark(asked, answer(CAT), TEXT)
    assert (answered.right, answered.declined) == (False, False)
    hello = answer(outcome="chat", confidence=None)
    assert (mark(asked, hello, TEXT).right, mark(asked, hello, TEXT).answerable) == (False, None)
    assert mark(question(answerable=False, gold=(), outcomes=("chat",)), hello, TEXT).right is True


def test_a_foreign_question_is_marked_for_declining_alone() -> None:
    """It bears on no other figure."""
    asked = question(answerable=False, gold=(), foreign=True)
    assert mark(asked, answer(CAT), TEXT) == Mark("q", "who", foreign_question=True, foreign=False)


def test_a_rewritten_question_is_marked_for_its_understanding_alone() -> None:
    """Three of four words on either side are the same."""
    asked = question(rewrite="When did the cat come?")
    got = mark(asked, answer(CAT, understood_as="When did it come?"), TEXT)
    assert got == Mark("q", "who", rewrite=2 * 3 / (4 + 5))


def test_gold_that_is_not_in_the_text_is_an_error_of_the_file() -> None:
    """The line is named; a document's gold is places and needs no search."""
    with pytest.raises(QuestionFileError, match="f:1: the gold of 'q' is not in its article"):
        mark(question(gold=("The fox came.",)), answer(CAT), TEXT)
    assert mark(question(gold=(), gold_spans=(Span(*CAT),)), answer(CAT), TEXT).right is True


def test_the_confidence_is_the_one_that_is_told() -> None:
    """It is rounded as in JSON, so that measuring over HTTP and in process agree."""
    assert mark(question(), answer(CAT, confidence=0.123456), TEXT).confidence == 0.1235

"""Promises of asking a library the questions of a file."""

import pytest

from article_index.article import Span
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.questions import Question, QuestionFileError
from article_qa.evaluation.run import Marked, run, sample
from article_qa.library import Library

OPENED = "Mira Holt opened the Lantern theatre in Porto in 1987."
TEXT = f"{OPENED} It closed after a fire in 2003."
ASKED = Question("f:1", "a", "Who opened the Lantern theatre?", answerable=True, article="story", gold=(OPENED,))


@pytest.fixture(scope="module")
def story() -> Library:
    """Return a library of one small story."""
    return Library.from_text(TEXT, "story")


def test_an_article_and_a_document_are_marked_alike(story: Library) -> None:
    """The same text gives the same mark and says the same, on the shelf and with the question."""
    sent = Question("f:2", "a", ASKED.question, answerable=True, text=TEXT, gold_spans=(Span(0, len(OPENED)),))
    on_shelf, with_question = run(story, [ASKED, sent])
    assert on_shelf == with_question
    assert (on_shelf.mark.right, on_shelf.outcome, on_shelf.said, on_shelf.faults) == (True, "answered", OPENED, ())


def test_a_question_that_is_refused_has_failed(story: Library) -> None:
    """It says why, and the next one is asked."""
    empty = Question("f:1", "a", " ", answerable=False, article="story", type="none")
    failed, asked = run(story, [empty, ASKED])
    assert failed == Marked(Mark("a", "none", failed=True), "", "The question is empty; type one.")
    assert asked.mark.right


def test_an_article_that_is_not_there_is_an_error_of_the_file(story: Library) -> None:
    """The line and the article are named."""
    with pytest.raises(QuestionFileError, match="f:1: there is no article 'other' here"):
        list(run(story, [Question("f:1", "a", "Who?", answerable=False, article="other")]))


def test_a_sample_is_always_the_same() -> None:
    """So many, none twice; all of them for 0 and where there are no more."""
    many = [Question("f:1", str(i), "?", answerable=False) for i in range(50)]
    assert sample(many, 10) == sample(many, 10)
    assert len({q.id for q in sample(many, 10)}) == 10
    assert sample(many, 0) == sample(many, 50) == sample(many, 99) == many

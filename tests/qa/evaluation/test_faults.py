"""Promises of holding an answer to the contract."""

from dataclasses import replace

import pytest

from article_index.article import Span
from article_qa.answer import Answer, Citation, Quotation, ShortAnswer
from article_qa.evaluation.faults import faults

TEXT = "The cat came. The dog left.\n\nThe owl slept."
SENTENCES = {Span(0, 13), Span(14, 27), Span(29, 43)}
CAT = Quotation("a", 0, "The cat came.", 0, 13, "", "", ())
DOG = Quotation("a", 1, "The dog left.", 14, 27, "", "", ())
ANSWERED = Answer(
    outcome="answered",
    reason=None,
    question="?",
    understood_as="?",
    text="The cat came. The dog left.",
    short=(ShortAnswer(1, "cat", 4, 7),),
    confidence=0.5,
    citations=(Citation(1, CAT, 0, 13), Citation(2, DOG, 14, 27)),
    nearest=(),
    notice=None,
    articles=(),
)
DECLINED = replace(ANSWERED, outcome="not_in_article", text="No.", short=(), citations=(), nearest=(CAT,))
CHAT = replace(DECLINED, outcome="chat", nearest=(), confidence=None)


@pytest.mark.parametrize("answer", [ANSWERED, DECLINED, replace(DECLINED, nearest=()), CHAT])
def test_a_whole_answer_has_no_fault(answer: Answer) -> None:
    """Of each outcome."""
    assert faults(answer, "a", TEXT, SENTENCES) == []


def cited(quotation: Quotation, answer: Answer = DECLINED) -> Answer:
    """Return ``answer`` with ``quotation`` as what is nearest."""
    return replace(answer, nearest=(quotation,))


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (cited(replace(CAT, quote="The cat came!")), "a quote is not the article's text at its place"),
        (cited(replace(CAT, end=99)), "a quote is not the article's text at its place"),
        (cited(replace(CAT, quote="", start=3, end=3)), "a quote is not the article's text at its place"),
        (cited(replace(CAT, quote="The cat", end=7)), "a quote is not one sentence"),
        (cited(replace(CAT, article="b")), "a quote is of an article that was not asked"),
        (replace(ANSWERED, text="The cat came."), "a quote is not where the answer's text should have it"),
        (replace(ANSWERED, outcome="not_in_article"), "citations and outcome disagree"),
        (replace(ANSWERED, citations=(), short=()), "citations and outcome disagree"),
        (replace(ANSWERED, nearest=(CAT,)), "citations and outcome disagree"),
        (replace(ANSWERED, short=(ShortAnswer(2, "cat", 4, 7),)), "a short answer is not inside its citation"),
        (replace(ANSWERED, short=(ShortAnswer(3, "cat", 4, 7),)), "a short answer is not inside its citation"),
        (replace(ANSWERED, short=(ShortAnswer(1, "dog", 4, 7),)), "a short answer is not inside its citation"),
        (replace(ANSWERED, confidence=None), "the confidence is no probability"),
        (replace(ANSWERED, confidence=1.5), "the confidence is no probability"),
        (replace(CHAT, confidence=0.5), "the confidence is no probability"),
    ],
)  # fmt: skip
def test_each_fault_is_found(answer: Answer, fault: str) -> None:
    """One thing wrong is one fault."""
    assert faults(answer, "a", TEXT, SENTENCES) in ([fault], [fault, fault])


def test_a_quote_across_paragraphs_is_a_fault_without_the_sentences_too() -> None:
    """Where the sentences are not known, a blank line inside a quote still tells."""
    wide = Quotation("a", 1, "The dog left.\n\nThe owl slept.", 14, 43, "", "", ())
    assert faults(cited(wide), "a", TEXT) == ["a quote is not one sentence"]
    assert faults(cited(replace(CAT, quote="The cat", end=7)), "a", TEXT) == []

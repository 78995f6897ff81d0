"""Promises of an answer as it is read in a terminal."""

from dataclasses import replace

import pytest

from article_qa.answer import Answer, Citation, Named, Notice, Place, Quotation, ShortAnswer
from article_web.shell.printed import confidence, printed
from article_web.shell.terminal import Terminal

QUOTE = "The treaty was signed in early May by both."
QUOTATION = Quotation("treaty", 3, QUOTE, 100, 143, "", "", ())
ANSWERED = Answer(
    outcome="answered",
    reason=None,
    question="When was it signed?",
    understood_as="When was it signed?",
    text=QUOTE,
    short=(ShortAnswer(1, "early May", 125, 134),),
    confidence=0.87,
    citations=(Citation(1, QUOTATION, 0, 43),),
    nearest=(),
    notice=None,
    articles=(),
)
DECLINED = replace(
    ANSWERED,
    outcome="not_in_article",
    reason="no_match",
    text="The article does not say.",
    short=(),
    citations=(),
    nearest=(QUOTATION,),
    confidence=0.1,
)


def test_an_answer_without_a_terminal() -> None:
    """The short answer, the quote as it stands, its place, and how sure the answer is."""
    assert printed(ANSWERED, Terminal()) == (
        "Short answer: early May\n"
        "\n"
        "[1] The treaty was signed in early May by both.\n"
        "    treaty, sentence 3, characters 100–143\n"
        "\n"
        "Clearly the answer (0.87)."
    )


def test_an_answer_on_a_terminal() -> None:
    """The quote is wrapped and its short answer strong, in the quote and by itself."""
    assert printed(ANSWERED, Terminal(width=44, colour=True)) == (
        "Short answer: \x1b[1;4mearly May\x1b[0m\n"
        "\n"
        "[1] The treaty was signed in \x1b[1;4mearly May\x1b[0m by\n"
        "    both.\n"
        "\x1b[2m    treaty, sentence 3, characters 100–143\x1b[0m\n"
        "\n"
        "\x1b[2mClearly the answer (0.87).\x1b[0m"
    )


def test_what_else_an_answer_may_say() -> None:
    """How the question was read, who said it, who reports it, and a notice are all told."""
    said = replace(QUOTATION, speaker=Named("Ms. A", 0, 5), reported_by=Named("the Post", 6, 14), page=7)
    answer = replace(
        ANSWERED,
        understood_as="When was the treaty signed?",
        citations=(Citation(1, said, 0, 43),),
        notice=Notice("conflict", "Two sentences disagree."),
    )
    text = printed(answer, Terminal())
    assert text.startswith("Read as: When was the treaty signed?\n\nShort answer:")
    assert "characters 100–143, page 7; said by Ms. A; reported by the Post\n" in text
    assert text.endswith("(0.87).\n\nNote: Two sentences disagree.")


def test_what_the_article_does_not_say() -> None:
    """The service's sentence comes first, and what is nearest is said to be no answer."""
    assert printed(DECLINED, Terminal()) == (
        "The article does not say.\n"
        "\n"
        "Nearest, not an answer:\n"
        "- The treaty was signed in early May by both.\n"
        "  treaty, sentence 3, characters 100–143"
    )
    assert printed(replace(DECLINED, nearest=()), Terminal()) == "The article does not say."


def test_an_article_cannot_write_to_the_terminal() -> None:
    """Escape sequences in a quote, a question, a name are shown, not obeyed."""
    evil = "\x1b]0;owned\x07"
    quotation = replace(QUOTATION, quote=evil + QUOTE, speaker=Named(evil, 0, 1))
    answer = replace(
        ANSWERED,
        understood_as=evil,
        citations=(Citation(1, quotation, 0, 1),),
        notice=Notice("conflict", evil),
    )
    assert not set("\x1b\x07\x9b") & set(printed(answer, Terminal(width=80)))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.0, "Clearly the answer (1.00)."),
        (0.8, "Clearly the answer (0.80)."),
        (0.79, "Probably the answer (0.79)."),
        (0.5, "Probably the answer (0.50)."),
        (0.0, "Possibly the answer: check the sentence (0.00)."),
    ],
)
def test_confidence_in_words(value: float, words: str) -> None:
    """Each of the three has its range, and the number stands beside it."""
    assert confidence(value) == words


def test_other_articles_with_the_same_sentence_are_named() -> None:
    """Each once, behind the place that is cited."""
    copies = (Place("daily", 5, 48), Place("daily", 90, 133), Place("weekly", 0, 43))
    cited = replace(ANSWERED, citations=(Citation(1, replace(QUOTATION, also=copies), 0, 43),))
    assert "    treaty, sentence 3, characters 100–143; also in daily, weekly\n" in printed(cited, Terminal())

"""Promises of the table that says why."""

from dataclasses import replace
from typing import Any

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.answer import Answer, Citation, Quotation
from article_qa.library import Library
from article_web.shell.explained import explained
from article_web.shell.terminal import Terminal

TEXT = "The cat came. The dog left."
SHELF = Shelf([Article("a", "", TEXT)])
CAT = Quotation("a", 0, "The cat came.", 0, 13, "", "", ())
MORE = {f"feature_{i:02d}": 1.0 for i in range(10)}
EXPLANATION: dict[str, Any] = {
    "passages": [
        {"article": "a", "passage": 0, "start": 0, "end": 27, "bm25": 1.25},
        {"article": "a", "passage": 1, "start": 0, "end": 13, "bm25": 2.5},
        {"article": "b", "passage": 0, "start": 0, "end": 99, "bm25": 9.0},
    ],
    "sentences": [
        {"article": "a", "sentence": 1, "start": 14, "end": 27, "score": 1.0,
         "evidence": {"covered": 0.5, "is_long": 2.0}, "contributions": {"covered": 1.0, "is_long": -2.0}},
        {"article": "a", "sentence": 0, "start": 0, "end": 13, "score": 12.5,
         "evidence": MORE | {"covered": 1.0, "place": 1.0},
         "contributions": dict.fromkeys(MORE, 0.25) | {"covered": 10.0, "place": -0.5}},
    ],
}  # fmt: skip
ANSWER = Answer(
    outcome="answered",
    reason=None,
    question="?",
    understood_as="?",
    text=CAT.quote,
    short=(),
    confidence=0.875,
    citations=(Citation(1, CAT, 0, 13),),
    nearest=(),
    notice=None,
    articles=(),
    explanation=EXPLANATION,
)


def test_the_whole_table() -> None:
    """The best sentence first, the cited one with its number; evidence by what it adds, the small ones added up."""
    assert explained(ANSWER, SHELF, Terminal()) == "\n".join(
        [
            "Why (answered): 3 passages found, the best 2 sentences, 1 cited.",
            "",
            "[1] The cat came.",
            "    a, sentence 0: score 12.50; confidence 0.88; BM25 of its passage 2.50",
            "    evidence                      value  contribution",
            "    covered                        1.00        +10.00",
            "    place                          1.00         -0.50",
            *(f"    feature_{i:02d}                     1.00         +0.25" for i in range(8)),
            "    2 more                                      +0.50",
            "",
            "- The dog left.",
            "  a, sentence 1: score 1.00; BM25 of its passage 1.25",
            "  evidence                      value  contribution",
            "  is_long                        2.00         -2.00",
            "  covered                        0.50         +1.00",
        ]
    )


def test_one_passage_and_one_sentence_are_counted_as_one() -> None:
    """The words agree with the numbers."""
    one = {"passages": EXPLANATION["passages"][:1], "sentences": EXPLANATION["sentences"][:1]}
    lines = explained(replace(ANSWER, explanation=one), SHELF, Terminal()).splitlines()
    assert lines[0] == "Why (answered): 1 passage found, the best sentence, 1 cited."


def test_a_sentence_in_no_passage_that_was_found() -> None:
    """It says so instead of a score; a declined answer says its reason and cites nothing."""
    unfound = EXPLANATION | {"passages": []}
    declined = replace(
        ANSWER, outcome="not_in_article", reason="low_confidence", citations=(), explanation=unfound
    )  # fmt: skip
    lines = explained(declined, SHELF, Terminal()).splitlines()
    assert lines[0] == "Why (not_in_article, low_confidence): 0 passages found, the best 2 sentences, 0 cited."
    assert lines[2:4] == [
        "- The cat came.",
        "  a, sentence 0: score 12.50; confidence 0.88; in no passage that BM25 found",
    ]


def test_nothing_weighed() -> None:
    """A greeting has no explanation."""
    assert explained(replace(ANSWER, explanation=None), SHELF, Terminal()) == "No sentence was weighed."


def test_the_contributions_of_a_real_answer_make_its_score() -> None:
    """What the table shows, the rest included, adds up to the score of each sentence of each kind of answer."""
    library = Library.open()
    for question in ("When did Russia negotiate a second ceasefire?", "Who is the president of France?"):
        answer = library.ask(question, explain=True)
        text = explained(answer, library.shelf, Terminal())
        blocks = text.split("\n\n")[1:]
        assert len(blocks) == len(answer.explanation["sentences"]) > 1
        for block in blocks:
            lines = block.splitlines()
            at = next(i for i, line in enumerate(lines) if line.split()[:1] == ["evidence"])
            score = float(lines[at - 1].split("score ")[1].split(";")[0])
            shown = [float(line.split()[-1]) for line in lines[at + 1 :]]
            assert abs(sum(shown) - score) < 0.005 * (len(shown) + 1) + 1e-3


def test_an_article_cannot_write_to_the_terminal() -> None:
    """Escape sequences in a sentence are shown, not obeyed."""
    evil = Shelf([Article("a", "", "\x1b]0;owned\x07 came. The dog left.")])
    assert not set("\x1b\x07") & set(explained(ANSWER, evil, Terminal(width=80)))

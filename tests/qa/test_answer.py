"""Promises of the answer object and its JSON."""

from dataclasses import FrozenInstanceError
from hashlib import sha256
from typing import get_args

import pytest

from article_index.article import Article
from article_index.version import __version__
from article_qa.answer import (
    Answer,
    ArticleInfo,
    Citation,
    Named,
    Notice,
    Outcome,
    Place,
    Quotation,
    Reason,
    ShortAnswer,
)

QUOTATION = Quotation("dam", 3, "It held.", 10, 18, "… ", " So", ((10, 12), (13, 17)))


def answer(**changed) -> Answer:
    """Return a refusal without anything, with the fields ``changed``."""
    plain = {
        "outcome": "not_in_article", "reason": "no_match", "question": "Why?", "understood_as": "Why?",
        "text": "The article does not say.", "short": (), "confidence": 0.0, "citations": (), "nearest": (),
        "notice": None, "articles": (),
    }  # fmt: skip
    return Answer(**(plain | changed))


def test_the_fields_of_the_contract_in_its_order():
    """The JSON object has the contract's fields in the contract's order, empty ones too."""
    assert list(answer().to_dict().items()) == [
        ("outcome", "not_in_article"), ("reason", "no_match"), ("question", "Why?"), ("understood_as", "Why?"),
        ("text", "The article does not say."), ("short", []), ("confidence", 0.0), ("citations", []), ("nearest", []),
        ("notice", None), ("articles", []), ("looked_for", []), ("offset_unit", "code_point"), ("version", __version__),
    ]  # fmt: skip


def test_outcomes_and_reasons_are_stable():
    """What other programs compare: three outcomes, and four reasons of a refusal and of small talk each."""
    assert get_args(Outcome) == ("answered", "not_in_article", "chat")
    assert get_args(Reason) == (
        "no_match", "low_confidence", "wrong_type", "false_premise", "greeting", "thanks", "about_me", "not_a_question",
    )  # fmt: skip


def test_a_citation_is_one_flat_object():
    """A citation's own fields and its quotation's stand side by side, in the contract's order."""
    assert list(Citation(1, QUOTATION, 0, 8).to_dict().items()) == [
        ("number", 1), ("article", "dam"), ("sentence", 3), ("quote", "It held."), ("start", 10), ("end", 18),
        ("answer_start", 0), ("answer_end", 8), ("prefix", "… "), ("suffix", " So"), ("matched", [[10, 12], [13, 17]]),
        ("speaker", None), ("reported_by", None), ("page", None), ("also", []), ("link", None),
    ]  # fmt: skip


def test_what_is_nearest_has_no_number():
    """A quotation that does not answer is a citation without number and place in the answer."""
    (near,) = answer(nearest=(QUOTATION,)).to_dict()["nearest"]
    assert list(near) == [
        "article", "sentence", "quote", "start", "end", "prefix", "suffix", "matched", "speaker", "reported_by", "page",
        "also", "link",
    ]  # fmt: skip


def test_parts_are_plain_objects():
    """Speakers, other places, short answers and notices become JSON objects of their fields."""
    quotation = Quotation(
        "dam", 3, "It held.", 10, 18, "", "", (), Named("Keller", 1, 7), Named("The Post", 20, 28), 4,
        (Place("copy", 0, 8),), "https://example.org/",
    )  # fmt: skip
    found = answer(
        outcome="answered", reason=None, citations=(Citation(1, quotation, 0, 8),),
        short=(ShortAnswer(1, "held", 13, 17),), notice=Notice("conflict", "Two sentences differ."),
    ).to_dict()  # fmt: skip
    (cited,) = found["citations"]
    assert cited["speaker"] == {"text": "Keller", "start": 1, "end": 7}
    assert cited["reported_by"] == {"text": "The Post", "start": 20, "end": 28}
    assert cited["page"] == 4
    assert cited["also"] == [{"article": "copy", "start": 0, "end": 8}]
    assert found["short"] == [{"citation": 1, "text": "held", "start": 13, "end": 17}]
    assert found["notice"] == {"code": "conflict", "text": "Two sentences differ."}


def test_numbers_have_four_places():
    """Every number is rounded to four places, wherever it stands; whole numbers stay whole."""
    found = answer(confidence=0.123456, explanation={"passages": [{"bm25": 2.000049, "passage": 3}]}).to_dict()
    assert found["confidence"] == 0.1235
    assert found["explanation"] == {"passages": [{"bm25": 2.0, "passage": 3}]}
    assert type(found["explanation"]["passages"][0]["passage"]) is int


def test_the_explanation_is_there_when_asked_for():
    """Without an explanation there is no such field, with an empty one there is."""
    assert "explanation" not in answer().to_dict()
    assert answer(explanation={}).to_dict()["explanation"] == {}


def test_a_citation_reads_as_its_quotation():
    """In Python a citation has the quotation's fields too, and no others."""
    cited = Citation(1, QUOTATION, 0, 8)
    assert (cited.quote, cited.start, cited.matched) == ("It held.", 10, ((10, 12), (13, 17)))
    with pytest.raises(AttributeError):
        cited.color  # noqa: B018
    with pytest.raises(AttributeError):
        cited._color  # noqa: B018


def test_an_answer_cannot_be_changed():
    """What was answered stays what was answered."""
    with pytest.raises(FrozenInstanceError):
        answer().text = "Yes."


def test_an_article_is_described_by_hash_and_length():
    """The hash is of the text in UTF-8, the length counts code points, what is not known is null."""
    text = "Café \N{GRINNING FACE}."
    assert ArticleInfo.of(Article("dam", "Dam", text, url="https://example.org/", lang="en")) == ArticleInfo(
        "dam", "Dam", "https://example.org/", None, None, "en", sha256(text.encode("utf-8")).hexdigest(), 7
    )

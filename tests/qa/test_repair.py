"""Promises of repairing the spelling of a question."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE

from article_qa.asking.repair import repair
from article_qa.asking.wording import Wording
from article_qa.knowledge.english import is_english, misspellings
from article_qa.library import Library

HERE = Path(__file__).parent
TEXT = (HERE / "repair_text.txt").read_text("utf-8")
WORDING = Wording([TEXT])
LINES = (HERE / "repair_cases.txt").read_text("utf-8").splitlines()
CASES = [(line.split(" | ")[0], line.split(" | ")[-1]) for line in LINES if not line.startswith("# ")]
WORDS = sorted({word for line in TEXT.splitlines() for word in line.split()})


@pytest.mark.parametrize(("typed", "understood"), CASES)
def test_what_is_typed_is_understood(typed, understood):
    """A misspelt word becomes the text's, or else an English one; right words and all that is no word stay."""
    assert repair(typed, WORDING) == understood


@pytest.mark.parametrize(("typed", "understood"), CASES)
def test_what_is_repaired_is_right(typed, understood):
    """Repairing twice changes nothing more."""
    assert repair(understood, WORDING) == understood


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_words_of_the_text_are_never_changed_for_others(question):
    """Whatever is asked in the text's own words stays as it is, but for two that the text writes as one."""
    kept = repair(question, WORDING)
    assert kept.casefold().replace("-", "").replace(" ", "") == question.casefold().replace("-", "").replace(" ", "")


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_anything_may_be_typed(question):
    """Any string is taken, and so is any text."""
    repair(question, WORDING)
    repair("wich ships", Wording([question]))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text):
    """Texts that are no prose neither break the repair nor are broken by it."""
    repair(text[:1000], WORDING)
    assert repair("Who wrote it?", Wording([text])) == "Who wrote it?"


def test_another_language_is_not_taken_for_bad_english():
    """Where the articles are not in English, only their own words repair a question."""
    wording = Wording(["Der Fluss trat über die Ufer."], english=False)
    assert repair("wich Fluss trat über die Uferr", wording) == "wich Fluss trat über die Ufer"


def test_a_name_that_the_article_lacks_stays():
    """A name is only taken for a name, and one that is far from all of the text's is left alone."""
    assert repair("Did Marek call?", Wording(["The market was full."])) == "Did Marek call?"
    assert repair("did Tomasson call", Wording(["Anna Keller called."])) == "did Tomasson call"


def test_the_answer_shows_what_was_understood():
    """The question stays as typed, and beside it stands how it was understood."""
    answer = Library.from_text(TEXT).ask("wich ministry did Fedorow write to")
    assert answer.question == "wich ministry did Fedorow write to"
    assert answer.understood_as == "which ministry did Fedorov write to"
    assert "Ministry of Fisheries" in answer.citations[0].quote


def test_what_is_spelt_right_is_shown_as_typed():
    """Where nothing was changed, both are the same string."""
    answer = Library.from_text(TEXT).ask("  Who wrote to the Ministry of Fisheries ?")
    assert answer.understood_as == answer.question == "  Who wrote to the Ministry of Fisheries ?"


def test_a_long_text_of_many_words():
    """A text of 100,000 different words is searched, and the nearest of its words found."""
    wording = Wording([" ".join(f"{a}{b}{c}{d}" for a in "bcdfghklmn" for b in BITS for c in BITS for d in BITS[:10])])
    assert repair("what is a bankandat", wording) == "what is a bankandat"
    assert repair("what is a bonkxndat", wording) == "what is a bonkandat"


BITS = [f"{vowel}{end}" for vowel in "aeiou" for end in ("n", "nk", "nd", "t", "rt", "l")]


@pytest.mark.parametrize("wrong", misspellings())
def test_listed_misspellings_lead_to_english(wrong):
    """What a listed misspelling becomes is English and not listed itself."""
    right = misspellings()[wrong]
    assert repair(wrong, Wording([])) == right
    assert repair(right, Wording([])) == right
    assert all(is_english(word) for word in right.split() if word.isalpha())

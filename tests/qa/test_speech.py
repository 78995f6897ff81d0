"""Promises about whose words a sentence gives: cases of our own, and the texts of tests/qa/quotes."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import HOSTILE, read

from article_qa.answer import Named
from article_qa.text.reading import Reading
from article_qa.voices.speech import Speech, speeches

HERE = Path(__file__).parent
QUOTES = HERE / "quotes"
CASES = [
    tuple(cell.strip() for cell in line.split("|", 2))
    for line in (HERE / "speech_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def text_of(named: Named | None) -> str:
    """Return the words of a span, "-" for none."""
    return "-" if named is None else named.text


def last(text: str) -> Speech:
    """Return what is told of the last sentence of ``text``, which stands in an article without a title."""
    return speeches(read(f"{text}\n\nThe end of it is told elsewhere."))[-2]


@pytest.mark.parametrize(("speaker", "outlet", "text"), CASES, ids=[c[2] for c in CASES])
def test_who_speaks_and_who_reports(speaker: str, outlet: str, text: str) -> None:
    """The speaker and the outlet are those that the case file says."""
    told = last(text)
    assert (text_of(told.speaker), text_of(told.reported_by)) == (speaker, outlet)


TALK = """Bees in winter

Lena Voss: What do bees do in winter?

Omar Hahn: They shiver. My father used to say that they sing.

Lena Voss: And in spring?

Omar Hahn: They fly.

For two weeks they only clean.
"""


def test_a_label_speaks_until_the_next() -> None:
    """In a talk each sentence is its label's, a paragraph without one included; quoted words are another's."""
    told = [text_of(s.speaker) for s in speeches(read(TALK))[1:]]
    assert told == ["Lena Voss", "Omar Hahn", "My father", "Lena Voss", "Omar Hahn", "Omar Hahn"]
    assert [text_of(s.voice) for s in speeches(read(TALK))[2:4]] == ["Omar Hahn", "Omar Hahn"]


def test_initials_speak_for_the_name_before_them() -> None:
    """A label of initials is the person whose name in full was a label before."""
    text = "Bees\n\nLena Voss: Why?\n\nOmar Hahn: So.\n\nLV: Is it?\n\nOH: It is.\n\nLV: Why?\n\nOH: They shiver."
    told = [text_of(s.speaker) for s in speeches(read(text))[1:]]
    assert told == ["Lena Voss", "Omar Hahn"] * 3


def test_the_authors_own_view_is_told_from_reports() -> None:
    """A word of opinion is the author's unless somebody is said to say it, or it stands in quotation marks."""
    text = "The mill should stay. Ada Brill says that it should go. “It should go,” a sign read. It stands on a hill."
    assert [s.own for s in speeches(read(text))] == [True, False, False, False]


def test_quoted_tells_words_in_quotation_marks() -> None:
    """A sentence is quoted where two words or more of it stand in marks."""
    assert [s.quoted for s in speeches(read("She called it “a great loss.” He called it “sad”. They left."))] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_heard(text: str) -> None:
    """One speech a sentence, whatever the text; every span is a slice of it."""
    holds(read(text))


@given(
    st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "she", "said", "Ada", "Brill", ",", ".", "who", "by", "\n\n"]))
)
def test_spans_are_slices(parts: list[str]) -> None:
    """Whatever words and marks stand in whatever order, speakers are spans of the text."""
    holds(read(" ".join(parts)))


def holds(reading: Reading) -> None:
    """Fail unless there is one speech a sentence and each span is what it says."""
    assert len(speeches(reading)) == reading.size
    for said in speeches(reading):
        for named in (said.speaker, said.reported_by, said.voice):
            assert named is None or (named.text == reading.text[named.start : named.end] and named.text.strip())


@cache
def article(name: str) -> Reading:
    """Return a text of tests/qa/quotes, read."""
    return read((QUOTES / f"{name}.txt").read_text("utf-8"))


def counted(field: str) -> tuple[int, int, int]:
    """Return how many spans of ``field`` are right, wrong and missing in the sentences that answer the questions."""
    right = wrong = missing = 0
    for line in (QUOTES / "questions.jsonl").read_text("utf-8").splitlines():
        question = json.loads(line)
        reading, expected = article(question["article"]), {bare(name) for name in question[field]}
        for gold in question["gold"]:
            spans = [s.span.of(reading.text) for s in reading.split.sentences]
            number = next(i for i, words in enumerate(spans) if gold in words or words in gold)
            named = getattr(reading.once(speeches)[number], field)
            fits = named is not None and bare(named.text) in expected
            right, wrong = right + fits, wrong + (named is not None and not fits)
            missing += bool(expected) and not fits
    return right, wrong, missing


def bare(name: str) -> str:
    """Return ``name`` folded, without its article."""
    return name.casefold().removeprefix("the ")


def test_speakers_of_five_texts() -> None:
    """Of 99 speakers told in the sentences that answer, 97 are right: a wrong one is worse than none.

    The two others stand in sentences for which two questions expect two different speakers.
    """
    right, wrong, missing = counted("speaker")
    assert right >= 97
    assert wrong <= 2
    assert missing <= 6


def test_outlets_of_five_texts() -> None:
    """Of 14 outlets told in the sentences that answer, 13 are right."""
    right, wrong, missing = counted("reported_by")
    assert right >= 13
    assert wrong <= 1
    assert missing <= 1

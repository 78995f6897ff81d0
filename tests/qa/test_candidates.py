"""Promises of the candidates for a short answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import HOSTILE, held

from article_qa.brief.candidates import LONGEST, MOST, candidates
from article_qa.brief.surroundings import Facing


def offered(question: str, text: str, *, phrases: bool = False) -> list[tuple[str, str]]:
    """Return the candidates in the first sentence of ``text``: kind and words."""
    return [(c.kind, text[c.start : c.end]) for c in candidates(Facing.of(held(question, text), 0), phrases=phrases)]


def test_typed_spans_and_their_chains():
    """The spans of a sentence are offered, and neighbours of one kind also as a whole."""
    text = "Tom Reed, Maria Keller and Lena Vogt left Lisbon, Portugal."
    assert offered("Who left?", text) == [
        ("person", "Tom Reed"),
        ("person", "Maria Keller"),
        ("person", "Lena Vogt"),
        ("place", "Lisbon"),
        ("place", "Portugal"),
        ("person", "Tom Reed, Maria Keller and Lena Vogt"),
        ("place", "Lisbon, Portugal"),
    ]


def test_a_chain_knows_how_it_is_joined():
    """A chain counts its spans and tells a list from a place inside another."""
    c = held("Who left?", "Tom Reed and Maria Keller left Lisbon, Portugal.")
    chains = [(one.items, one.listed) for one in candidates(Facing.of(c, 0), phrases=False) if one.items > 1]
    assert chains == [(2, True), (2, False)]


def test_a_name_in_a_compound_is_not_offered():
    """'Oslo-based' says what something else is like: it answers by itself no question."""
    assert offered("Who sang?", "The Oslo-based choir sang with Maria Keller.") == [("person", "Maria Keller")]


def test_the_year_of_a_date():
    """A longer date is offered whole and as its year."""
    assert offered("When did it open?", "It opened on 14 May 1931.") == [("date", "14 May 1931"), ("year", "1931")]


def test_what_the_question_has_is_not_offered():
    """A span whose words are all in the question tells nothing; one that adds a word does."""
    text = "Tom Reed met Maria Keller in 1931."
    assert offered("When did Reed and Keller meet Maria?", text) == [("person", "Tom Reed"), ("date", "1931")]


def test_the_asked_name_again_is_not_offered():
    """Neither the full name of who is asked about, nor an asked name with what it is, answers."""
    assert offered("Who did Reed meet?", "Tom Reed met Maria Keller.") == [("person", "Maria Keller")]
    text = "She left Vik Island for Norway."
    assert offered("Where did she go from Vik?", text) == [("place", "Norway")]


def test_phrases():
    """A phrase ends before a stop word, a mark or a word of the question, and goes on behind 'of'."""
    text = "The old ferry carried bags of rye flour, salt and goats."
    found = {words for _, words in offered("What did the ferry carry?", text, phrases=True)}
    assert found == {"old", "bags", "rye flour", "bags of rye flour", "salt", "goats"}
    assert offered("What did the ferry carry?", text) == []
    assert offered("Who believes in bells?", "We believe in bells, she said.", phrases=True) == []


def test_a_phrase_is_parted_at_a_verb():
    """What stands before and behind a word like a verb inside a run is offered too."""
    found = [words for _, words in offered("What is it?", "Grey seals visited quiet bays.", phrases=True)]
    assert found == ["Grey seals visited quiet bays", "Grey seals", "quiet bays"]


@pytest.mark.parametrize("text", [t for t in HOSTILE if t.strip()])
def test_any_text(text):
    """Whatever the text, candidates are few, lie inside the sentence, and none is offered twice."""
    c = held("Who sank the ferry in Norway?", f"{text} Maria Keller of Norway in 1931")
    for number, sentence in enumerate(c.reading.split.sentences):
        found = candidates(Facing.of(c, number), phrases=True)
        assert len(found) <= MOST
        assert len({(one.start, one.end) for one in found}) == len(found)
        assert all(sentence.start <= one.start < one.end <= sentence.end for one in found)
        assert all(one.high - one.low <= LONGEST for one in found if one.kind == "phrase")


@given(st.lists(st.sampled_from(["Oslo", "and", ",", "of", "the", "bell", "1931", "rang", "Tom Reed"]), max_size=15))
def test_places_and_positions_agree(words):
    """A candidate's positions are those of the tokens that it covers."""
    c = held("Which bell?", "x " + " ".join(words))
    for one in candidates(Facing.of(c, 0), phrases=True):
        inside = [t for t in c.reading.tokens[one.low : one.high] if t]
        assert inside
        assert all(one.start <= t.start < one.end for t in inside)

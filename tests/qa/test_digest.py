"""Promises of digests: which sentences tell a whole text, by what is wished."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, read

from article_qa.asking.wish import Wish, read_wish
from article_qa.choice.centrality import centrality, unlike
from article_qa.choice.digest import MOST, digest, is_whole

KINDS = ["about", "finding", "conclusion", "background", "figures", "news", "person", "place", "organisation", "date"]

TEXT = """Harwick council votes to keep the old mill

Tuesday, 4 May 2021

The mill in May. Image: Ada Lund.

The council of Harwick voted on Monday to keep the old mill and to turn it into a museum of weaving.

The mill was founded in 1874 by the weaver Jonas Adler. It previously employed 1,200 people and closed in 1986.

The museum will cost 3.5 million euros, of which 40 percent comes from the county. Mayor Clara Osei said that the roof
needs 9,000 new tiles. "It rains in," she said.

Many people in the town remember the noise of the looms. The river is high in spring.

In the end, the council should therefore also save the bridge, Osei said. The town must act before the winter."""

NEWS, CAPTION, LEAD, FOUNDED, EMPLOYED, COST, MAYOR, BRIDGE, ACT = 0, 2, 4, 5, 6, 7, 8, 12, 13


def told(question, text=TEXT):
    """Return the digest of ``text`` that ``question`` wishes."""
    return digest(read(text), read_wish(question))


def test_the_sentences_are_numbered_as_the_names_say():
    """The numbers that these tests use are those of the sentences they name."""
    reading = read(TEXT)
    quotes = [s.span.of(reading.text) for s in reading.split.sentences]
    for number, opening in [
        (LEAD, "The council of"),
        (FOUNDED, "The mill was"),
        (COST, "The museum will"),
        (ACT, "The town must"),
    ]:
        assert quotes[number].startswith(opening)
    assert quotes[CAPTION] == "The mill in May."


def test_the_gist_opens_with_the_lead():
    """The sentence that tells the news comes first; the headline only repeats it, and captions tell nothing."""
    assert told("What is this about?")[0] == LEAD
    assert not {NEWS, CAPTION} & set(told("tl;dr"))


def test_no_more_sentences_than_allowed():
    """'In one sentence' gives one sentence, 'in two' at most two."""
    assert told("Summarise this in one sentence") == [LEAD]
    assert len(told("In two sentences, what is this about?")) == 2


def test_the_title():
    """A question for the title gets the title, a text without one nothing."""
    assert told("What's the headline?") == [NEWS]


def test_background_is_what_was_before():
    """The background is told by sentences of how it began."""
    assert FOUNDED in told("Give me the background")


def test_the_conclusion_stands_at_the_end():
    """The conclusion is told by the last sentences with words such as 'therefore' and 'must'."""
    assert {BRIDGE, ACT} <= set(told("What is the conclusion?"))


def test_figures_are_sentences_with_numbers():
    """Key figures are sentences that hold numbers, and those with the most."""
    assert COST in told("key figures?")
    assert set(told("key figures?")) <= {FOUNDED, EMPLOYED, COST, MAYOR}


def test_people_are_introduced():
    """Who is mentioned is told by the sentences that name each person for the first time."""
    assert {FOUNDED, MAYOR} <= set(told("Who is mentioned?"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", [*HOSTILE, TEXT])
def test_any_text(kind, text):
    """Of any text at most five sentences are told, in the article's order, none twice."""
    reading = read(text)
    chosen = digest(reading, Wish(kind, ""))
    assert chosen == sorted(set(chosen))
    assert len(chosen) <= MOST
    assert set(chosen) <= set(range(reading.size))


@given(
    st.lists(
        st.sampled_from(["The mill closed. ", "It rains.\n\n", "Who? ", "Rain: 3 mm. ", "\n\nA HEADING\n\n"]),
        max_size=12,
    )
)
@settings(max_examples=60)
def test_a_digest_of_any_mixture(parts):
    """Headings, questions and repeated sentences in any order give a digest of the kind asked for, or none."""
    reading = read("".join(parts))
    for kind in KINDS:
        assert len(digest(reading, Wish(kind, "", 1))) <= 1


def test_vague_words_and_the_title_are_the_whole():
    """What is to be summed up is the whole where it names no topic but the title's."""
    reading = read(TEXT)
    assert is_whole(reading, "the event described here")
    assert is_whole(reading, "the Harwick council story")
    assert not is_whole(reading, "the tiles of the roof")


def test_the_central_sentence_is_like_the_others():
    """A sentence on what all others are about is more central than one on something else."""
    reading = read(
        "Ships sail on the sea. Boats sail on the sea. The ocean carries ships and boats. Bread needs yeast."
    )
    ranks = centrality(reading, range(4))
    assert ranks.max() == 1
    assert int(ranks.argmin()) == 3


def test_what_repeats_is_left_out():
    """Of two equal sentences only one is chosen."""
    reading = read("Ships sail on the sea. Ships sail on the sea. Bread needs yeast and flour.")
    assert sorted(unlike(reading, centrality(reading, range(3)) + 0.6, 2, redundant=1.0)) == [0, 2]

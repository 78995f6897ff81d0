"""Promises of what a candidate for a short answer, and the words around it, mean beside the question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, held

from article_index.article import Article
from article_index.split import split
from article_qa.asking.question import read_question
from article_qa.brief.candidates import candidates
from article_qa.brief.clues import clues
from article_qa.brief.surroundings import Facing
from article_qa.text.reading import read_article
from article_qa.weighing.comparison import compare

TWO = "Jon Ek composed the songs of the valley, and Maria Keller paid for the bridge."


def clues_by_words(question, text):
    """Return the clues of each typed candidate of the only sentence of ``text``, by its words."""
    c = held(question, text)
    facing = Facing.of(c, 0)
    found = candidates(facing, phrases=False)
    rows = clues(facing, found, c.wanted)
    return {text[one.start : one.end]: row for one, row in zip(found, rows, strict=True)}


@pytest.mark.parametrize(
    ("question", "right"),
    [("Who wrote the music?", "Jon Ek"), ("Who funded its construction?", "Maria Keller")],
)
def test_the_span_among_words_that_mean_the_question_is_the_closest(question, right):
    """Of two people in one sentence, the one beside what means the question has the best surroundings."""
    found = clues_by_words(question, TWO)
    for clue in ("around below best", "close below best"):
        assert [words for words in ("Jon Ek", "Maria Keller") if clue not in found[words]] == [right]
        assert all(row.get(clue, 0) <= 0 for row in found.values())


def test_a_span_that_means_what_is_asked():
    """What the span itself means is held against the question's content words."""
    found = clues_by_words("What was grown in summer?", "Ek grew wheat in July and the Oslo bank lent money.")
    assert found["July"]["means"] > found["Oslo"].get("means", 0)
    assert "means below best" not in found["July"]


def test_each_clue_stands_alone_and_with_what_is_asked():
    """How close and of what meaning counts by itself and by the kind of span that is asked for."""
    row = clues_by_words("When was wheat grown?", "Ek grew wheat in July and the Oslo bank lent money.")["July"]
    assert (row["date close"], row["date means"]) == (row["close"], row["means"])
    assert "date around" not in row


def test_another_language_has_no_embeddings():
    """In a text that is not English nothing is said by what words mean together."""
    text = "María Keller construyó la presa en 1931 y después escribió un libro sobre el puente de la ciudad."
    reading = read_article(split(Article("presa", "", text, lang="es")))
    facing = Facing.of(compare(read_question("¿Quién construyó la presa?"), reading), 0)
    found = clues(facing, candidates(facing, phrases=False), facing.comparison.wanted)
    assert found
    assert all(not {"around", "means"} & row.keys() for row in found)


@settings(max_examples=50)
@given(st.sampled_from(HOSTILE), st.sampled_from(["Who?", "When was the dam built?", "What is it?", "a " * 100]))
def test_any_text_is_taken(text, question):
    """Whatever the text, the clues are numbers from -2 to 2."""
    c = held(question, text)
    for sentence in range(c.reading.size):
        facing = Facing.of(c, sentence)
        for row in clues(facing, candidates(facing, phrases=True), c.wanted):
            assert all(-2 <= row.get(clue, 0) <= 2 for clue in ("around", "close", "means", "around below best"))

"""Promises of holding a question against an article."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from readers import HOSTILE, held

TEXT = "The dam was built in 1931 by Maria Keller. It holds water.\n\nThe mill beside the dam grinds rye for Keller."


def matched(question: str, sentence: int) -> list[str]:
    """Return the words of the sentence that met words of the question."""
    return [TEXT[start:end] for start, end in held(question, TEXT).matched(sentence)]


def test_the_words_that_met():
    """The article's words that met the question are known by place, in the order of the article."""
    assert matched("Did Keller build the dam?", 0) == ["dam", "built", "Keller"]
    assert matched("Did Keller build the dam?", 1) == []
    assert matched("Does the mill grind rye?", 2) == ["mill", "grinds", "rye"]


def test_one_row_for_each_content_word():
    """Stop words have no row; the rows stand in the order of the question."""
    comparison = held("Who built the dam by the old mill?", TEXT)
    assert [t.word for t in comparison.tokens] == ["built", "dam", "old", "mill"]
    assert comparison.same.tolist() == [[1, 0, 0], [1, 0, 1], [0, 0, 0], [0, 0, 1]]


def test_names_are_known_by_the_article_or_the_question():
    """A word is a name where the article writes it so, and where the article lacks it, where the question does."""
    comparison = held("did keller or Brandt dam the river", TEXT)
    assert dict(zip([t.word for t in comparison.tokens], comparison.names.tolist(), strict=True)) == {
        "keller": True, "brandt": True, "dam": False, "river": False,
    }  # fmt: skip


def test_the_noun_that_names_the_kind_counts_less():
    """'city' in 'which city' keeps three tenths of its weight in 'did the city'."""
    asked, said = held("Which city hosted it?", "The city slept."), held("Did the city sleep?", "The city slept.")
    assert asked.tokens[0].word == said.tokens[0].word == "city"
    assert float(asked.weights[0]) == pytest.approx(0.3 * float(said.weights[0]))


def test_a_rare_word_counts_more():
    """A word weighs the more the rarer it is in the article and in English."""
    weights = held("people of Keller", "Some people met. Other people left. Keller saw people.").weights
    assert weights[0] < weights[1]


def test_a_share_is_of_the_weight_asked_about():
    """A sentence with all words of the question has the share 1, one with none 0, and among no words it is 0."""
    comparison = held("Keller built dam", TEXT)
    assert comparison.share(comparison.same)[:2] == pytest.approx([1, 0])
    assert comparison.share(comparison.same, np.zeros(3, dtype=bool)).tolist() == [0, 0, 0]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80)), st.text(max_size=40))
@example("", "dam")
@example("The dam.", "the")
@settings(max_examples=60)
def test_any_question_and_any_text(text, question):
    """For any text and question the arrays fit each other and hold shares of 0 to 1."""
    comparison = held(f"{question} a 1931 title", text)
    words, sentences = len(comparison.tokens), comparison.reading.size
    for rows in (comparison.same, comparison.form, comparison.meaning):
        assert rows.shape == (words, sentences)
        assert ((rows >= 0) & (rows <= 1 + 1e-6)).all()
    assert comparison.weights.shape == comparison.names.shape == comparison.best.shape == (words,)
    assert (comparison.weights >= 0).all()
    assert comparison.total > 0
    for number, sentence in enumerate(comparison.reading.split.sentences):
        spans = comparison.matched(number)
        assert all(sentence.start <= start < end <= sentence.end for start, end in spans)
        assert spans == sorted(spans)

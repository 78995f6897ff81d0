"""Promises of matching a word of a question with the words of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import read

from article_index.article import Token
from article_qa.asking.question import read_question
from article_qa.knowledge.vectors import stem_vectors
from article_qa.text.reading import Reading
from article_qa.weighing.matching import Match, match


def matched(reading: Reading, token: Token) -> Match:
    """Return how far the words of ``reading`` match ``token``, by the vectors that come with the package."""
    return match(reading, token.word, token.term, reading.vocabulary.cosines(stem_vectors([token.term])[0]))


def row(kind: str, word: str, text: str) -> dict[str, float]:
    """Return the article's words that ``word`` matches by ``kind``, with how far."""
    reading = read(text)
    (token,) = [t for t in read_question(word).tokens if t.term]
    found = getattr(matched(reading, token), kind)
    return {w: round(float(x), 2) for w, x in zip(reading.vocabulary.words, found, strict=True) if x}


def test_the_same_stem_is_the_same():
    """Every form of the word counts 1, another word nothing."""
    assert row("same", "bridges", "A bridge. Two bridges bridged it. A ridge.") == {
        "bridge": 1,
        "bridges": 1,
        "bridged": 1,
    }


def test_a_number_in_its_other_spelling_is_the_same():
    """Small numbers match in digits and in letters."""
    assert row("same", "six", "They took 6 of sixty.") == {"6": 1}
    assert row("same", "6", "They took six of 66.") == {"six": 1}


def test_a_misspelt_name_finds_the_name():
    """A word that neither the article nor English has stands for the nearest word of the article."""
    assert row("form", "Gulfaxa", "The Gullfaxa sailed past Gimli.") == {"gullfaxa": 0.9}


@pytest.mark.parametrize("word", ["form", "sailed"])
def test_a_word_of_the_language_is_no_misspelling(word):
    """A word that English or the article has is never taken for another word that looks like it."""
    assert "farm" not in row("form", word, "The farm was sailed past, from Formby.")


def test_words_of_one_family():
    """A long common beginning makes words a family, less than the same word."""
    assert row("form", "historian", "The historic mill has a history of historians.") == {
        "historians": 1,
        "historic": 0.75,
    }


def test_an_irregular_form_means_the_same():
    """Forms that share no stem match by meaning, near to 1."""
    assert row("meaning", "went", "They go home.")["go"] >= 0.95


def test_a_stop_word_matches_nothing():
    """Stop words of the article are matched by no question."""
    assert set(row("meaning", "dam", "It is the dam and not it.")) == {"dam"}


@given(
    st.lists(
        st.one_of(st.sampled_from(["bridge", "Gullfaxa", "six", "6", "negotiated"]), st.text(max_size=6)), max_size=12
    ),
    st.text(max_size=30),
)
def test_each_kind_of_match_holds_the_former(words, question):
    """For any words: same is at most form, form at most meaning, and all lie between 0 and 1."""
    reading = read(" ".join(words))
    for token in read_question(f"bridge six negotiator {question}").tokens:
        if token.term:
            found = matched(reading, token)
            assert (found.same <= found.form).all()
            assert (found.form <= found.meaning + 1e-6).all()
            assert (found.same >= 0).all()
            assert (found.meaning <= 1 + 1e-6).all()

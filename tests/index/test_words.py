"""Promises of the analyzer."""

import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_index.words import analyzer, fold

ENGLISH = analyzer()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("six-week-long", ["six", "week", "long"]),
        ("Nagorno-Karabakh", ["nagorno", "karabakh"]),
        ("(R.F.E./R.L.) U.S. U.S.-led", ["rfe", "rl", "us", "us", "led"]),
        ("6,500 lives, 3.5 percent, 1,2", ["6500", "lives", "3.5", "percent", "1", "2"]),
        ("16th 1990s $5.2m 10:30", ["16", "1990", "5.2", "m", "10", "30"]),
        ("Russia’s Russia's soldiers’ O’Brien", ["russia", "russia", "soldiers", "o'brien"]),
        ("don’t don't", ["don't", "don't"]),
        ("world 's ca n't", ["world", "s", "ca", "n't"]),
        ("Dvořák cafe\u0301 Straße", ["dvorak", "cafe", "strasse"]),
        ("COVID-19 IE9 AT&T R&D", ["covid", "19", "ie9", "at&t", "r&d"]),
        ("日本", ["日", "本"]),
        ("Привет नमस्ते", ["привет", "नमस्ते"]),
        ("co\u00adoperate x_y", ["cooperate", "x", "y"]),
        ("… — 🎉 ()", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    """A text is cut into folded words, numbers and acronyms."""
    assert [token.word for token in ENGLISH.tokens(text)] == words


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Russia’s war", ["Russia", "war"]),
        ("“Nov. 16th,” 1990s", ["Nov", "16th", "1990s"]),
        ("the U.S. in 6,500", ["the", "U.S.", "in", "6,500"]),
        ("Cafe\u0301!", ["Cafe\u0301"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    """A token's place is the word as it is written, without a possessive."""
    assert [text[token.start : token.end] for token in ENGLISH.tokens(text)] == places


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Who brokered the ceasefires?", ["broker", "ceasefir"]),
        ("What did the leaders discuss in Sochi?", ["leader", "discuss", "sochi"]),
        ("The U.S. told us: US troops leave", ["us", "told", "us", "troop", "leav"]),
        ("The WHO says who", ["who", "say"]),
        ("WHO IS THE PRESIDENT", ["presid"]),
        ("when and how did it happen", ["happen"]),
        ("O’Brien", ["obrien"]),
        ("", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    """Terms are stems; stop words have none, names in capitals that look like stop words have."""
    assert ENGLISH.terms(text) == terms


def test_stop_words_are_tokens() -> None:
    """A stop word is a token with a place and no term."""
    assert [(t.start, t.end, t.word, t.term) for t in ENGLISH.tokens("Who won?")] == [
        (0, 3, "who", ""),
        (4, 7, "won", "won"),
    ]


def test_range() -> None:
    """Tokens of a range are those inside it, their places counted from the beginning of the text."""
    text = "war and peace and war"
    assert [(t.start, t.end, t.word) for t in ENGLISH.tokens(text, 8, 17)] == [(8, 13, "peace"), (14, 17, "and")]


@given(st.text(max_size=100))
def test_places_are_words(text: str) -> None:
    """Places are in order, apart and inside the text; no word is empty or has a capital."""
    at = 0
    for token in ENGLISH.tokens(text):
        assert at <= token.start < token.end <= len(text)
        assert token.word == fold(token.word) != ""
        at = token.end


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=12))
def test_matching_forgets_composition(word: str) -> None:
    """A word matches itself however its accents are encoded."""
    small = [token.word for token in ENGLISH.tokens(word)]
    for form in ("NFC", "NFD"):
        assert [token.word for token in ENGLISH.tokens(unicodedata.normalize(form, word))] == small


def test_other_languages() -> None:
    """Without a stemmer for a language every word is its own term."""
    assert analyzer("pl").terms("Kto był zwycięzcą?") == ["kto", "byl", "zwyciezca"]
    assert analyzer("en-GB").terms("the wars") == ["war"]


def test_import_is_light() -> None:
    """Importing the words imports neither nltk nor numpy."""
    code = "import sys, article_index.words; print({'nltk', 'numpy'} & set(sys.modules))"
    env = {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert ran.stdout == "set()\n"

"""Promises of what counts as an English word."""

import pytest

from article_qa.knowledge.english import common_words, is_english, misspellings


@pytest.mark.parametrize(
    "word", ["the", "bridge", "bridges", "aardvarks", "organised", "colour", "paris", "maria", "armenian", "reported"]
)
def test_words_and_well_known_names(word):
    """Common and rare words in their forms, both spellings, and names that everybody knows are English."""
    assert is_english(word)


@pytest.mark.parametrize("word", ["brigde", "teh", "recieve", "goverment", "azerbijan", "zzyzx", "untill", "colur"])
def test_misspelt_words(word):
    """What is misspelt is none."""
    assert not is_english(word)


def test_misspellings_are_single_lines_of_words():
    """What is listed is in small letters, and of one word or two."""
    assert all(wrong == wrong.lower() and 1 <= len(wrong.split()) <= 2 for wrong in misspellings())


def test_common_words_lead_with_the_most_common():
    """The words that a misspelt one may stand for are common ones."""
    assert common_words().words[0] == "the"
    assert "aardvark" not in common_words().words

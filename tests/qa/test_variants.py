"""Promises of words that are rightly written in two ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers import held

from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.variants import number_of, variants


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"), ("organise", "organize"), ("organised", "organized"), ("analyse", "analyze"),
        ("centre", "center"), ("defence", "defense"), ("travelled", "traveled"), ("labeling", "labelling"),
        ("dialogue", "dialog"), ("programme", "program"), ("archaeology", "archeology"), ("grey", "gray"),
        ("tyre", "tire"), ("judgement", "judgment"), ("neighbourhood", "neighborhood"), ("theatres", "theaters"),
        ("november", "nov"), ("six", "6"), ("forty", "40"), ("nineteen", "19"), ("twelve", "12"), ("learnt", "learned"),
    ],
)  # fmt: skip
def test_both_ways(one, other):
    """Each way of writing a word leads to the other."""
    assert other in variants(one)
    assert one in variants(other)


@pytest.mark.parametrize("word", ["filled", "polled", "caller", "our", "four hundred", "kelller", "bridge", "", "7500"])
def test_other_words_have_none_that_is_another_word(word):
    """'filled' is not 'filed': an ending is changed behind enough letters only."""
    assert not set(variants(word)) & {"filed", "poled", "caler", "or", "keller", "bridges"}


@given(st.text(max_size=12))
def test_no_word_is_its_own_variant(word):
    """Any string is taken; what comes is another string, and each but once."""
    found = variants(word)
    assert word not in found
    assert len(set(found)) == len(found)


def test_rows_do_not_overlap():
    """A word stands in one row of the table, so that every row is found from each of its words."""
    words = [word for row in data_table("variants-en.toml")["words"] for word in row]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("six", 6), ("twenty five", 25), ("ninety nine", 99), ("one hundred and six", 106),
        ("six thousand five hundred", 6500), ("two million", 2_000_000), ("five hundred thousand", 500_000),
        ("three hundred and twenty thousand and four", 320_004),
        ("hundred", None), ("two five", None), ("twenty twenty", None), ("one hundred hundred", None), ("and", None),
        ("", None), ("two bridges", None), ("five twenty", None), ("ten five", None), ("twenty ten", None),
    ],
)  # fmt: skip
def test_numbers_in_words(words, number):
    """Words that name one number together give it; others none."""
    assert number_of(words.split()) == number


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which colors were chosen?", "Two colours were chosen."),
        ("Who organised it?", "Keller has organized it."),
        ("6 weeks of what?", "It lasted six weeks."),
        ("Nov 16?", "It happened in November."),
    ],
)
def test_other_spellings_match_as_the_same_word(question, text):
    """A word of the question meets its other spelling as it meets itself, in any form."""
    comparison = held(question, text)
    assert comparison.same[0].tolist() == [1.0]

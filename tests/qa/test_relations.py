"""Promises of the table of related words."""

import pytest

from article_qa.knowledge.relations import related
from article_qa.training.relations import relations


@pytest.mark.parametrize(
    ("stem", "other", "strength"),
    [
        ("go", "went", 0.95),  # an irregular form
        ("went", "go", 0.95),
        ("russia", "russian", 0.9),  # a place and its adjective
        ("russian", "russia", 0.9),
        ("russia", "kremlin", 0.6),  # and its seat of government
    ],
)
def test_related_words(stem, other, strength):
    """General English relations are there in both directions, as strong as their kind."""
    assert related(stem)[other] == strength


def test_an_unknown_word_has_none():
    """A word that the table lacks is related to nothing, not even to itself."""
    assert dict(related("qqqq")) == {}
    assert dict(related("")) == {}


def test_the_table_is_made_of_its_sources():
    """The file that ships is what the hand-made lists give, to the hundredth, and nothing else."""
    made = relations()
    rounded = {stem: {other: round(x, 2) for other, x in row.items()} for stem, row in made.items() if row}
    assert {stem: dict(related(stem)) for stem in made if related(stem)} == rounded


def test_strengths_are_shares():
    """No word stands for itself, and every strength lies above 0 and below 1, the strength of the same word."""
    for stem, row in relations().items():
        assert stem not in row
        assert all(0 < x < 1 for x in row.values())

"""Promises of the titles and roles among the words of a name."""

import pytest

from article_qa.text.titles import inner_role, office, titles


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("prof. dr. lena vogt", 2),
        ("president lindqvist", 1),
        ("presidents keller", 1),
        ("maria keller", 0),
        ("st. louis", 0),
        ("king of norway", 1),
        ("premier league football", 0),
        ("attorney general office", 0),
        ("prime minister", 2),
    ],
)
def test_titles_before_a_name(name, count):
    """Titles are counted before a person's name; a body whose name opens like a title has none."""
    assert titles(name.split()) == count


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("costa rican president maria keller", 2),
        ("microsoft ceo tom reed", 1),
        ("british prime minister tom reed", 1),
        ("maria keller", 0),
        ("president maria keller", 0),
        ("vik college president", 0),
        ("vik general hospital", 0),
        ("grand duke of baden", 0),
    ],
)
def test_a_role_that_parts_two_names(name, at):
    """A role between what it is of and whose it is parts the two; at either end or in a body's name none does."""
    assert inner_role(name.split()) == at


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("secretary of state tom reed", 3),
        ("secretary of state reed", 3),
        ("general of the army tom reed", 4),
        ("minister of fisheries maria keller", 3),
        ("chairman of the board of vik shipping", 4),
        ("king of norway", 0),
        ("tom reed of vik", 0),
    ],
)
def test_an_office_that_is_of_something(name, count):
    """What an office is of belongs to it, up to the name of who holds it or of the body that has it."""
    assert office(name.split()) == count

"""Promises of what a figure or a date amounts to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.choice.values import counted, day_of, value_of


@pytest.mark.parametrize(
    ("span", "value"),
    [
        ("6,500", 6500),
        ("over 6,500", 6500),
        ("3.5 percent", 3.5),
        ("$3 million", 3_000_000),
        ("two million", 2_000_000),
        ("twenty-five", 25),
        ("six weeks", 6),
        ("one hundred and six", 106),
        ("3 dozen", 36),
        ("5 to 6 weeks", None),
        ("five or six", None),
        ("many", None),
        ("", None),
    ],
)
def test_value(span, value):
    """A span names one number, in digits or in words, or none."""
    assert value_of(span) == value


@given(st.integers(0, 10**9))
def test_digits_with_and_without_commas_are_one(number):
    """The commas of thousands change nothing."""
    assert value_of(str(number)) == value_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "span", "noun"),
    [
        ("The hall has 120 rooms.", "120", "room"),
        ("The hall has 120 rooms.", "120 rooms", "room"),
        ("It took six weeks.", "six weeks", "week"),
        ("three of the boats", "three", "boat"),
        ("It has 120.", "120", ""),
        ("a 10-ball game", "10", ""),
    ],
)
def test_counted(text, span, noun):
    """What a figure counts is the noun in it or right behind it."""
    start = text.index(span)
    assert counted(text, start, start + len(span)) == noun


@pytest.mark.parametrize(
    ("span", "day"),
    [
        ("16 November 2020", (2020, 11, 16)),
        ("November 16th", (0, 11, 16)),
        ("Nov. 16, 2020", (2020, 11, 16)),
        ("early March 1931", (1931, 3, 0)),
        ("1931", (1931, 0, 0)),
        ("1803–1815", (0, 0, 0)),
        ("the 1930s", (0, 0, 0)),
        ("last Friday", (0, 0, 0)),
        ("from May to June 1931", (1931, 0, 0)),
    ],
)
def test_day(span, day):
    """A date is told as far as it is written."""
    assert day_of(span) == day

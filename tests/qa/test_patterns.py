"""Promises of the patterns for times and amounts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.knowledge.patterns import may_match, patterns

BY_KIND = {pattern.kind: pattern.regex for pattern in patterns()}


def test_the_order_is_that_of_precedence():
    """Dates are looked for first and bare numbers last, so that a number inside a date is none."""
    assert [pattern.kind for pattern in patterns()] == ["date", "money", "percent", "duration", "quantity", "number"]


@pytest.mark.parametrize(
    ("kind", "span"),
    [
        ("date", "the 3rd of June 1999"),
        ("date", "Friday, May 3, 2019"),
        ("date", "mid-July 2021"),
        ("date", "the summer of 1976"),
        ("date", "early 2000s"),
        ("date", "the '90s"),
        ("date", "5 B.C."),
        ("date", "400 AD"),
        ("date", "the 19th century"),
        ("date", "next Monday evening"),
        ("date", "three weeks later"),
        ("date", "12:30 pm"),
        ("date", "9.15 a.m."),
        ("date", "31/12/1999"),
        ("duration", "about three weeks"),
        ("duration", "more than 40 minutes"),
        ("duration", "5 to 10 years"),
        ("duration", "several months"),
        ("money", "£2"),
        ("money", "US$ 1,250.50"),
        ("money", "2 million dollars"),
        ("money", "€1.5 billion"),
        ("percent", "99.9%"),
        ("percent", "5 to 10 per cent"),
        ("percent", "5–10%"),
        ("quantity", "6 ft"),
        ("quantity", "9 million km2"),
        ("quantity", "120 km/h"),
        ("quantity", "30 litres per minute"),
        ("number", "1,234,567.5"),
        ("number", "forty-two"),
        ("number", "a dozen"),
        ("number", "two hundred thousand"),
    ],
)
def test_a_whole_span(kind, span):
    """The pattern of a kind covers the whole span, not a part of it."""
    found = BY_KIND[kind].search(f"x {span} x")
    assert found
    assert found.group() == span


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "may we march"),
        ("date", "5.25 percent"),
        ("date", "room 101"),
        ("date", "12345"),
        ("money", "dollars"),
        ("percent", "percent"),
        ("number", "B12"),
        ("number", "COVID-19"),
        ("number", "someone"),
        ("quantity", "5 mother"),
        ("duration", "5 yearbooks"),
    ],
)
def test_nothing_of_the_kind(kind, text):
    """Words that only look like the kind are left alone."""
    assert BY_KIND[kind].search(text) is None


def test_a_pattern_ends_before_the_stop_of_the_sentence():
    """A stop that belongs to no abbreviation is not taken in."""
    assert BY_KIND["date"].search("It fell in 44 BC.").group() == "44 BC"
    assert BY_KIND["date"].search("It closed at 7 pm.").group() == "7 pm"
    assert BY_KIND["date"].search("On 14 May, it rained.").group() == "14 May"


def test_case_does_not_matter():
    """Headlines in capitals are read alike."""
    assert BY_KIND["date"].search("ON 14 MAY 1931").group() == "14 MAY 1931"
    assert all(pattern.regex.flags & re.IGNORECASE for pattern in patterns())


SPANS = ("the 3rd of June", "next spring", "an hour ago", "a couple of years", "Christmas Eve", "dozens", "twenty-five")
WORDS = st.sampled_from(
    [*SPANS, "the", "mill", "of", "a", "last", "about", "no", "'s", "%", "$", "-", ",", "Who_may", "İ"]
)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_text_in_which_a_span_is_found_may_match(text: str):
    """No span of a text is lost by asking first whether the text may hold any."""
    assert may_match(text) or not any(regex.search(text) for regex in BY_KIND.values())


def test_text_without_a_figure_or_a_word_of_time_or_number_may_not_match():
    """A text that has no sign of a span is not searched for one."""
    assert not may_match("Who built the mill about which they quarrelled at last?")

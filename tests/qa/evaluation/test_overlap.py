"""Promises of comparing places and words."""

from article_index.article import Span
from article_qa.evaluation.overlap import is_gold, places, token_f1


def test_a_quote_is_gold_from_half_of_the_shorter_on() -> None:
    """Half of the shorter of the two is enough, less is not, and touching is nothing."""
    assert is_gold(0, 100, [Span(90, 110)])  # 10 of 20
    assert not is_gold(0, 100, [Span(91, 111)])  # 9 of 20
    assert not is_gold(0, 10, [Span(10, 20)])
    assert is_gold(0, 10, [Span(50, 60), Span(2, 4)])
    assert not is_gold(0, 10, [])


def test_places_are_literal_and_all_found() -> None:
    """Characters that mean something in a pattern mean themselves, and each string's every place counts."""
    assert places("1+1 (a) 1+1", ["1+1", "(a)", "b"]) == (Span(0, 3), Span(8, 11), Span(4, 7))


def test_token_f1_by_hand() -> None:
    """Precision 2/3 and recall 2/4 make 4/7; a word counts as often as it is there; none shared is 0."""
    assert token_f1("The big cat", "a big, BLACK cat") == 4 / 7
    assert token_f1("no no", "no") == 2 / 3
    assert token_f1("", "no") == 0
    assert token_f1("yes", "no") == 0

"""Promises of precision at coverage and of the curve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.evaluation.risk import COVERAGES, Surest, curve, precision_at

PAIRS = [(False, 0.1), (True, 0.9), (True, 0.8), (False, 0.8), (True, 0.3)]
ANY = st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])), min_size=1, max_size=30)


def test_precision_at_coverage_by_hand() -> None:
    """Of five, the surest is right; then one and a half of two; two of three, three of four, three of five."""
    got = [precision_at(PAIRS, coverage) for coverage in COVERAGES]
    assert got == [
        Surest(0.2, 1.0, 0.9),
        Surest(0.4, 0.75, 0.8),
        Surest(0.6, 2 / 3, 0.8),
        Surest(0.8, 0.75, 0.3),
        Surest(1.0, 0.6, 0.1),
    ]
    assert precision_at([], 0.5) is None


def test_a_part_of_an_answer_counts_by_its_share() -> None:
    """A quarter of two equally sure answers, one of them right, is half right."""
    assert precision_at([(True, 0.5), (False, 0.5)], 0.25) == Surest(0.25, 0.5, 0.5)


def test_the_curve_by_hand() -> None:
    """A point for each confidence, the answers of equal confidence taken together."""
    assert curve(PAIRS) == [
        Surest(0.2, 1.0, 0.9), Surest(0.6, 2 / 3, 0.8), Surest(0.8, 0.75, 0.3), Surest(1.0, 0.6, 0.1)
    ]  # fmt: skip
    assert curve([]) == []


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(pairs: list[tuple[bool, float]], source: object) -> None:
    """Shuffled, they have the same precision at each coverage, and all of them have that of all."""
    shuffled = list(pairs)
    source.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [precision_at(pairs, c) for c in COVERAGES] == [precision_at(shuffled, c) for c in COVERAGES]
    everything = precision_at(pairs, 1.0)
    assert everything is not None
    assert everything.precision == pytest.approx(sum(so for so, _ in pairs) / len(pairs))
    assert everything.confidence == min(c for _, c in pairs)

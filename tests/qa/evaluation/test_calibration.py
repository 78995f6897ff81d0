"""Promises of the calibration figures."""

from hypothesis import given
from hypothesis import strategies as st

from article_qa.evaluation.calibration import BINS, Bin, auc, brier, ece, reliability

PAIRS = st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0])), max_size=30)


def test_auc_by_hand() -> None:
    """Of 2 x 3 comparisons three are won and two tied: 4 of 6."""
    pairs = [(True, 0.9), (True, 0.5), (False, 0.5), (False, 0.5), (False, 0.9)]
    assert auc(pairs) == (2 + 0.5 + 0.5 + 0.5 + 0) / 6
    assert auc([(True, 0.9)]) is None
    assert auc([]) is None


@given(PAIRS)
def test_auc_is_the_share_of_comparisons_won(pairs: list[tuple[bool, float]]) -> None:
    """Sorting gives what comparing each true pair with each false one gives."""
    true, false = [c for so, c in pairs if so], [c for so, c in pairs if not so]
    won = sum((t > f) + 0.5 * (t == f) for t in true for f in false)
    assert auc(pairs) == (won / (len(true) * len(false)) if true and false else None)


def test_ece_by_hand() -> None:
    """Each bin's gap of truth and confidence, weighted by size; full confidence is in the last bin."""
    assert ece([(True, 0.75), (False, 0.75), (False, 0.25), (False, 0.25)]) == (0.5 + 0.5) / 4
    assert ece([(True, 1.0), (False, 0.9375)]) == (1.0 + 0.9375 - 1) / 2
    assert ece([]) is None


def test_brier_by_hand() -> None:
    """The mean squared distance from truth."""
    assert brier([(True, 0.5), (False, 0.25)]) == (0.25 + 0.0625) / 2
    assert brier([]) is None


def test_reliability_by_hand() -> None:
    """A bin has its low end, the last bin both; the mean confidence and the share of true ones are of each bin."""
    bins = reliability([(True, 0.5), (False, 0.59375), (True, 1.0), (True, 0.9375), (False, 0.0)])
    assert [row.n for row in bins] == [1, 0, 0, 0, 0, 2, 0, 0, 0, 2]
    assert bins[5] == Bin(0.5, 0.6, 2, (0.5 + 0.59375) / 2, 0.5)
    assert bins[9] == Bin(0.9, 1.0, 2, (1.0 + 0.9375) / 2, 1.0)
    assert bins[1] == Bin(0.1, 0.2, 0, None, None)


@given(PAIRS)
def test_ece_is_the_weighted_gap_of_the_bins(pairs: list[tuple[bool, float]]) -> None:
    """The table and the figure are made of the same bins."""
    bins = reliability(pairs)
    assert (len(bins), sum(row.n for row in bins)) == (BINS, len(pairs))
    gaps = [row.n * abs(row.right - row.confidence) for row in bins if row.right is not None and row.confidence]
    gaps += [row.n * row.right for row in bins if row.right is not None and not row.confidence]
    found = ece(pairs)
    assert found is None if not pairs else abs(found - sum(gaps) / len(pairs)) < 1e-12

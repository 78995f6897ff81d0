"""Promises of the figures over weighted questions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.evaluation.figures import MEANS, figures
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.weighted import STATISTICS, auc, brier, ece, mean

SHARES = st.sampled_from([None, 0.0, 0.25, 0.5, 1.0])
TRUTHS = st.sampled_from([None, False, True])


@st.composite
def a_mark(draw: st.DrawFn) -> Mark:
    """Return a mark as an answer could have it."""
    confidence = draw(st.sampled_from([None, 0.0, 0.1, 0.3, 0.55, 0.9, 1.0]))
    answerable = None if confidence is None else draw(st.booleans())
    return Mark(
        "q", "who", right=draw(TRUTHS), first=draw(st.booleans()) if answerable else None, precision=draw(SHARES),
        over=draw(TRUTHS), short=draw(SHARES), confidence=confidence, answerable=answerable,
    )  # fmt: skip


@given(st.lists(a_mark(), min_size=1, max_size=12), st.data())
def test_a_weight_is_a_number_of_copies(marks: list[Mark], data: st.DataObject) -> None:
    """Questions weighted 0, 1, 2 have the figures of a run that asked them so often."""
    counts = data.draw(st.lists(st.integers(0, 2), min_size=len(marks), max_size=len(marks)))
    expected = figures([mark for mark, count in zip(marks, counts, strict=True) for _ in range(count)])
    weights = np.array([counts], dtype=np.float64)
    for name, statistic in ({name: mean(name) for name in MEANS} | STATISTICS).items():
        (got,) = statistic(marks)(weights)
        value = expected[name]
        assert np.isnan(got) if value is None else got == pytest.approx(value, abs=5.1e-5), name


def test_weighted_figures_by_hand() -> None:
    """Each row of weights has its own figure; NaN where nothing bears on it."""
    marks = [
        Mark("a", "who", right=True, first=True, confidence=0.75, answerable=True),
        Mark("b", "who", right=False, confidence=0.75, answerable=False),
        Mark("c", "who", failed=True),
    ]
    weights = np.array([[1.0, 1.0, 1.0], [3.0, 1.0, 0.0], [0.0, 0.0, 5.0]])
    nan = np.nan
    np.testing.assert_allclose(mean("right")(marks)(weights), [0.5, 0.75, nan])
    np.testing.assert_allclose(ece(marks)(weights), [0.25, 0.0, nan], atol=1e-12)
    np.testing.assert_allclose(brier(marks)(weights), [(0.0625 + 0.5625) / 2, (3 * 0.0625 + 0.5625) / 4, nan])
    np.testing.assert_allclose(auc(marks)(weights), [0.5, 0.5, nan])

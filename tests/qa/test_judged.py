"""Promises of the figures of cross-validation, on a few questions counted by hand."""

import pytest

from article_qa.training.judged import Judged, figures

JUDGED = [
    Judged("a", own=True, right=True, answerable=True, confidence=0.9, says=True),
    Judged("a", own=True, right=True, answerable=True, confidence=0.4, says=False),
    Judged("a", own=True, right=False, answerable=False, confidence=0.2, says=False),
    Judged("b", own=True, right=False, answerable=False, confidence=0.6, says=True),
    Judged("b", own=False, right=False, answerable=False, confidence=0.1, says=False),
]


def test_each_set_has_the_scorers_figures():
    """Shares are of the questions that a figure is about; a question put to another text counts for foreign alone."""
    found = figures(JUDGED, ["a", "b"])
    assert list(found) == ["a", "b", "readers"]
    assert (found["a"]["questions"], found["a"]["first"], found["a"]["right"]) == (3, 1.0, 0.6667)
    assert (found["a"]["over"], found["a"]["declined"], found["a"]["auc"]) == (0.5, 1.0, 1.0)
    assert found["a"]["foreign"] is None
    assert found["b"]["foreign"] == 1.0
    assert found["b"]["first"] is None
    assert found["readers"]["questions"] == 4
    assert found["readers"]["right"] == 0.5
    assert found["readers"]["precision_at"]["1.0"] == 0.5
    assert found["readers"]["ece"] == pytest.approx((0.1 + 0.6 + 0.6 + 0.2) / 4)

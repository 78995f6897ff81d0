"""Promises of comparing two runs."""

from dataclasses import replace
from math import comb, sqrt

import pytest

from article_qa.evaluation.marks import Mark
from article_qa.evaluation.resampling import RESAMPLES, Comparison, Difference, compare_runs


def run(*right: bool, name: str = "q") -> dict[str, list[Mark]]:
    """Return a run of one file whose questions came out ``right`` or not."""
    return {"f": [Mark(f"{name}{i}", "who", right=so) for i, so in enumerate(right)]}


def test_a_run_does_not_differ_from_itself() -> None:
    """Every difference and every interval is nothing."""
    once = {"f": [Mark("a", "who", right=True, first=True, over=False, confidence=0.8, answerable=True)],
            "g": [Mark("a", "who", right=True, declined=True, confidence=0.1, answerable=False)]}  # fmt: skip
    found = compare_runs(once, once)
    assert (found.questions, found.only_before, found.only_after) == (2, 0, 0)
    assert {d.figure: (d.before, d.after) for d in found.differences} == {
        "right": (1.0, 1.0), "first": (1.0, 1.0), "declined": (1.0, 1.0), "over": (0.0, 0.0),
        "auc": (1.0, 1.0), "ece": (0.15, 0.15), "brier": (0.025, 0.025),
    }  # fmt: skip
    assert {(d.difference, d.low, d.high, d.verdict) for d in found.differences} == {(0.0, 0.0, 0.0, "")}


def test_the_interval_is_that_of_the_binomial() -> None:
    """Where 10 of 100 questions became right, the resampled gain is a binomial count of 100 draws at 0.1."""
    before, after = [False] * 100, [i < 10 for i in range(100)]
    (found,) = compare_runs(run(*before), run(*after)).differences
    assert (found.before, found.after, found.difference) == (0.0, 0.1, 0.1)
    chance = [comb(100, k) * 0.1**k * 0.9 ** (100 - k) for k in range(101)]
    low = next(k for k in range(101) if sum(chance[: k + 1]) >= 0.025)
    high = next(k for k in range(101) if sum(chance[: k + 1]) >= 0.975)
    assert (low, high) == (5, 16)
    assert found.low == pytest.approx(low / 100, abs=0.01)
    assert found.high == pytest.approx(high / 100, abs=0.01)
    assert found.verdict == "better"
    again = compare_runs(run(*before), run(*after)).differences
    assert again == (found,)


def test_pairing_takes_out_what_both_runs_share() -> None:
    """One question of 400 more, all else alike: an interval far narrower than that of either run."""
    before = [i % 2 == 0 for i in range(400)]
    after = [so or i == 1 for i, so in enumerate(before)]
    (found,) = compare_runs(run(*before), run(*after)).differences
    assert found.difference == 0.0025
    assert 0 <= found.low <= found.high < 1.96 * sqrt(0.25 / 400)
    assert found.verdict == ""


def test_questions_are_paired_by_file_and_id() -> None:
    """Order does not matter; what one run lacks is counted and left out; a foreign question is another one."""
    before, after = run(True, False, True), run(True, False)
    after["f"] = [*reversed(after["f"]), Mark("new", "who", right=False)]
    found = compare_runs(before, after)
    assert (found.questions, found.only_before, found.only_after) == (2, 1, 1)
    assert [(d.before, d.after) for d in found.differences] == [(0.5, 0.5)]
    assert compare_runs(run(True), {"g": run(True)["f"]}) == Comparison(0, 1, 1, ())
    foreign = {"f": [*run(True)["f"], Mark("q0", "who", foreign_question=True, foreign=True)]}
    assert compare_runs(run(True), foreign).only_after == 1


def test_two_questions_of_one_id_stay_two() -> None:
    """They are paired in their order."""
    twice = {"f": [Mark("a", "who", right=True), Mark("a", "who", right=False)]}
    found = compare_runs(twice, twice)
    assert (found.questions, found.differences[0].before) == (2, 0.5)


def test_a_figure_of_one_run_alone_is_left_out() -> None:
    """Where the other has nothing to say there is no difference."""
    (mark,) = run(True)["f"]
    found = compare_runs({"f": [replace(mark, short=0.5)]}, {"f": [mark]})
    assert [d.figure for d in found.differences] == ["right"]


@pytest.mark.parametrize(
    ("figure", "low", "high", "verdict"),
    [
        ("right", 0.01, 0.02, "better"),
        ("right", -0.02, -0.01, "worse"),
        ("right", 0.0, 0.02, ""),
        ("right", -0.01, 0.02, ""),
        ("over", 0.01, 0.02, "worse"),
        ("ece", -0.02, -0.01, "better"),
    ],
)
def test_the_verdict_is_that_of_the_whole_interval(figure: str, low: float, high: float, verdict: str) -> None:
    """Of over, ece and brier less is better."""
    assert Difference(figure, 0.5, 0.5, low, high).verdict == verdict


def test_as_many_resamples_as_are_told() -> None:
    """The number that the report tells is the number drawn."""
    from article_qa.evaluation.resampling import _draws

    drawn = list(_draws(3))
    assert sum(len(weights) for weights in drawn) == RESAMPLES == 2000
    assert {float(row.sum()) for weights in drawn for row in weights} == {3.0}

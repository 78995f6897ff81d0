"""Promises that answers to our own questions get no worse: tests/questions/baseline.json is what they were."""

from pathlib import Path

import pytest

from article_qa.evaluation.marks import Mark
from article_qa.evaluation.saved import load
from article_web.shell.cli import main

ROOT = Path(__file__).parents[3]
BASELINE = "tests/questions/baseline.json"
COMMAND = [
    *("eval", "tests/questions/armenia-azerbaijan.jsonl", "tests/qa/quotes/questions.jsonl"),
    *("--on", "index/article_index/data/armenia-azerbaijan.txt", "--on", "tests/qa/quotes"),
    "--save",
]
UPDATE = f"article-qa {' '.join(COMMAND)} {BASELINE}"
Run = dict[str, list[Mark]]


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return what each of our own questions comes to now, asked as the command that updates the baseline asks it."""
    path = tmp_path_factory.mktemp("baseline") / "now.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert main([*COMMAND, str(path)]) == 0
    return load(path)


def good(run: Run, figure: str) -> set[tuple[str, str]]:
    """Return the file and the id of each question for which ``figure`` is true."""
    return {(name, mark.id) for name, marks in run.items() for mark in marks if getattr(mark, figure)}


def test_the_baseline_is_of_our_own_questions(now: Run) -> None:
    """It has each question of each file once, and no other."""
    asked = {name: [mark.id for mark in marks] for name, marks in now.items()}
    kept = {name: [mark.id for mark in marks] for name, marks in load(ROOT / BASELINE).items()}
    assert kept == asked, f"the questions have changed; save the baseline anew: {UPDATE}"
    assert all(len(set(ids)) == len(ids) for ids in asked.values())


@pytest.mark.parametrize("figure", ["right", "first", "declined"])
def test_answers_are_no_worse_than_they_were(now: Run, figure: str) -> None:
    """As many questions come out right as in the baseline, and so for what is cited first and what is declined."""
    before, after = good(load(ROOT / BASELINE), figure), good(now, figure)
    lost = ", ".join(question for _, question in sorted(before - after))
    assert len(after) >= len(before), (
        f"{figure}: {len(after)} questions, {len(before)} in the baseline; lost: {lost}. "
        f"Where that is the price of something better, save the baseline anew and say so: {UPDATE}"
    )


def test_what_is_watched_is_there_to_lose() -> None:
    """Each figure is true of many questions of the baseline, so that a fall can be seen."""
    kept = load(ROOT / BASELINE)
    assert {figure: len(good(kept, figure)) > 10 for figure in ("right", "first", "declined")} == {
        "right": True, "first": True, "declined": True
    }  # fmt: skip

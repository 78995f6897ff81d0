"""Promises of adding marks up."""

from article_qa.evaluation.figures import figures, table
from article_qa.evaluation.marks import Mark

HIT = Mark("a", "who", right=True, first=True, top3=True, precision=0.5, over=False, confidence=0.8, answerable=True)
MISS = Mark("b", "when", right=False, first=False, top3=True, over=True, confidence=0.4, answerable=True)
DECLINED = Mark("c", "who", right=True, declined=True, confidence=0.1, answerable=False)
CHAT = Mark("d", "hello", right=True, declined=True)
FOREIGN = Mark("e", "who", foreign_question=True, foreign=True)
FAILED = Mark("f", "who", failed=True)


def test_figures_by_hand() -> None:
    """Each figure is the mean over the questions that it bears on, and None where there are none."""
    assert figures([HIT, MISS, DECLINED, CHAT, FOREIGN, FAILED]) == {
        "n": 5,
        "right": 0.75,
        "first": 0.5,
        "top3": 1.0,
        "precision": 0.5,
        "complete": None,
        "declined": 1.0,
        "over": 0.5,
        "short": None,
        "rewrite": None,
        "foreign": 1.0,
        "auc": 1.0,
        "ece": round((0.2 + 0.4 + 0.1) / 3, 4),
        "brier": round((0.04 + 0.16 + 0.01) / 3, 4),
        "broken": 0,
        "failed": 1,
    }


def test_no_marks_give_no_figures() -> None:
    """Nothing is divided by zero."""
    assert {name for name, value in figures([]).items() if value is not None} == {"n", "broken", "failed"}


def test_several_files_have_a_mean_and_a_total() -> None:
    """MEAN weighs files alike and skips those without the figure; ALL weighs questions alike."""
    rows = table({"one": [HIT, HIT, HIT], "two": [MISS, DECLINED]}, by_type=True)
    assert list(rows) == ["one", "two", "MEAN", "ALL", "type when", "type who"]
    assert (rows["MEAN"]["right"], rows["ALL"]["right"]) == (0.75, 0.8)
    assert (rows["MEAN"]["declined"], rows["MEAN"]["n"]) == (1.0, 2.5)
    assert "complete" not in rows["MEAN"]
    assert rows["type when"]["n"] == 1


def test_one_file_stands_alone() -> None:
    """One file is its own mean."""
    assert list(table({"one": [HIT]})) == ["one"]

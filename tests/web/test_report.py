"""Promises of a report: the same numbers in each of its forms."""

import json

from article_qa.evaluation.calibration import Bin
from article_qa.evaluation.resampling import Comparison, Difference
from article_qa.evaluation.risk import Surest
from article_qa.evaluation.tables import Tables, Worth
from article_web.shell.report import Report

REPORT = Report(
    {"one.jsonl": {"n": 2, "right": 0.5, "short": None}, "ALL": {"n": 4, "right": 0.75, "short": 0.25}},
    Tables((Surest(0.2, 0.9, 0.8125),), (Bin(0.9, 1.0, 0, None, None),), (Worth("clearly", 0.8, 3, 0.75, 0.6667),)),
    Comparison(4, 1, 0, (Difference("right", 0.5, 0.75, 0.125, 0.5), Difference("over", 0.25, 0.25, -0.5, 0.25))),
)


def test_text() -> None:
    """A line a file with what it has, then each table, aligned."""
    assert REPORT.text() == (
        "one.jsonl                    n 2  right 0.5\n"
        "ALL                          n 4  right 0.75  short 0.25\n"
        "\n"
        "Precision at coverage\n"
        "surest   right  confidence from\n"
        "20%     0.9000           0.8125\n"
        "\n"
        "Reliability\n"
        "confidence  n  mean  right\n"
        "0.9 to 1.0  0     –      –\n"
        "\n"
        "Words for confidence\n"
        "word     from  n  share of answers   right\n"
        "clearly  0.80  3            0.7500  0.6667\n"
        "\n"
        "Against the saved run: 4 questions; 1 only in it, 0 only here, 95% of 2,000 resamples\n"
        "figure   saved     now  difference            interval  verdict\n"
        "right   0.5000  0.7500     +0.2500  +0.1250 to +0.5000   better\n"
        "over    0.2500  0.2500     +0.0000  -0.5000 to +0.2500"
    )


def test_json() -> None:
    """One object: the figures by file, the rest under names of its own, unrounded further."""
    assert json.loads(REPORT.json()) == {
        "one.jsonl": {"n": 2, "right": 0.5, "short": None},
        "ALL": {"n": 4, "right": 0.75, "short": 0.25},
        "TABLES": {
            "coverage": [{"coverage": 0.2, "precision": 0.9, "confidence": 0.8125}],
            "reliability": [{"low": 0.9, "high": 1.0, "n": 0, "confidence": None, "right": None}],
            "words": [{"word": "clearly", "least": 0.8, "n": 3, "share": 0.75, "right": 0.6667}],
        },
        "AGAINST": {
            "questions": 4,
            "only_before": 1,
            "only_after": 0,
            "differences": [
                {"figure": "right", "before": 0.5, "after": 0.75, "low": 0.125, "high": 0.5,
                 "difference": 0.25, "verdict": "better"},
                {"figure": "over", "before": 0.25, "after": 0.25, "low": -0.5, "high": 0.25,
                 "difference": 0.0, "verdict": ""},
            ],
        },
    }  # fmt: skip


def test_markdown() -> None:
    """The figures are a table too; what no file has is no column."""
    parts = REPORT.markdown().split("\n\n")
    assert parts[0] == "### Figures"
    assert parts[1] == (
        "| file | n | right | short |\n| --- | ---: | ---: | ---: |\n"
        "| one.jsonl | 2 | 0.5 | – |\n| ALL | 4 | 0.75 | 0.25 |"
    )
    assert parts[2:8:2] == ["### Precision at coverage", "### Reliability", "### Words for confidence"]
    assert parts[-1].splitlines()[2] == "| right | 0.5000 | 0.7500 | +0.2500 | +0.1250 to +0.5000 | better |"


def test_figures_alone() -> None:
    """Without tables and comparison there is nothing but the figures."""
    alone = Report(REPORT.figures)
    assert alone.text().splitlines() == REPORT.text().splitlines()[:2]
    assert json.loads(alone.json()) == dict(REPORT.figures)
    assert alone.markdown() == "\n\n".join(REPORT.markdown().split("\n\n")[:2])

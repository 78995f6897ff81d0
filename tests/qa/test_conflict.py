"""Promises of telling where an article contradicts itself."""

import tomllib
from pathlib import Path

import pytest
from readers import held

from article_qa.choice.conflict import conflict, contradict
from article_qa.choice.values import day_of
from article_qa.evidence import evidence
from article_qa.library import Library
from article_qa.weighing.ranking import rank
from article_qa.weighing.weights import load_weights

CASES = tomllib.loads((Path(__file__).parent / "conflict_cases.toml").read_text("utf-8"))["case"]


def said(question: str, text: str) -> str:
    """Return the notice that the question gets on the text, or ''."""
    comparison = held(question, text)
    found = conflict(rank(comparison, evidence(comparison), load_weights().ranking))
    return found.notice.text if found else ""


@pytest.mark.parametrize("case", CASES, ids=[f"{i}-{case['question']}" for i, case in enumerate(CASES)])
def test_a_contradiction_is_told(case):
    """Two values that cannot both hold are told, and nothing that only looks like it."""
    assert said(case["question"], case["text"]) == case["conflict"]


HOLM = "Prime Minister Anna Holm met the fishers in Vik. They asked for new boats. President Holm promised to buy six."
MEETING = (
    "Last month, leaders of both towns met in Vik. They spoke of fish. "
    "According to the paper, boats were seen before the May 26th meeting."
)


def test_both_are_cited_and_the_reader_is_told():
    """The sentence that says otherwise is cited behind the first, and the notice has the code of a conflict."""
    answer = Library.from_text(HOLM).ask("Who is Anna Holm?")
    assert [c.quote.split(".")[0] for c in answer.citations][:2] == [
        "Prime Minister Anna Holm met the fishers in Vik",
        "President Holm promised to buy six",
    ]
    assert answer.notice.code == "conflict"
    assert Library.from_text(HOLM).ask("Where did Holm meet the fishers?").notice is None


def test_the_limit_holds():
    """No more is cited than was asked for, and the reader is told of the conflict all the same."""
    answer = Library.from_text(HOLM).ask("Who is Anna Holm?", limit=1)
    assert (len(answer.citations), answer.notice.code) == (1, "conflict")


def test_an_event_dated_in_two_ways():
    """A date told from the day of writing and one by the calendar, of what the question asks, are both shown."""
    assert said("When did the leaders meet?", MEETING) == (
        "The article dates this in different ways: Last month and May 26th."
    )
    assert said("When were the boats seen?", MEETING) == ""


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        ("1931", "1931", False),
        ("1931", "March 1931", False),
        ("March 1931", "5 March", False),
        ("5 March 1931", "6 March", True),
        ("May 1931", "June 1931", True),
        ("last week", "June 1931", False),
    ],
)
def test_days_that_cannot_both_be(one, two, clash):
    """Dates that complete each other are one; those with another year, month or day are two; both ways round."""
    assert contradict(day_of(one), day_of(two)) == clash == contradict(day_of(two), day_of(one))

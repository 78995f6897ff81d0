"""Promises of asking in several processes."""

import os
from pathlib import Path

import pytest

from article_qa.evaluation.parallel import WORTH, _parts, processes, run_parallel
from article_qa.evaluation.questions import Question, QuestionFileError, read_questions
from article_qa.evaluation.run import run
from article_qa.library import Library

FILE = Path(__file__).parents[2] / "questions" / "armenia-azerbaijan.jsonl"


def test_processes_change_nothing(library: Library) -> None:
    """Two processes give what one gives, in the order of the questions."""
    questions = [*read_questions(FILE), Question("f:1", "d", "Who came?", answerable=False, text="The cat came.")]
    assert list(run_parallel(library, questions, 2)) == list(run(library, questions))


def test_an_error_of_the_file_comes_through(library: Library) -> None:
    """A question on an article that is not there says so, whichever process met it."""
    missing = Question("f:2", "b", "Who?", answerable=False, article="other")
    with pytest.raises(QuestionFileError, match="f:2: there is no article 'other' here"):
        list(run_parallel(library, [*read_questions(FILE)[:3], missing], 2))


def test_nothing_asked_needs_no_process(library: Library) -> None:
    """No question, no answer."""
    assert list(run_parallel(library, [], 8)) == []


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_parts_are_the_whole_in_order(jobs: int) -> None:
    """Cut up and joined, the questions are what they were; no part is long."""
    questions = [Question("f:1", str(i), "?", answerable=False) for i in range(1000)]
    parts = _parts(questions, jobs)
    assert [question for part in parts for question in part] == questions
    assert max(len(part) for part in parts) <= 64
    assert len(parts) >= 4 * jobs


def test_few_questions_are_asked_in_this_process() -> None:
    """Further processes are started only where there is work for each, and no more than processors."""
    assert (processes(0), processes(WORTH), processes(2 * WORTH - 1)) == (1, 1, 1)
    assert 1 <= processes(10**9) <= (os.cpu_count() or 1)

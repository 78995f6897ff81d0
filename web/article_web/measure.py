"""The command ``eval``: asks every question of the files and prints the figures.

The reading, marking and adding up are ``article_qa.evaluation``'s; this prints.
"""

import argparse
import json
import sys
from pathlib import Path

from article_index.errors import ArticleQAError
from article_qa.answer import Answer
from article_qa.evaluation.figures import Figures, table
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.questions import Question, foreign, read_questions
from article_qa.evaluation.run import run, sample
from article_qa.library import Library
from article_web.terminal import neutral

SHOWN = 110  # characters of a miss's quote


def measure(options: argparse.Namespace) -> int:
    """Print the figures of the files; return 1 where a question could not be asked, else 0."""
    files = [(file, sample(read_questions(Path(file)), options.sample)) for file in options.files]
    library = Library.open(*options.on)
    marks: dict[str, list[Mark]] = {}
    for file, questions in files:
        asked = questions + (foreign(questions) if options.foreign else [])
        marks[file] = [_seen(*outcome, misses=options.misses) for outcome in run(library, asked)]
    rows = {Path(name).name: row for name, row in table(marks, by_type=options.types).items()}
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for name, row in rows.items():
            print(f"{neutral(name):28s} {_line(row)}")
    return int(any(mark.failed for of_file in marks.values() for mark in of_file))


def _seen(question: Question, answer: Answer | ArticleQAError, mark: Mark, *, misses: bool) -> Mark:
    """Return ``mark``, after saying on stderr what went wrong where that is wanted."""
    if misses and mark.failed:
        print(neutral(f"  {question.id} {question.question!r} cannot be asked: {answer}"), file=sys.stderr)
    elif misses and mark.right is False and isinstance(answer, Answer):
        shown = [c.quotation.quote for c in answer.citations] or [q.quote for q in answer.nearest] or [answer.text]
        told = f"{answer.outcome}: {shown[0][:SHOWN]!r}"
        print(neutral(f"  {question.id} [{question.type}] {question.question!r} -> {told}"), file=sys.stderr)
    return mark


def _line(row: Figures) -> str:
    return "  ".join(f"{name} {value}" for name, value in row.items() if value is not None)

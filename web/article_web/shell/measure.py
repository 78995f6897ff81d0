"""The command ``eval``: asks every question of the files, prints the figures, writes what was asked for.

The reading, asking, marking and adding up are ``article_qa.evaluation``'s; how it is printed is ``report``'s.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from article_index.errors import ArticleQAError
from article_qa.evaluation.figures import table
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.parallel import processes, run_parallel
from article_qa.evaluation.questions import Question, foreign, read_questions
from article_qa.evaluation.resampling import Comparison, Runs, compare_runs
from article_qa.evaluation.run import Marked, sample
from article_qa.evaluation.saved import SavedRunError, load, save
from article_qa.evaluation.tables import tables
from article_qa.library import Library
from article_web.shell.parser import UsageError
from article_web.shell.plots import write_plots
from article_web.shell.report import Report
from article_web.shell.terminal import neutral

SHOWN: Final = 110  # characters of a miss's quote
GUARDED: Final = ("right", "first")  # what --fail-under-baseline watches


class WorseError(ArticleQAError):
    """The answers are worse than the saved run's, beyond chance; the message says by how much."""


def measure(options: argparse.Namespace) -> int:
    """Print the figures of the files; return 1 where an answer failed or broke the contract, else 0.

    Raises WorseError where ``--fail-under-baseline`` finds the saved run better.
    """
    if options.fail_under_baseline and options.against is None:
        raise UsageError("--fail-under-baseline needs a saved run: add --against FILE (see 'article-qa eval --help')")
    saved = load(Path(options.against)) if options.against is not None else None
    marks = _marks(options)
    every = [mark for of_file in marks.values() for mark in of_file]
    comparison = _compared(saved, marks) if saved is not None else None
    report = Report(table(marks, by_type=options.types), tables(every) if options.tables else None, comparison)
    print({"text": report.text, "json": report.json, "markdown": report.markdown}[options.format]())
    if options.save is not None:
        save(Path(options.save), marks)
    if options.plots is not None:
        write_plots(every, Path(options.plots))
    if options.fail_under_baseline and comparison is not None:
        _guard(comparison)
    return int(any(mark.failed or mark.broken for mark in every))


def _marks(options: argparse.Namespace) -> dict[str, list[Mark]]:
    """Return the marks of each file under its name, telling of misses on stderr where that is wanted."""
    files: dict[str, list[Question]] = {}
    for name, path in _named(options.files):
        asked = sample(read_questions(path), options.sample)
        files[name] = asked + (foreign(asked) if options.foreign else [])
    questions = [question for asked in files.values() for question in asked]
    library = Library.open(*options.on)
    answers = zip(
        questions,
        run_parallel(library, questions, options.jobs or processes(len(questions))),
        strict=True,
    )
    seen = _seen(answers, misses=options.misses)
    return {name: [next(seen) for _ in asked] for name, asked in files.items()}


def _named(files: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Yield each file under its bare name, or as it was given where another is called the same."""
    bare = [Path(file).name for file in files]
    for file, name in zip(files, bare, strict=True):
        yield name if bare.count(name) == 1 else file, Path(file)


def _seen(answers: Iterator[tuple[Question, Marked]], *, misses: bool) -> Iterator[Mark]:
    """Yield the marks, after saying on stderr what went wrong where that is wanted."""
    for question, marked in answers:
        if misses and (told := _told(question, marked)):
            print(neutral(f"  {question.id} {told}"), file=sys.stderr)
        yield marked.mark


def _told(question: Question, marked: Marked) -> str:
    """Return what to tell of an answer that did not come out right, "" of one that did."""
    if marked.mark.failed:
        return f"{question.question!r} cannot be asked: {marked.said}"
    if marked.faults:
        return f"{question.question!r} breaks the contract: {', '.join(marked.faults)}"
    if marked.mark.right is False:
        return f"[{question.type}] {question.question!r} -> {marked.outcome}: {marked.said[:SHOWN]!r}"
    return ""


def _compared(saved: Runs, marks: Runs) -> Comparison:
    comparison = compare_runs(saved, marks)
    if not comparison.questions:
        raise SavedRunError("The saved run has none of these questions; name the files that it was made of.")
    return comparison


def _guard(comparison: Comparison) -> None:
    """Raise WorseError where a guarded figure is worse than chance explains."""
    worse = [d for d in comparison.differences if d.figure in GUARDED and d.verdict == "worse"]
    if worse:
        told = " and ".join(f"{d.figure} from {d.before:.4f} to {d.after:.4f}" for d in worse)
        raise WorseError(f"The answers are worse than the saved run's, beyond chance: {told}; --misses shows which.")

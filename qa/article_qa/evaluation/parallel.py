"""Asks questions in several processes at once; what comes out is the same, in the same order, however many there are.

Each process opens the articles for itself; nothing but questions and marks travels between them.
"""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.evaluation.questions import Question
from article_qa.evaluation.run import Marked, run
from article_qa.library import Library

WORTH: Final = 400  # questions that repay the start of a process
LONGEST: Final = 64  # questions handed out at once: enough to read a long document once, few enough to share out evenly

_library: Library | None = None  # of a worker process, opened when it starts


def processes(questions: int) -> int:
    """Return how many processes are worth starting for so many ``questions``: at most one for each processor."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, questions // WORTH))


def run_parallel(library: Library, questions: Sequence[Question], jobs: int) -> Iterator[Marked]:
    """Yield what ``run`` yields, asked in ``jobs`` processes (1: in this one); raises what it raises."""
    jobs = min(jobs, len(questions))
    if jobs <= 1:
        yield from run(library, questions)
        return
    articles = [split.article for split in library.shelf]
    # "spawn" alone is safe whatever threads this process has, and there on every system
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _open, (articles,))
    try:
        for marked in pool.map(_asked, _parts(questions, jobs)):
            yield from marked
    finally:
        pool.shutdown(cancel_futures=True)


def _parts(questions: Sequence[Question], jobs: int) -> list[Sequence[Question]]:
    """Return ``questions`` cut into neighbours, which often share a document."""
    size = max(1, min(LONGEST, len(questions) // (4 * jobs)))
    return [questions[i : i + size] for i in range(0, len(questions), size)]


def _open(articles: Sequence[Article]) -> None:
    global _library  # noqa: PLW0603 - a worker process has one library for all that it is asked
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the parent, which ends us
    _library = Library(Shelf(articles))


def _asked(questions: Sequence[Question]) -> list[Marked]:
    assert _library is not None
    return list(run(_library, questions))

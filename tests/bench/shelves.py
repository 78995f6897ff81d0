"""How well and how fast answers are found on a shelf of many articles, beside the same questions within their own.

    python tests/bench/shelves.py FILE.jsonl … [--sample 400] [--together] [--on SHELF] [--json]

Each FILE holds documents with questions, one document a line, as ``article-qa eval`` reads them. Its documents are put
on one shelf (``--together``: those of all files), and every question that its document answers and that stands alone
is asked twice: within its document, and on the shelf. ``first``: the first sentence shown is gold. ``article``: it is
of the right document. On the shelf, a sentence that another document has word for word counts as well (``also``).
With ``--on`` the same questions are asked of a shelf on disk, whatever it holds, and only the time is measured.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from time import thread_time

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("index", "qa", "web")]
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from article_index.article import Article, Span  # noqa: E402 - after the paths
from article_index.shelf import Shelf  # noqa: E402
from article_qa.answer import Answer  # noqa: E402
from article_qa.evaluation.overlap import is_gold  # noqa: E402
from article_qa.evaluation.questions import Question, read_questions  # noqa: E402
from article_qa.evaluation.run import sample  # noqa: E402
from article_qa.library import Library  # noqa: E402


def main() -> None:
    """Print a line for each shelf."""
    parser = argparse.ArgumentParser(description="Answers on a shelf beside answers within the known document.")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, default=400, help="questions of each shelf, always the same; 0: all")
    parser.add_argument("--together", action="store_true", help="one shelf of the documents of all files")
    parser.add_argument("--on", type=Path, help="a shelf on disk to ask instead")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    read = {file.stem: read_questions(file) for file in args.files}
    shelves = {"together": [q for questions in read.values() for q in questions]} if args.together else read
    if args.on:
        print(timed(args.on, [q for questions in read.values() for q in questions], args.sample))
        return
    for name, questions in shelves.items():
        figures = measured(questions, args.sample)
        print(json.dumps({"shelf": name} | figures) if args.json else line(name, figures), flush=True)


def measured(questions: Sequence[Question], size: int) -> dict[str, float]:
    """Return the figures of the shelf of all documents of ``questions``, over ``size`` of those."""
    ids: dict[tuple[str, str], str] = {}
    for question in questions:
        ids.setdefault((question.title, question.text or ""), f"d{len(ids):06}")
    shelf = Shelf(Article(name, title, text) for (title, text), name in ids.items())
    library = Library(shelf)
    shelf.search(["warm"], 1)  # builds the engine
    known, there, right, times = [], [], [], []
    asked = [q for q in questions if q.answerable and q.gold_spans and not q.history and q.rewrite is None]
    for question in sample(asked, size):
        own, gold = ids[question.title, question.text or ""], question.gold_spans or ()
        start = thread_time()
        answer = library.ask(question.question)
        times.append(1e3 * (thread_time() - start))
        there.append(first(answer, own, gold))
        right.append(any(name == own for name, _, _ in shown(answer)))
        known.append(first(library.ask(question.question, articles=[own]), own, gold))
    return {
        "articles": len(shelf), "passages": shelf.passages, "questions": len(known), "first_known": mean(known),
        "first_shelf": mean(there), "article": mean(right), "ms_median": median(times),
        "ms_p95": quantiles(times, n=20)[-1],
    }  # fmt: skip


def timed(folder: Path, questions: Sequence[Question], size: int) -> str:
    """Return how long ``size`` of ``questions`` take on the shelf ``folder``, as a line."""
    library = Library.open(folder)
    library.ask("Who was the first of them?")
    times = []
    for question in sample([q for q in questions if q.answerable and not q.history], size):
        start = thread_time()
        library.ask(question.question)
        times.append(1e3 * (thread_time() - start))
    middle, last = median(times), quantiles(times, n=20)[-1]
    return f"{len(library.shelf)} articles {library.shelf.passages} passages   CPU ms {middle:.1f}, p95 {last:.1f}"


def shown(answer: Answer) -> list[tuple[str, int, int]]:
    """Return where the first sentence shown stands, cited or nearest."""
    for quotation in [*(c.quotation for c in answer.citations), *answer.nearest][:1]:
        also = [(place.article, place.start, place.end) for place in quotation.also]
        return [(quotation.article, quotation.start, quotation.end), *also]
    return []


def first(answer: Answer, article: str, gold: Sequence[Span]) -> bool:
    """Tell whether the first sentence shown is gold."""
    return any(name == article and is_gold(start, end, gold) for name, start, end in shown(answer))


def line(name: str, figures: dict[str, float]) -> str:
    """Return the figures as one line."""
    f = figures
    return (
        f"{name:10} {f['articles']:6} articles {f['passages']:7} passages {f['questions']:5} questions   first known "
        f"{f['first_known']:.3f}  shelf {f['first_shelf']:.3f}  article {f['article']:.3f}   "
        f"CPU ms {f['ms_median']:.1f}, p95 {f['ms_p95']:.1f}"
    )


if __name__ == "__main__":
    main()

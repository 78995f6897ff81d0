"""Measure the processor time of an answer, beside plain BM25 scores of the same question over the same sentences.

    python tests/bench/answering.py [QUESTIONS.jsonl] [--on PATH] [--times N]

Each line of QUESTIONS is {"question": ..., "article": id}; without it, our own questions about the article that comes
with the package. Both take the typed question and an article that is already read, in one process and thread, each
question after the other; what is counted is processor time, so that other work of the machine counts little. Tests
nothing, prints figures.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import thread_time

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("index", "qa", "web")]
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads that wait for each other cost more than they save here

from rank_bm25 import BM25Okapi  # noqa: E402 - after the paths

from article_index.words import analyzer  # noqa: E402
from article_qa.library import Library  # noqa: E402


def main() -> None:
    """Print the median and the 95th percentile of both, and how many times as long as the scores an answer takes."""
    parser = argparse.ArgumentParser(description="How long an answer takes, beside plain BM25 scores.")
    parser.add_argument("file", type=Path, nargs="?", default=ROOT / "tests/questions/armenia-azerbaijan.jsonl")
    parser.add_argument("--on", action="append", default=[], metavar="PATH", help="articles; default: ours")
    parser.add_argument("--times", type=int, default=10, help="rounds that are measured, after one that is not")
    args = parser.parse_args()
    library = Library.open(*args.on)
    lines = [json.loads(line) for line in args.file.read_text("utf-8").splitlines()]
    asked = [(line["question"], line["article"]) for line in lines]
    plain = {article: scorer(library, article) for _, article in asked}
    ours, theirs = [], []
    for round_number in range(args.times + 1):
        for question, article in asked:
            answer = seconds(partial(library.ask, question, articles=[article]))
            scores = seconds(partial(plain[article], question))
            if round_number:
                ours.append(answer)
                theirs.append(scores)
    sentences = median(len(library.shelf.article(article).sentences) for _, article in asked)
    print(f"questions  {len(asked)}, median of sentences {sentences:g}, rounds {args.times}")
    for name, times in (("answer", ours), ("rank_bm25", theirs)):
        print(f"{name:10} median {1e3 * median(times):.2f} ms  p95 {1e3 * quantiles(times, n=20)[-1]:.2f} ms")
    print(f"ratio      {median(ours) / median(theirs):.1f}")


def scorer(library: Library, article: str) -> Callable[[str], object]:
    """Return the function that scores every sentence of ``article`` for a question with rank_bm25, and no more."""
    split = library.shelf.article(article)
    words = analyzer(split.article.lang)
    engine = BM25Okapi([words.terms(sentence.span.of(split.article.text)) or [""] for sentence in split.sentences])
    return lambda question: engine.get_scores(words.terms(question))


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that ``work`` takes."""
    start = thread_time()
    work()
    return thread_time() - start


if __name__ == "__main__":
    main()

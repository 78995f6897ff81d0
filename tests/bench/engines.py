"""BM25 engines compared, by hand: ``python tests/bench/engines.py`` (needs ``pip install 'article-qa[bench]'``).

Passages of 60 words of a Zipf vocabulary; each round asks every engine the same fresh questions, one engine after the
other, in another order each time, top 10, on one thread. For each size and kind of question: the milliseconds of a
question, processor and wall, p50 and p99, as the median of the rounds and their range. ``--build`` instead builds with
us and with tantivy in processes of their own: processor seconds beside making the words, peak memory, disk, opening.
``--json FILE`` adds the figures to a file, ``--plot FILE`` draws those of such a file as SVG.
"""

import argparse
import gc
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "index")]

import bm25s  # noqa: E402 - after the paths
import numpy as np  # noqa: E402
import tantivy  # noqa: E402
from plot import draw  # noqa: E402
from rank_bm25 import BM25Okapi  # noqa: E402

from article_index.bm25.arrays import InFolder, open_postings  # noqa: E402
from article_index.bm25.building import build  # noqa: E402
from article_index.bm25.compiled import Compiled  # noqa: E402

WORDS = [f"w{number}" for number in range(200_000)]
SHARES = np.cumsum(1 / np.arange(1, len(WORDS) + 1)) / np.sum(1 / np.arange(1, len(WORDS) + 1))
LENGTH, LIMIT = 60, 10
SIZES = [30, 1_000, 10_000, 100_000, 1_000_000]
QUESTIONS = {"six words": 200, "common words": 50, "200 words": 20, "unknown words": 50}  # questions of a round
SLOW = 10_000  # passages from which on rank_bm25 is asked few questions, and only of six words


def drawn(rng, shape):
    """Return words by their numbers, as often as Zipf has it."""
    return np.minimum(np.searchsorted(SHARES, rng.random(shape)), len(WORDS) - 1)


def passages(size):
    """Yield the words of each passage."""
    rng = np.random.default_rng(1)
    for first in range(0, size, 10_000):
        for row in drawn(rng, (min(10_000, size - first), LENGTH)).tolist():
            yield [WORDS[number] for number in row]


def questions(kind, rng, count):
    """Return ``count`` questions."""
    if kind == "common words":
        numbers = rng.integers(0, 20, (count, 6))
    elif kind == "unknown words":
        return [[f"x{number}" for number in row] for row in rng.integers(0, 10**6, (count, 6)).tolist()]
    else:
        numbers = drawn(rng, (count, 200 if kind == "200 words" else 6))
    return [[WORDS[number] for number in row] for row in numbers.tolist()]


def ours(size, folder):
    """Return the search of our own engine, over files."""
    build(passages(size), InFolder(folder / "ours"))
    engine = Compiled([open_postings(folder / "ours")])
    return lambda words: engine.search(words, LIMIT)


def rank_bm25(size, folder):
    """Return the search of rank_bm25: all scores, and the best of them."""
    engine = BM25Okapi(list(passages(size)))
    return lambda words: np.argsort(engine.get_scores(words))[::-1][:LIMIT]


def numba(size, folder):
    """Return the search of bm25s compiled by numba, with rank_bm25's constants."""
    engine = bm25s.BM25(k1=1.5, b=0.75, backend="numba")
    engine.index(list(passages(size)), show_progress=False)
    best = min(LIMIT, size)
    return lambda words: engine.retrieve([words], k=best, show_progress=False, n_threads=0)


def of_tantivy(size, folder):
    """Return the search of tantivy, over files of one segment."""
    write_tantivy(size, folder / "tantivy")
    searcher = open_tantivy(folder / "tantivy")
    schema = tantivy_schema()
    occur = tantivy.Occur.Should

    def search(words):
        query = tantivy.Query.boolean_query([(occur, tantivy.Query.term_query(schema, "text", w)) for w in words])
        return searcher.search(query, LIMIT, count=False).hits

    return search


def tantivy_schema():
    """Return a schema of one text that is not kept."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def write_tantivy(size, folder):
    """Write an index with one thread, and wait until its segments are merged."""
    folder.mkdir()
    index = tantivy.Index(tantivy_schema(), path=str(folder))
    writer = index.writer(heap_size=256_000_000, num_threads=1)
    for words in passages(size):
        writer.add_document(tantivy.Document(text=" ".join(words)))
    writer.commit()
    writer.wait_merging_threads()


def open_tantivy(folder):
    """Return what searches the index."""
    return tantivy.Index.open(str(folder)).searcher()


def fts5(size, folder):
    """Return the search of SQLite's FTS5, over a file."""
    base = sqlite3.connect(folder / "fts5.db")
    base.execute("CREATE VIRTUAL TABLE passages USING fts5(text, content='', detail=none)")
    base.executemany("INSERT INTO passages(rowid, text) VALUES (?, ?)", enumerate(map(" ".join, passages(size))))
    base.execute("INSERT INTO passages(passages) VALUES ('optimize')")
    base.commit()
    asked = f"SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT {LIMIT}"
    return lambda words: base.execute(asked, (" OR ".join(words),)).fetchall()


ENGINES = {
    "article-qa": ours,
    "bm25s, numba": numba,
    "tantivy": of_tantivy,
    "SQLite FTS5": fts5,
    "rank_bm25": rank_bm25,
}


def timed(search, asked):
    """Return the processor and the wall milliseconds of each question."""
    processor, wall = [], []
    for words in asked:
        before, start = time.thread_time_ns(), time.perf_counter_ns()
        search(words)
        wall.append((time.perf_counter_ns() - start) / 1e6)
        processor.append((time.thread_time_ns() - before) / 1e6)
    return processor, wall


def asked_of(name, kind, size):
    """Return how many questions of a round an engine is asked."""
    if name == "rank_bm25" and size >= SLOW:
        return min(QUESTIONS[kind], 200_000 // size + 2) if kind == "six words" else 0
    if name == "SQLite FTS5" and size >= SLOW * 10:
        return QUESTIONS[kind] * 2 * SLOW // size + 2
    return QUESTIONS[kind]


def measure(size, names, rounds):
    """Return engine -> kind -> figures of ``size`` passages."""
    with tempfile.TemporaryDirectory() as scratch:
        searches = {}
        for name in names:
            searches[name] = ENGINES[name](size, Path(scratch))
            print(f"{size}: {name} is built", file=sys.stderr)
        gc.collect()
        gc.freeze()  # a peer's millions of objects are not to be looked through while another is timed
        rng, order = np.random.default_rng(2), random.Random(3)
        for name, search in searches.items():  # compiling, first pages, what is kept of common words
            timed(search, questions("six words", rng, min(50, asked_of(name, "six words", size))))
        found = {name: {kind: [] for kind in QUESTIONS} for name in names}
        for kind, count in QUESTIONS.items():
            for _ in range(rounds):
                asked = questions(kind, rng, count)
                for name in order.sample(names, len(names)):
                    if few := asked_of(name, kind, size):
                        found[name][kind].append(timed(searches[name], asked[:few]))
        gc.unfreeze()
    return {name: {kind: figures(runs) for kind, runs in kinds.items() if runs} for name, kinds in found.items()}


def figures(runs):
    """Return p50 and p99, processor and wall: the median of the rounds, the least and the most."""
    found = {}
    for at, clock in enumerate(("processor", "wall")):
        for share in (50, 99):
            each = [float(np.percentile(run[at], share)) for run in runs]
            found[f"{clock} p{share}"] = [round(figure, 4) for figure in (np.median(each), min(each), max(each))]
    return found


def show(size, found):
    """Print a table of processor milliseconds, and of wall milliseconds behind them."""
    for kind in QUESTIONS:
        print(f"\n{size} passages, {kind}: milliseconds p50 / p99 (range of the rounds)")
        for name, kinds in found.items():
            if kind in kinds:
                one = {key: "{:.3f} ({:.3f}-{:.3f})".format(*figure) for key, figure in kinds[kind].items()}
                print(
                    f"  {name:14} processor {one['processor p50']:24} / {one['processor p99']:24}"
                    f" wall {one['wall p50']:24} / {one['wall p99']}"
                )


def built(name, size):
    """Build in this process and print what that took as JSON."""
    start = time.process_time()
    for _ in passages(size):
        pass
    words = time.process_time() - start
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        start = time.process_time()
        if name == "article-qa":
            build(passages(size), InFolder(folder))
        else:
            write_tantivy(size, folder)
        spent = time.process_time() - start - words
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        code = f"from engines import *; opened({name!r}, {str(folder)!r})"
        opening = subprocess.run(
            [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
        ).stdout
        disk = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        words_peak = {"processor s": round(spent, 1), "peak MB": round(peak), "disk MB": round(disk)}
        print(json.dumps(words_peak | {"open ms": round(float(opening), 1)}))


def opened(name, folder):
    """Print the milliseconds that opening takes, and a first search of a word that nobody has."""
    start = time.perf_counter()
    if name == "article-qa":
        Compiled([open_postings(Path(folder))]).search(["x"], LIMIT)
    else:
        query = tantivy.Query.term_query(tantivy_schema(), "text", "x")
        open_tantivy(folder).search(query, LIMIT)
    print((time.perf_counter() - start) * 1e3)


def main():
    """Measure, show, keep, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--build", type=int, metavar="SIZE", help="measure building so many passages instead")
    parser.add_argument("--alone", choices=["article-qa", "tantivy"], help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    if args.alone:
        return built(args.alone, args.build)
    if args.build:
        for name in ("article-qa", "tantivy"):
            print(name, end=" ", flush=True)
            subprocess.run([sys.executable, __file__, "--build", str(args.build), "--alone", name], check=True)
        return None
    kept = json.loads(args.json.read_text()) if args.json and args.json.exists() else {}
    for size in [] if args.plot else args.sizes:
        found = measure(size, args.engines, args.rounds)
        show(size, found)
        kept[str(size)] = found
        if args.json:
            args.json.write_text(json.dumps(kept, indent=1) + "\n")
    if args.plot:
        args.plot.write_text(draw(kept, "six words"))
    return None


if __name__ == "__main__":
    main()

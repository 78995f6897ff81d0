"""What a Milvus server takes for a passage: bytes, milliseconds to index, milliseconds to search.

    pip install 'article-qa[milvus]' milvus-lite
    python tests/bench/milvus.py [--passages 10000] [--uri http://127.0.0.1:19530]

Passages of 60 terms out of a vocabulary with Zipf's distribution, 50 questions of 6 terms, the best 10. Without
``--uri`` a milvus-lite server is started on 127.0.0.1, whose folder is then measured as well.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "index"), str(ROOT / "tests/index/distant")]

from milvus_server import Server  # noqa: E402 - after the paths

from article_index.milvus.collection import Collection  # noqa: E402
from article_index.milvus.engine import Milvus  # noqa: E402


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Bytes and milliseconds per passage of a Milvus server.")
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--uri", default="")
    args = parser.parse_args()
    chance = random.Random(0)
    words = [f"w{n}" for n in range(50_000)]
    weights = [1 / (n + 10) for n in range(len(words))]
    corpus = [chance.choices(words, weights, k=60) for _ in range(args.passages)]
    questions = [chance.choices(words, weights, k=6) for _ in range(50)]
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        if not args.uri:
            server.start()
        try:
            collection = Collection(args.uri or server.uri, "bench", seconds=60)
            start = time.perf_counter()
            engine = Milvus(corpus, collection)
            filled = time.perf_counter() - start
            engine.search(questions[0], 10)
            times = []
            for question in questions:
                start = time.perf_counter()
                engine.search(question, 10)
                times.append(1e3 * (time.perf_counter() - start))
            collection.drop() if args.uri else None
            size = sum(one.stat().st_size for one in Path(folder).rglob("*") if one.is_file())
        finally:
            server.kill()
    print(f"passages    {args.passages:,}")
    print(f"indexing    {filled:.1f} s, {1e3 * filled / args.passages:.2f} ms a passage")
    print(f"searching   median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms")
    if not args.uri:
        print(f"on disk     {size / args.passages:,.0f} bytes a passage")


if __name__ == "__main__":
    main()

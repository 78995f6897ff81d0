"""Measures a big shelf on disk, by hand: ``python tests/bench/shelf.py FOLDER FILE… [--articles N] [--memory MB]``.

The texts of question files (``text`` of each line, as ``article-qa eval`` reads them) become N articles in
``FOLDER/texts``, the first of each as it is, the others with other figures, words and names. Then ``article-qa`` writes
``FOLDER/shelf``, adds one, replaces it, removes a thousand, checks, and opens the shelf to ask. Tells of each
command how long it took, its processor time and its peak of memory.
"""

import argparse
import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("index", "qa", "web")]
SMALL, NAME = re.compile(r"\b[a-z]{5,}\b"), re.compile(r"\b[A-Z][a-z]{4,}\b")


def texts(files: list[Path]) -> list[str]:
    """Return the different texts of the question files."""
    lines = (json.loads(line) for path in files for line in path.read_text("utf-8").splitlines())
    return list(dict.fromkeys(line["text"] for line in lines if len(line.get("text") or "") > 200))


def changed(text: str, words: list[str], names: list[str], rng: random.Random) -> str:
    """Return ``text`` with half of its digits, a twelfth of its words and a fifth of its names changed."""
    text = re.sub(r"\d", lambda m: rng.choice("0123456789") if rng.random() < 0.5 else m[0], text)
    text = SMALL.sub(lambda m: rng.choice(words) if rng.random() < 0.08 else m[0], text)
    ends = ["", "", "son", "ville", "ov"]
    return NAME.sub(lambda m: rng.choice(names) + rng.choice(ends) if rng.random() < 0.2 else m[0], text)


def articles(found: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Yield ``count`` names and texts."""
    rng = random.Random(7)
    words, names = (sorted({w for text in found for w in kind.findall(text)}) for kind in (SMALL, NAME))
    for number in range(count):
        copy, at = divmod(number, len(found))
        yield f"{copy:03d}/text-{at}-{copy}", changed(found[at], words, names, rng) if copy else found[at]


def run(*words: str) -> None:
    """Run a command and tell what it took."""
    begun = time.monotonic()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        from article_web.shell.cli import main

        code = main(words)
        sys.stdout.flush()
        os._exit(code)
    _, status, used = os.wait4(child, 0)
    spent, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    took = f"{time.monotonic() - begun:.1f} s, {spent:.1f} s of processor time, peak {peak:.0f} MB"
    print(f"{words[0]}: exit {os.waitstatus_to_exitcode(status)}, {took}")


def main() -> None:
    """Write the texts where they are not there yet, and run the commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--memory", default="512")
    options = parser.parse_args()
    folder, shelf = options.folder / "texts", str(options.folder / "shelf")
    if not folder.exists():
        for name, text in articles(texts(options.files), options.articles):
            path = folder / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    one = options.folder / "lantern.txt"
    one.write_text("Mira Holt opened the Lantern theatre in Porto in 1987. It burned down in 2003.\n", "utf-8")
    run("index", str(folder), "--out", shelf, "--memory", options.memory)
    run("add", shelf, str(one))
    run("replace", shelf, str(one))
    ids = [path.stem for path in sorted(folder.rglob("*.txt"))]
    run("remove", shelf, *random.Random(1).sample(ids, 1000))
    run("check", shelf)
    run("ask", "Who opened the Lantern theatre?", "--on", shelf)


if __name__ == "__main__":
    main()

"""Kills writers of a shelf at random moments and looks at what they leave: ``python killing.py FOLDER SEED TIMES``.

Each change is made by a process of its own that is killed (SIGKILL) somewhere between its start and a little after its
end. Afterwards the shelf must be whole, hold exactly what it held before or what it should hold then, and who had it
open must still read all of it. Prints what came of it as JSON; a script of its own because it forks.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from article_index.article import Article
from article_index.store.checking import check
from article_index.store.kind import is_shelf
from article_index.store.opening import open_store
from article_index.store.writing import add, index, remove

WORDS = ["cats", "dogs", "bark", "sleep", "night", "river", "dam", "mill", "old", "new", "bridge", "lantern"]
Texts = dict[str, str]  # id -> SHA-256


def article(name: str, rng: random.Random) -> Article:
    """Return an article of some sentences."""
    said = (" ".join(rng.choices(WORDS, k=9)).capitalize() for _ in range(rng.randint(5, 60)))
    return Article(name, name, ". ".join(said) + ".", lang="en")


def held(folder: Path) -> Texts | None:
    """Return what the shelf holds; None where there is none."""
    return {one.id: one.sha256 for one in open_store(folder).articles()} if is_shelf(folder) else None


def change(folder: Path, rng: random.Random, before: Texts | None) -> tuple[str, Callable[[], object], Texts]:
    """Return a change to be made, its name, and what the shelf holds when it is made."""
    kinds = ["index", "add", "add", "replace", "remove"] if before else ["index"]
    kind, known = rng.choice(kinds), before or {}
    names = rng.sample([f"a{n}" for n in range(40)], rng.randint(1, 12))
    if kind == "remove":
        gone = rng.sample(sorted(known), rng.randint(1, len(known)))
        return kind, lambda: remove(gone, folder), {name: one for name, one in known.items() if name not in gone}
    fresh = [article(name, rng) for name in names if kind != "add" or name not in known]
    texts = {one.id: one.sha256 for one in fresh}
    if kind == "index":
        return kind, lambda: index(fresh, folder), texts
    return kind, lambda: add(fresh, folder, replace=kind == "replace"), known | texts


def killed(make: Callable[[], object], after: float) -> bool:
    """Return whether a process that does ``make`` had to be killed ``after`` seconds."""
    child = os.fork()
    if not child:
        make()
        os._exit(0)
    end = time.monotonic() + after
    while time.monotonic() < end:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(folder: Path, seed: int, times: int) -> None:
    """Kill ``times`` writers and print what came of it."""
    rng = random.Random(seed)
    told = {"killed": 0, "old": 0, "new": 0, "wrong": []}
    index([article("a0", rng)], folder)
    begun = time.monotonic()
    index([article(f"a{n}", rng) for n in range(9)], folder)
    usual = time.monotonic() - begun  # seconds of a change
    for number in range(times):
        before = held(folder)
        reader = open_store(folder) if before is not None else None
        kind, make, after = change(folder, rng, before)
        begun = time.monotonic()
        was_killed = killed(make, rng.uniform(0, 1.2 * usual))
        if not was_killed:
            usual = (usual + time.monotonic() - begun) / 2
        now = held(folder)
        wrong = check(folder)[1] if now is not None else []
        if now not in (before, after) or (now != after and not was_killed):
            wrong.append("it holds something else")
        if reader and {one.id: one.sha256 for one in reader.articles()} != before:
            wrong.append("a reader lost what it had open")
        told["killed"] += was_killed
        told["new" if now == after else "old"] += 1
        told["wrong"] += [f"{number} {kind}: {line}" for line in wrong]
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

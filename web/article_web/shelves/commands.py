"""The commands ``index``, ``add``, ``replace``, ``remove``, ``list`` and ``check``: each calls one function and prints.

What is on the shelf goes to stdout, how far a command is to stderr where that is a terminal.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from article_web.shell.skipped import Skipped
from article_web.shell.terminal import neutral, neutral_json
from article_web.shelves.progress import Progress
from article_web.written.counted import counted

MEBIBYTE: Final = 1 << 20


def index(options: argparse.Namespace) -> int:
    """Write the shelf of the paths and say what it holds; return 1 where a file was passed over."""
    from article_index.loading.paths import iterate_paths  # noqa: PLC0415 - paid for by those who load
    from article_index.store.writing import index as write  # noqa: PLC0415

    with Progress(sys.stderr, "Indexing") as progress:
        skipped = Skipped(progress.clear)
        articles = iterate_paths(options.paths, skipped)
        change = write(articles, Path(options.out), options.memory * MEBIBYTE, progress.step)
    print(f"Wrote {_articles(change.added)} to {options.out}.")
    return skipped.code


def add(options: argparse.Namespace) -> int:
    """Add the articles of the paths to a shelf; with ``replace`` in the place of those that have their ids.

    Returns 1 where a file was passed over.
    """
    from article_index.loading.paths import iterate_paths  # noqa: PLC0415 - paid for by those who load
    from article_index.store.writing import add as write  # noqa: PLC0415

    with Progress(sys.stderr, "Adding") as progress:
        skipped = Skipped(progress.clear)
        change = write(
            iterate_paths(options.paths, skipped), Path(options.shelf), options.memory * MEBIBYTE, progress.step,
            replace=options.replace,
        )  # fmt: skip
    told = [f"Added {_articles(change.added)}"] if change.added or not change.replaced else []
    told += [f"replaced {_articles(change.replaced)}"] if change.replaced else []
    said = " and ".join(told)
    print(f"{said[0].upper()}{said[1:]}; {options.shelf} holds {change.manifest.articles:,}.")
    return skipped.code


def remove(options: argparse.Namespace) -> None:
    """Remove articles from a shelf."""
    from article_index.store.writing import remove as write  # noqa: PLC0415 - paid for by those who write

    ids = options.ids
    if ids == ["-"]:
        ids = [line.strip() for line in sys.stdin if line.strip()]
    change = write(ids, Path(options.shelf), options.memory * MEBIBYTE)
    print(f"Removed {_articles(change.removed)}; {options.shelf} holds {change.manifest.articles:,}.")


def list_(options: argparse.Namespace) -> None:
    """Print the id and the title of each article, or all that is known of it but the text as a JSON object a line."""
    from article_index.shelf import Shelf  # noqa: PLC0415 - paid for by those who open one
    from article_index.store.kind import is_shelf  # noqa: PLC0415
    from article_index.store.manifest import read_manifest  # noqa: PLC0415

    if not is_shelf(Path(options.shelf)):
        read_manifest(Path(options.shelf))  # says what is there instead; a folder of texts would be listed else
    for facts in Shelf.open([options.shelf]).facts():
        if options.json:
            print(neutral_json(json.dumps(facts, ensure_ascii=False)))
        else:
            print(neutral(f"{facts['id']}\t{' '.join(facts['title'].split())}"))


def check(options: argparse.Namespace) -> int:
    """Read all of a shelf and say whether it is whole: exit code 0, or 1 with what is wrong on stderr."""
    from article_index.store.checking import check as look  # noqa: PLC0415 - paid for by those who check
    from article_index.store.manifest import read_manifest  # noqa: PLC0415

    folder = Path(options.shelf)
    with Progress(sys.stderr, "Checking", read_manifest(folder).articles) as progress:
        manifest, wrong = look(folder, progress.step)
    for line in wrong:
        print(f"article-qa: {neutral(line)}", file=sys.stderr)
    if wrong:
        return 1
    size = f"{manifest.bytes / 1e6:,.1f} MB"
    print(f"{options.shelf} is whole: {_articles(manifest.articles)}, {counted(manifest.passages, 'passage')}, {size}.")
    return 0


def _articles(count: int) -> str:
    return counted(count, "article")

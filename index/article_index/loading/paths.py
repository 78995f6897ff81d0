"""Articles from files, folders, standard input and built shelves: ids given, and what cannot be read passed over.

Opens files and hands their bytes to who reads the format; changes nothing of a text.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from article_index.article import Article
from article_index.errors import LoadError
from article_index.loading.extracted import Extracted, UnreadableError
from article_index.loading.formats import MARKDOWN, SUFFIXES, TEXT, format_of
from article_index.loading.markdown import read_markdown
from article_index.loading.reader import Reader
from article_index.loading.text import article_from_text, decode, slug
from article_index.store.first_format import read_shelf
from article_index.store.kind import FIRST, is_shelf, version

STDIN: Final = "-"
MOST: Final = 200_000_000  # bytes of a file
Skipped = Callable[[LoadError], None]


def load_paths(paths: Sequence[str | Path], skipped: Skipped | None = None) -> list[Article]:
    """Return the articles of ``paths``, each a file, a folder, a built shelf or ``-`` for stdin.

    Of a folder these are the files under it whose names tell a format that is read, sorted, but for hidden ones. Ids
    come from file names and are made unique with ``-2``, ``-3``; a text without a title is titled by its file's name.

    ``skipped`` is told of each file that cannot be read, and the others are returned; without it the first such file
    is raised. Raises LoadError for a path that is missing, a shelf that is damaged, and where no file can be read.
    """
    return list(iterate_paths(paths, skipped))


def iterate_paths(paths: Sequence[str | Path], skipped: Skipped | None = None) -> Iterator[Article]:
    """Yield the articles of ``paths`` one after the other, as ``load_paths`` returns them."""
    failures = _Failures(skipped)
    taken: set[str] = set()
    with Reader() as reader:
        for path in paths:
            for article in _load(path, reader, failures):
                failures.tell()
                yield _unique(article, taken)
    failures.close(found=bool(taken))


class _Failures:
    """Files that cannot be read: told of as soon as one could, and raised where none could."""

    def __init__(self, skipped: Skipped | None) -> None:
        self._skipped = skipped
        self._waiting: list[LoadError] = []

    def add(self, wrong: LoadError) -> None:
        if self._skipped is None:
            raise wrong
        self._waiting.append(wrong)

    def tell(self) -> None:
        for wrong in self._waiting:
            assert self._skipped is not None
            self._skipped(wrong)
        self._waiting.clear()

    def close(self, *, found: bool) -> None:
        if not found and len(self._waiting) == 1:
            raise self._waiting[0]
        count = len(self._waiting)
        self.tell()
        if not found and count:
            raise LoadError(f"None of the {count} files can be read.")


def _load(path: str | Path, reader: Reader, failures: _Failures) -> Iterator[Article]:
    """Yield the articles behind one path, their ids not yet unique."""
    if str(path) == STDIN:
        try:
            yield _article(sys.stdin.buffer.read(MOST + 1), "The text on standard input", Path("stdin"), reader)
        except LoadError as wrong:
            failures.add(wrong)
        return
    path = Path(path)
    if path.is_dir() and version(path) == FIRST:
        yield from read_shelf(path)
        return
    if path.is_dir() and is_shelf(path):
        from article_index.store.opening import open_store  # noqa: PLC0415 - it brings numpy

        yield from open_store(path).articles()
        return
    if not path.is_dir() and not path.exists():
        raise LoadError(f"There is no file {path}; check the path.")
    for file in _files(path, failures) if path.is_dir() else [path]:
        try:
            yield _read(file, reader)
        except LoadError as wrong:
            failures.add(wrong)


def _files(folder: Path, failures: _Failures) -> list[Path]:
    """Return the files below ``folder`` that are of a format that is read; raises LoadError where there is none."""
    root = folder.resolve()
    found = []

    def closed(wrong: OSError) -> None:
        failures.add(LoadError(f"{wrong.filename} cannot be read ({wrong.strerror})."))

    for place, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        wanted = (n for n in names if Path(n).suffix.lower() in SUFFIXES and not n.startswith((".", "~$")))
        found += [path for path in (Path(place, name) for name in wanted) if path.is_file()]
    if not found:
        raise LoadError(f"There is no article under {folder}; what is read ends in {', '.join(SUFFIXES)}.")
    inside = []
    for path in sorted(found):
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            failures.add(LoadError(f"{path} is a link that leads out of the folder; name the file that it leads to."))
        else:
            inside.append(path)
    return inside


def _read(path: Path, reader: Reader) -> Article:
    """Return the article of one file; raises LoadError."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise LoadError(f"{path} cannot be read ({error.strerror}).") from None
    return _article(data, str(path), path, reader)


def _article(data: bytes, name: str, path: Path, reader: Reader) -> Article:
    """Return the article of ``data``, called ``name`` in errors, from a file called as ``path`` is."""
    if len(data) > MOST:
        raise LoadError(f"{name} has more than {MOST // 1_000_000} MB; split it into files.")
    try:
        found = _extracted(data, name, path.suffix, reader)
    except UnreadableError as wrong:
        raise LoadError(f"{name} {wrong}.") from None
    fields: dict[str, Any] = asdict(found)
    listed = {"tags": fields.pop("tags"), "pages": fields.pop("pages")}
    article = replace(article_from_text(fields.pop("text"), slug(path.stem), **fields), **listed)
    return article if article.title else replace(article, title=path.stem)


def _extracted(data: bytes, name: str, suffix: str, reader: Reader) -> Extracted:
    kind = format_of(suffix, data)
    if kind == TEXT:
        return Extracted(decode(data, name))
    if kind == MARKDOWN:
        found = read_markdown(decode(data, name).replace("\r", "\n"))
        if not found.text.strip():
            raise UnreadableError("is empty; give a text with at least one sentence")
        return found
    return reader.read(kind, data)


def _unique(article: Article, taken: set[str]) -> Article:
    """Return the article, with a number added to its id where one that was there before has it."""
    fresh, number = article.id, 1
    while fresh in taken:
        number += 1
        fresh = f"{article.id}-{number}"
    taken.add(fresh)
    return article if fresh == article.id else replace(article, id=fresh)

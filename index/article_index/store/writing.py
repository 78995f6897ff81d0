"""Changes of a shelf on disk, each whole or not at all: articles written anew, added, replaced and removed."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from article_index.article import Article
from article_index.errors import LoadError, StoreError, UnknownArticleError
from article_index.store.first_format import TEXTS
from article_index.store.kind import FIRST, MANIFEST, is_shelf, version
from article_index.store.lock import LOCK, locked
from article_index.store.manifest import GENERATIONS, NONE, SEGMENTS, Manifest, read_manifest
from article_index.store.opening import open_store
from article_index.store.work import MEMORY, Note, Work

OURS: Final = frozenset({MANIFEST, f"{MANIFEST}.new", SEGMENTS, GENERATIONS, LOCK})


@dataclass(frozen=True, slots=True)
class Change:
    """How many articles a change has added, replaced and removed, and the shelf's manifest now."""

    added: int
    replaced: int
    removed: int
    manifest: Manifest


def index(articles: Iterable[Article], out: Path, memory: int = MEMORY, note: Note | None = None) -> Change:
    """Write ``articles`` as the shelf ``out``; an older shelf there is replaced once all is written.

    Reads the articles one by one and holds about ``memory`` bytes; ``note`` is told each article that was written.
    Raises StoreError where ``out`` is something else than a shelf or an empty folder, two articles have one id, or it
    cannot be written.
    """
    out = Path(os.path.abspath(out))  # noqa: PTH100 - resolve() would follow a link that the user wants to keep
    _refuse_what_is_not_ours(out)
    with _errors(out), _made(out):
        former = sorted((out / TEXTS).glob("*.txt")) if version(out) == FIRST else []
        with Work(out, _manifest(out), None, memory, note) as work:
            change = Change(work.write(articles), 0, 0, work.commit())
        for path in former:
            path.unlink()
        if former:
            with suppress(OSError):  # something else lies there
                former[0].parent.rmdir()
        return change


def add(
    articles: Iterable[Article], folder: Path, memory: int = MEMORY, note: Note | None = None, *, replace: bool = False
) -> Change:
    """Add ``articles`` to the shelf ``folder``, all or none; with ``replace`` in the place of those of the same ids.

    Raises LoadError where there is no shelf that we read, StoreError for an id that is there already or twice.
    """
    with _changed(folder, memory, note) as work:
        written = work.write(articles, replace=replace)
        return Change(written - work.leaving, work.leaving, 0, work.commit())


def remove(ids: Iterable[str], folder: Path, memory: int = MEMORY) -> Change:
    """Remove the articles ``ids`` from the shelf ``folder``, all or none; raises UnknownArticleError."""
    with _changed(folder, memory, None) as work:
        for name in sorted(set(ids)):
            if not work.let_go(name):
                raise UnknownArticleError(name)
        return Change(0, 0, work.leaving, work.commit())


@contextmanager
def _changed(folder: Path, memory: int, note: Note | None) -> Iterator[Work]:
    """Hold the lock of the shelf ``folder``, which must be there."""
    read_manifest(folder)  # before a lock is made in a folder that is not ours
    with _errors(folder), locked(folder):
        store = open_store(folder)
        with Work(folder, store.manifest, store, memory, note) as work:
            yield work


@contextmanager
def _made(out: Path) -> Iterator[None]:
    """Hold the lock of the folder ``out``, made where there is none; it is deleted again where what follows fails."""
    try:
        out.mkdir(parents=True)
        fresh = True
    except FileExistsError:
        fresh = False
    with locked(out):
        try:
            yield
        except BaseException:
            if fresh and not is_shelf(out):
                shutil.rmtree(out, ignore_errors=True)
            raise


@contextmanager
def _errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"Cannot write the shelf {str(folder)!r}: {error.strerror or error}.") from error


def _manifest(out: Path) -> Manifest:
    """Return the manifest of the shelf that is to be replaced; an empty one where it is none that we read."""
    try:
        return read_manifest(out)
    except LoadError:
        return NONE


def _refuse_what_is_not_ours(out: Path) -> None:
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise StoreError(f"{str(out)!r} is not a folder; choose another place for the shelf.")
    names = {path.name for path in out.iterdir()}
    if names and not is_shelf(out) and not (LOCK in names and names <= OURS):
        raise StoreError(f"The folder {str(out)!r} is not empty and not a shelf; choose another place.")

"""Whether a shelf on disk is whole: every file the one that was written, and all of it fitting together."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from article_index.article import SplitArticle
from article_index.bm25.weighing import statistics
from article_index.errors import LoadError
from article_index.store.files import changed
from article_index.store.manifest import Manifest, read_manifest
from article_index.store.opening import Store, open_store
from article_index.store.state import ARRAYS, settled, told_of


def check(folder: Path, note: Callable[[], None] | None = None) -> tuple[Manifest, list[str]]:
    """Return the manifest of the shelf ``folder``, and what is wrong, each in a sentence; nothing where it is whole.

    Reads all of it; ``note`` is called for each article. Raises LoadError for a shelf that cannot be opened at all.
    """
    manifest = read_manifest(folder)
    wrong = [f"{name} is missing or not the file that was written." for name in _changed(folder, manifest)]
    if wrong:
        return manifest, wrong
    store = open_store(folder)
    if store.manifest.generation != manifest.generation:  # written meanwhile
        return check(folder, note)
    return manifest, [*_together(store), *_articles(store, note)]


def _changed(folder: Path, manifest: Manifest) -> Iterator[str]:
    for where, files in manifest.folders.items():
        for name in changed(folder / where, files):
            yield f"{where}/{name}"


def _together(store: Store) -> Iterator[str]:
    """Yield what does not fit among the segments, the state and the manifest."""
    manifest, state = store.manifest, store.state
    try:
        fresh = settled(store.segments, state.removed)
    except ValueError as error:
        yield f"{error}."
        return
    for name in ARRAYS:
        if not np.array_equal(getattr(fresh, name), getattr(state, name)):
            yield f"{name} of its state does not fit the segments."
    for name, told in told_of(store.segments, fresh).items():
        if getattr(manifest, name) != told:
            yield f"{name} in its manifest is not what its articles say."
    postings = [segment.postings for segment in store.segments]
    if statistics(postings, state.deleted(store.segments), state.gone) != manifest.statistics:
        yield "statistics in its manifest are not those of its postings."


def _articles(store: Store, note: Callable[[], None] | None) -> Iterator[str]:
    """Yield what is wrong with single articles."""
    for row, name in enumerate(store.ids):
        segment, number = store.where(row)
        try:
            item = segment.split(number)
        except (ValueError, TypeError, KeyError, LoadError) as error:
            yield f"{name} cannot be read ({error})."
            continue
        if item.article.id != name or not _fits(item):
            yield f"{name} does not fit its place or its sentences."
        if note:
            note()


def _fits(item: SplitArticle) -> bool:
    """Return whether the spans of ``item`` lie in its text, and its passages among its sentences."""
    long, count = len(item.article.text), len(item.sentences)
    spans = [*item.paragraphs, *((s.start, s.end) for s in item.sentences), *((p.start, p.end) for p in item.passages)]
    return all(0 <= start < end <= long for start, end in spans) and all(
        0 <= p.first <= p.last < count for p in item.passages
    )

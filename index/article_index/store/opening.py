"""A shelf on disk, opened: a holding whose articles are read when they are asked for, and the engine over its segments.

Files are mapped, so that processes share them. A shelf that is opened stays as it is, whatever is written meanwhile.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, overload

import numpy as np
import numpy.typing as npt

from article_index.article import Article, SplitArticle
from article_index.bm25.compiled import Compiled
from article_index.engine import Engine
from article_index.errors import LoadError
from article_index.remembered import Remembered
from article_index.store.files import resized
from article_index.store.manifest import GENERATIONS, SEGMENTS, Manifest, damaged, read_manifest
from article_index.store.segment import Segment
from article_index.store.state import State, read_state

KEPT: Final = 256  # articles with their sentences that are remembered
TRIES: Final = 20  # times to open a shelf that is being written meanwhile
_BROKEN: Final = (OSError, ValueError, KeyError, TypeError, IndexError)


class Ids(Sequence[str]):
    """The ids of a shelf, sorted, each read when it is looked at."""

    def __init__(self, segments: Sequence[Segment], rows: npt.NDArray[np.uint32]) -> None:
        self._segments, self._count = segments, len(rows)
        self._rows = rows.reshape(-1).data  # quicker than numpy for one number at a time

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(len(self))))
        if not -self._count <= at < self._count:
            raise IndexError(at)
        at %= self._count
        return self._segments[self._rows[2 * at]].id_at(self._rows[2 * at + 1])

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.row(name) is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(str.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def row(self, name: str) -> int | None:
        """Return which of the ids ``name`` is, from 0; None where it is none."""
        at = bisect_left(self, name)
        return at if at < len(self) and self[at] == name else None


class Store:
    """An opened shelf, as ``Holding`` has it; made by ``open_store``."""

    def __init__(self, folder: Path, manifest: Manifest, segments: Sequence[Segment], state: State) -> None:
        self.folder, self.manifest, self.segments, self.state = folder, manifest, segments, state
        self.ids = Ids(segments, state.rows)
        self.passages, self.text_bytes = manifest.passages, manifest.text_bytes
        self.languages: Sequence[str | None] = manifest.languages
        self.sha256, self.digest = manifest.sha256, manifest.digest
        self._kept = Remembered[str, SplitArticle](KEPT)

    def article(self, id: str) -> SplitArticle:  # noqa: A002 - the field's name in the contract
        """Return the article ``id``; raises KeyError, and LoadError where the shelf is damaged."""
        if (kept := self._kept.get(id)) is not None:
            return kept
        segment, number = self.where(self._row(id))
        with _reading(self.folder):
            made = segment.split(number)
        self._kept.keep(id, made)
        return made

    def articles(self) -> Iterator[Article]:
        """Yield all articles with their texts in the order of the ids, remembering none."""
        for row in range(len(self.ids)):
            segment, number = self.where(row)
            with _reading(self.folder):
                found = segment.article(number)
            yield found

    def with_text(self, sha256: str) -> str | None:
        """Return the first id of an article whose text has this digest; None where there is none."""
        found = []
        for segment, lost in zip(self.segments, self.state.removed, strict=True):
            found += [segment.fields(n)["id"] for n in segment.with_text(sha256) if n not in lost.articles]
        return min(found, default=None)

    def told(self, id: str) -> Mapping[str, Any]:  # noqa: A002
        """Return what is known of the article ``id`` beside its text; raises KeyError."""
        segment, number = self.where(self._row(id))
        with _reading(self.folder):
            return segment.fields(number)

    def facts(self) -> Iterator[Mapping[str, Any]]:
        """Yield what is known of each article beside its text, in the order of the ids."""
        for row in range(len(self.ids)):
            segment, number = self.where(row)
            with _reading(self.folder):
                found = segment.fields(number)
            yield found

    def numbers(self, id: str) -> range:  # noqa: A002
        """Return the numbers of the passages of the article ``id``; raises KeyError."""
        row = self._row(id)
        return range(int(self.state.ends[row - 1]) if row else 0, int(self.state.ends[row]))

    def place(self, number: int) -> tuple[str, int]:
        """Return the id of the article that the passage ``number`` is of, and its number there."""
        row = int(self.state.ends.searchsorted(number, side="right"))
        return self.ids[row], number - (int(self.state.ends[row - 1]) if row else 0)

    def engine(self) -> Engine | None:
        """Return the engine over the segments."""
        with _reading(self.folder):
            return _Ranked(self)

    def where(self, row: int) -> tuple[Segment, int]:
        """Return the segment of the article that is the ``row``-th by its id, and its number there."""
        at, rank = self.state.rows[row].tolist()
        segment = self.segments[at]
        return segment, int(segment.id_order[rank])

    def _row(self, name: str) -> int:
        row = self.ids.row(name)
        if row is None:
            raise KeyError(name)
        return row


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    """Turn what a damaged file causes into the error that says so."""
    try:
        yield
    except _BROKEN as error:
        raise damaged(folder, str(error) or type(error).__name__) from error


class _Ranked:
    """The engine over the segments, in the numbers of a fresh index."""

    def __init__(self, store: Store) -> None:
        state = store.state
        self._state = state
        self._compiled = Compiled(
            [s.postings for s in store.segments],
            state.deleted(store.segments),
            state.gone,
            state.ranks,
            store.manifest.statistics,
        )

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""
        places = None if among is None else self._state.places[np.asarray(among, dtype=np.int64)]
        found = self._compiled.search(terms, limit, places)  # type: ignore[arg-type]
        ranks = self._state.ranks
        return [(int(ranks[place]), score) for place, score in found]


def open_store(folder: Path) -> Store:
    """Return the shelf ``folder`` as it is now; raises LoadError where it is damaged or of another format.

    A writer that changes it meanwhile is no hindrance: it is then opened as it is after that.
    """
    manifest = read_manifest(folder)
    for _ in range(TRIES):
        try:
            return _opened(folder, manifest)
        except _BROKEN as error:
            newer = read_manifest(folder)
            if newer.generation == manifest.generation:
                raise damaged(folder, str(error) or type(error).__name__) from error
            manifest = newer
    raise LoadError(f"The shelf {str(folder)!r} is being written all the time; try again later.")


def _opened(folder: Path, manifest: Manifest) -> Store:
    for where, files in manifest.folders.items():
        for name in resized(folder / where, files):
            raise ValueError(f"{where}/{name} is missing or of another size")
    if manifest.state is None:
        raise ValueError("its manifest names no state")
    segments = [Segment(folder / SEGMENTS / one.name) for one in manifest.segments]
    state = read_state(folder / GENERATIONS / manifest.state.name)
    if len(state.removed) != len(segments) or len(state.ranks) != sum(s.postings.size for s in segments):
        raise ValueError("its state does not fit its segments")
    return Store(folder, manifest, segments, state)

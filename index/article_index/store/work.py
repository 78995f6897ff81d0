"""One change of a shelf while its lock is held: segments written beside the old ones, then a manifest that counts.

Whatever ends it before the manifest is in place leaves the shelf as it was; the next change sweeps the remains.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from article_index.article import ARTICLE_ID, Article, SplitArticle
from article_index.bm25.weighing import statistics
from article_index.errors import LoadError, StoreError
from article_index.split import split
from article_index.store.files import sealed, sync_folder
from article_index.store.kind import MANIFEST
from article_index.store.manifest import GENERATIONS, NONE, SEGMENTS, Kept, Manifest, read_manifest, write_manifest
from article_index.store.merging import merge, to_merge
from article_index.store.opening import Store
from article_index.store.segment import Segment, write_segment
from article_index.store.state import NOTHING, Removed, settled, told_of, write_state

MEBIBYTE: Final = 1 << 20
MEMORY: Final = 512 * MEBIBYTE  # what a change may hold, about
_TERM: Final = 120  # bytes that a term of a run ties up, all in all
_ARTICLE: Final = 300  # bytes that an article of a segment ties up while that is written
_LETTER: Final = 0.6  # and a character of its text: by its words, passages and postings; measured
_NAME: Final = re.compile(r"[0-9]+(?:-[0-9]+)?")

Note = Callable[[Article], None]


@dataclass(slots=True)
class _Part:
    """A segment of the shelf to be, and what was removed of it."""

    kept: Kept
    segment: Segment
    removed: Removed

    @property
    def dead(self) -> int:
        """How many passages of it were removed."""
        return len(self.removed.passages(self.segment))

    @property
    def live(self) -> int:
        """How many were not."""
        return self.segment.postings.size - self.dead


class Work:
    """A change of the shelf ``folder`` whose manifest is ``old``; to ``store``, or to a shelf of nothing."""

    def __init__(self, folder: Path, old: Manifest, store: Store | None, memory: int, note: Note | None) -> None:
        self._folder, self._store, self._note = folder, store, note
        self._run = max(10_000, memory // 2 // _TERM)
        self._most = memory // 2
        for name in (SEGMENTS, GENERATIONS):
            (folder / name).mkdir(exist_ok=True)
        if old is not NONE or not (folder / MANIFEST).exists():  # what we cannot read is left until it is replaced
            self._sweep(old)
        self._generation = 1 + max([old.generation, *(generation for _, generation in self._folders())])
        self._segments = 0
        self._leaving: dict[int, set[int]] = {}  # segment -> articles of it that go
        self._written: list[_Part] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        """Delete what was written, where something went wrong before it counted."""
        if kind is not None and not self._counts():
            with suppress(OSError):  # what was wrong is told, not what cannot be deleted
                for path, generation in self._folders():
                    if generation == self._generation:
                        shutil.rmtree(path, ignore_errors=True)

    @property
    def leaving(self) -> int:
        """How many articles go."""
        return sum(map(len, self._leaving.values()))

    def write(self, articles: Iterable[Article], *, replace: bool = False) -> int:
        """Write ``articles`` as new segments; return how many they are. With ``replace`` those of the same ids go."""
        count, stream = 0, iter(articles)
        while (first := next(stream, None)) is not None:
            name = self._fresh()
            count += write_segment(name, self._bounded(chain([first], stream), replace=replace), self._run)
            self._written.append(self._part(name))
        return count

    def let_go(self, name: str) -> bool:
        """Let the article ``name`` go with this change; return whether there is one."""
        row = self._store.ids.row(name) if self._store else None
        if self._store is None or row is None:
            return False
        segment = int(self._store.state.rows[row, 0])
        self._leaving.setdefault(segment, set()).add(self._store.where(row)[1])
        return True

    def commit(self) -> Manifest:
        """Make the change count; return the manifest of the shelf as it is now."""
        parts = [*self._old_parts(), *self._written]
        parts = self._merged([part for part in parts if len(part.removed) < len(part.segment)])
        segments, removed = [part.segment for part in parts], [part.removed for part in parts]
        try:
            state = settled(segments, removed)
        except ValueError as error:
            raise StoreError(f"{error}; give each article its own.") from error
        weights = statistics([segment.postings for segment in segments], state.deleted(segments), state.gone)
        where = self._folder / GENERATIONS / str(self._generation)
        write_state(where, state)
        kept = tuple(part.kept for part in parts)
        told = told_of(segments, state)
        manifest = Manifest(self._generation, kept, Kept(where.name, sealed(where)), statistics=weights, **told)
        for name in (SEGMENTS, GENERATIONS):
            sync_folder(self._folder / name)
        write_manifest(self._folder, manifest)
        self._sweep(manifest)
        return manifest

    def _counts(self) -> bool:
        """Return whether the manifest of the shelf is that of this change."""
        try:
            return read_manifest(self._folder).generation == self._generation
        except LoadError:
            return False

    def _bounded(self, articles: Iterable[Article], *, replace: bool) -> Iterator[SplitArticle]:
        """Yield ``articles`` split, so many as a segment takes within the memory that there is."""
        held = 0.0
        for article in articles:
            if not ARTICLE_ID.fullmatch(article.id):
                raise StoreError(f"{article.id!r} is no article id; use small letters, digits and hyphens.")
            if not self._taken(article.id, replace=replace):
                raise StoreError(f"The shelf {str(self._folder)!r} has an article {article.id!r} already; replace it.")
            yield split(article)
            if self._note:
                self._note(article)
            held += _ARTICLE + _LETTER * len(article.text)
            if held >= self._most:
                return

    def _taken(self, name: str, *, replace: bool) -> bool:
        """Return whether the id ``name`` may be given."""
        if replace:
            self.let_go(name)
            return True
        return self._store is None or name not in self._store.ids

    def _old_parts(self) -> list[_Part]:
        """Return the segments of the shelf that is changed, without what goes."""
        if self._store is None:
            return []
        found = []
        for at, kept in enumerate(self._store.manifest.segments):
            segment, lost = self._store.segments[at], self._store.state.removed[at]
            more = self._leaving.get(at)
            found.append(_Part(kept, segment, lost.with_more(segment, more) if more else lost))
        return found

    def _merged(self, parts: list[_Part]) -> list[_Part]:
        """Return ``parts``, some of them laid together."""
        chosen = to_merge([part.live for part in parts], [part.dead for part in parts])
        if not chosen:
            return parts
        name = self._fresh()
        merge(name, [(parts[n].segment, parts[n].removed) for n in chosen], self._run)
        return [part for n, part in enumerate(parts) if n not in chosen] + [self._part(name)]

    def _part(self, name: Path) -> _Part:
        return _Part(Kept(name.name, sealed(name)), Segment(name), NOTHING)

    def _fresh(self) -> Path:
        self._segments += 1
        return self._folder / SEGMENTS / f"{self._generation}-{self._segments}"

    def _folders(self) -> Iterator[tuple[Path, int]]:
        """Yield all folders of segments and states that there are, and the generation of each."""
        for where in (SEGMENTS, GENERATIONS):
            for path in (self._folder / where).iterdir():
                if _NAME.fullmatch(path.name):
                    yield path, int(path.name.split("-")[0])

    def _sweep(self, manifest: Manifest) -> None:
        """Delete what ``manifest`` does not name; whoever has it open can go on reading it."""
        named = {self._folder / where for where in manifest.folders}
        for path, _ in self._folders():
            if path not in named:
                shutil.rmtree(path, ignore_errors=True)  # where files in use cannot be, the next change does it

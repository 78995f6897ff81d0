"""Which articles of the segments are live, and how their passages are numbered: as a fresh index would number them.

A fresh index has the articles in the order of their ids. ``rows`` are the live articles in that order; a passage has
a place (its number over all segments, one behind the other, with what was removed) and a rank (its number in a fresh
index). Worked out at every change, written to a folder of its own, mapped when the shelf is opened.
"""

import heapq
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_index.mapped import mapped_array
from article_index.passages import passage_terms
from article_index.store.segment import Segment

NOWHERE: Final = 0xFFFF_FFFF  # the rank of a removed passage
ARRAYS: Final = ("rows", "ends", "ranks", "places")

Numbers = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Removed:
    """The articles of one segment that were removed, ascending, and of each term how many of their passages hold it."""

    articles: Numbers
    gone: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.articles)

    def passages(self, segment: Segment) -> Numbers:
        """Return the passages of these articles of ``segment``, ascending."""
        found = [np.arange(r.start, r.stop) for r in map(segment.passages_of, self.articles.tolist())]
        return np.concatenate([np.zeros(0, dtype=np.int64), *found]).astype(np.uint32)

    def with_more(self, segment: Segment, numbers: Iterable[int]) -> "Removed":
        """Return what is removed when the articles ``numbers`` of ``segment`` are, too."""
        more = sorted(set(numbers) - set(self.articles.tolist()))
        gone = Counter(self.gone)
        for number in more:
            for terms in passage_terms(segment.split(number)):
                gone.update(set(terms))
        both = np.union1d(self.articles, np.array(more, dtype=np.uint32))
        return Removed(both.astype(np.uint32), gone)


NOTHING: Final = Removed(np.zeros(0, dtype=np.uint32), {})


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The live articles of the segments."""

    rows: Numbers  # (articles x 2): the segment, and the article's rank among the ids of that segment
    ends: npt.NDArray[np.int64]  # row -> the number of passages up to and with it
    ranks: Numbers  # place of a passage -> its rank
    places: Numbers  # rank of a passage -> its place
    removed: Sequence[Removed]  # by segment

    @property
    def gone(self) -> dict[str, int]:
        """Term -> how many removed passages hold it."""
        found: Counter[str] = Counter()
        for one in self.removed:
            found.update(one.gone)
        return dict(found)

    def deleted(self, segments: Sequence[Segment]) -> list[Numbers]:
        """Return the removed passages of each of ``segments``, ascending."""
        return [lost.passages(segment) for segment, lost in zip(segments, self.removed, strict=True)]


def settled(segments: Sequence[Segment], removed: Sequence[Removed]) -> State:
    """Return the state of ``segments`` without what was ``removed``; raises ValueError for two of one id."""
    starts, sizes = [], []  # of the passages of each segment's articles, by rank
    first = 0
    for segment in segments:
        ends = segment.passage_ends
        size = np.diff(ends, prepend=0)
        starts.append((first + ends - size)[segment.id_order])
        sizes.append(size[segment.id_order])
        first += segment.postings.size
    rows = _rows(segments, removed)
    start, size = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    for at in range(len(segments)):
        here = rows[:, 0] == at
        start[here], size[here] = starts[at][rows[here, 1]], sizes[at][rows[here, 1]]
    ends = np.cumsum(size)
    total = int(ends[-1]) if len(ends) else 0
    places = (np.repeat(start - (ends - size), size) + np.arange(total)).astype(np.uint32)
    ranks = np.full(first, NOWHERE, dtype=np.uint32)
    ranks[places] = np.arange(total, dtype=np.uint32)
    return State(rows, ends, ranks, places, tuple(removed))


def _rows(segments: Sequence[Segment], removed: Sequence[Removed]) -> Numbers:
    """Return the segment, and the rank within it, of each live article, in the order of the ids."""

    def live(at: int) -> Iterator[tuple[str, int, int]]:
        dead, numbers = set(removed[at].articles.tolist()), segments[at].id_order
        for rank, name in enumerate(segments[at].ids()):
            if int(numbers[rank]) not in dead:
                yield name, at, rank

    found, before = array("I"), ""
    for name, at, rank in heapq.merge(*map(live, range(len(segments)))):
        if name == before:
            raise ValueError(f"Two articles have the id {name!r}")
        found.extend((at, rank))
        before = name
    return np.array(found, dtype=np.uint32).reshape(-1, 2)


def told_of(segments: Sequence[Segment], state: State) -> dict[str, Any]:
    """Return what a manifest tells of the live articles together."""
    texts, all_told = sha256(), sha256()
    numbers = [(segments[at], int(segments[at].id_order[rank]), rank) for at, rank in state.rows.tolist()]
    for segment, number, rank in numbers:
        digest = segment.sha256(number)
        texts.update(f"{segment.id_at(rank)} {digest}\n".encode())
        all_told.update(f"{segment.raw_fields(number)} {digest}\n".encode())
    languages: set[str | None] = set()
    text_bytes = 0
    for at, segment in enumerate(segments):
        live = segment.id_order[state.rows[state.rows[:, 0] == at, 1]]
        languages |= segment.languages(live)
        text_bytes += segment.text_bytes(live)
    return {
        "articles": len(state.rows),
        "passages": len(state.places),
        "text_bytes": text_bytes,
        "languages": tuple(sorted(languages, key=lambda lang: lang or "")),
        "sha256": texts.hexdigest(),
        "digest": all_told.hexdigest(),
    }


def write_state(folder: Path, state: State) -> None:
    """Write ``state`` as ``folder``."""
    folder.mkdir(parents=True)
    for name in ARRAYS:
        np.save(folder / f"{name}.npy", getattr(state, name))
    removed = [{"articles": one.articles.tolist(), "gone": dict(sorted(one.gone.items()))} for one in state.removed]
    (folder / "removed.json").write_text(json.dumps(removed, ensure_ascii=False), "utf-8")


def read_state(folder: Path) -> State:
    """Return the state in ``folder``, mapped; raises OSError, ValueError or KeyError for what is not there or none."""
    removed = json.loads((folder / "removed.json").read_bytes())
    arrays: dict[str, Any] = {name: mapped_array(folder / f"{name}.npy") for name in ARRAYS}
    gone = [Removed(np.array(one["articles"], dtype=np.uint32), one["gone"]) for one in removed]
    return State(removed=tuple(gone), **arrays)

"""One segment of a shelf: articles with their texts, their splits and the postings of their passages; never changed.

Written from a stream of articles, whatever their number, and mapped when it is opened: an article is put together
when it is asked for. Says nothing of what was removed.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_index.article import Article, Passage, Sentence, Span, SplitArticle
from article_index.bm25.arrays import InFolder, open_postings
from article_index.bm25.building import build
from article_index.store.strings import Strings, StringsWriter, write_strings
from article_index.words import analyzer

TEXTS, FIELDS, IDS, POSTINGS = "texts", "fields", "ids", "postings"
PARTS: Final = ("paragraphs", "sentences", "passages")  # of an article's split
WIDTHS: Final = (2, 4, 4)  # numbers of each: start, end; and paragraph, heading; and first, last
_KEPT: Final = tuple(f.name for f in fields(Article) if f.name != "text")

Ints = npt.NDArray[np.int32]


def passage_terms(split: SplitArticle) -> list[list[str]]:
    """Return the terms of each of the article's passages, as they are indexed."""
    terms, text = analyzer(split.article.lang).terms, split.article.text
    return [terms(text[p.start : p.end]) for p in split.passages]


def write_segment(folder: Path, articles: Iterable[SplitArticle], run: int) -> int:
    """Write ``articles`` as the segment ``folder``; return how many there were. ``run`` as in bm25/building."""
    folder.mkdir(parents=True)
    texts, told = StringsWriter(folder, TEXTS), StringsWriter(folder, FIELDS)
    places: list[Ints] = []
    ends: list[tuple[int, ...]] = []
    ids: list[str] = []

    def passages() -> Iterator[Sequence[str]]:
        at = [0, 0, 0]
        for one in articles:
            article = one.article
            ids.append(article.id)
            texts.add(article.text)
            kept = {name: getattr(article, name) for name in _KEPT}
            told.add(json.dumps({**kept, "sha256": article.sha256}, ensure_ascii=False))
            parts = _numbers(one)
            at = [a + len(part) for a, part in zip(at, parts, strict=True)]
            ends.append(tuple(at))
            places.append(np.concatenate([part.ravel() for part in parts]))
            yield from passage_terms(one)

    build(passages(), InFolder(folder / POSTINGS), run)
    texts.close()
    told.close()
    np.save(folder / "split_ends.npy", np.array(ends, dtype=np.int64).reshape(-1, len(PARTS)))
    np.save(folder / "splits.npy", np.concatenate(places) if places else np.zeros(0, dtype=np.int32))
    order = sorted(range(len(ids)), key=ids.__getitem__)
    write_strings(folder, IDS, (ids[n] for n in order))
    np.save(folder / "id_order.npy", np.array(order, dtype=np.uint32))
    return len(ids)


def _numbers(one: SplitArticle) -> list[Ints]:
    rows: list[list[tuple[int, ...]]] = [
        [(p.start, p.end) for p in one.paragraphs],
        [(s.start, s.end, s.paragraph, s.heading) for s in one.sentences],
        [(p.start, p.end, p.first, p.last) for p in one.passages],
    ]
    return [np.array(part, dtype=np.int32).reshape(-1, width) for part, width in zip(rows, WIDTHS, strict=True)]


class Segment:
    """A segment opened; raises OSError or ValueError for one that is damaged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts, self._fields, self._ids = (Strings(folder, name) for name in (TEXTS, FIELDS, IDS))
        self._id_order: npt.NDArray[np.uint32] = np.load(folder / "id_order.npy")
        self._ends: npt.NDArray[np.int64] = np.load(folder / "split_ends.npy")
        self._splits: Ints = _mapped(folder / "splits.npy")
        self.postings = open_postings(folder / POSTINGS)

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def passage_ends(self) -> npt.NDArray[np.int64]:
        """Article -> the number of passages up to and with it."""
        return np.asarray(self._ends[:, 2])

    def ids(self) -> Iterator[tuple[str, int]]:
        """Yield the ids in their order, each with the number of its article."""
        for at, number in enumerate(self._id_order.tolist()):
            yield self._ids[at], number

    def number(self, wanted: str) -> int | None:
        """Return the number of the article ``wanted``; None where it is not in the segment."""
        low, high = 0, len(self._ids)
        while low < high:
            middle = (low + high) // 2
            if self._ids[middle] < wanted:
                low = middle + 1
            else:
                high = middle
        return int(self._id_order[low]) if low < len(self._ids) and self._ids[low] == wanted else None

    def fields(self, number: int) -> dict[str, Any]:
        """Return what is known of an article beside its text, and the hash of that."""
        told: dict[str, Any] = json.loads(self._fields[number])
        return told

    def article(self, number: int) -> Article:
        """Return the article ``number`` alone."""
        told = self.fields(number)
        return Article(text=self._texts[number], **{name: _frozen(told.get(name)) for name in _KEPT if name in told})

    def split(self, number: int) -> SplitArticle:
        """Return the article ``number`` with its split."""
        before = self._ends[number - 1] if number else np.zeros(len(PARTS), dtype=np.int64)
        sizes = (self._ends[number] - before).tolist()
        at = int(before @ np.array(WIDTHS))
        rows: list[list[list[int]]] = []
        for size, width in zip(sizes, WIDTHS, strict=True):
            rows.append(self._splits[at : at + size * width].reshape(-1, width).tolist())
            at += size * width
        return SplitArticle(
            self.article(number),
            tuple(Span(*row) for row in rows[0]),
            tuple(Sentence(start, end, paragraph, bool(heading)) for start, end, paragraph, heading in rows[1]),
            tuple(Passage(*row) for row in rows[2]),
        )

    def owner(self, passage: int) -> tuple[int, int]:
        """Return the number of the article of ``passage``, and the number of the passage in it."""
        number = int(np.searchsorted(self.passage_ends, passage, side="right"))
        return number, passage - (int(self.passage_ends[number - 1]) if number else 0)


def _frozen(value: Any) -> Any:  # noqa: ANN401 - a field of an article
    return tuple(value) if isinstance(value, list) else value


def _mapped(path: Path) -> Ints:
    with path.open("rb") as file:
        np.lib.format.read_magic(file)
        shape, _, _ = np.lib.format.read_array_header_1_0(file)
    return np.asarray(np.load(path, mmap_mode=None if 0 in shape else "r"))

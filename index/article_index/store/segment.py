"""One segment of a shelf: articles with their texts, their splits and the postings of their passages; never changed.

Written from a stream of articles, whatever their number, and mapped when it is opened: an article is put together
when it is asked for. Says nothing of what was removed.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from article_index.article import FACTS, Article, Passage, Sentence, Span, SplitArticle, facts_of
from article_index.bm25.arrays import InFolder, open_postings
from article_index.bm25.building import build
from article_index.mapped import mapped_bytes
from article_index.passages import passage_terms
from article_index.store.strings import Strings, StringsWriter, write_strings

TEXTS, FIELDS, IDS, POSTINGS, SPLITS = "texts", "fields", "ids", "postings", "splits.bin"
PARTS: Final = ("paragraphs", "sentences", "passages")  # of an article's split
WIDTHS: Final = (2, 4, 4)  # numbers of each: start, end; and paragraph, heading; and first, last

Ints = npt.NDArray[np.int32]


def write_segment(folder: Path, articles: Iterable[SplitArticle], run: int) -> int:
    """Write ``articles`` as the segment ``folder``; return how many there were. ``run`` as in bm25/building."""
    folder.mkdir(parents=True)
    ids: list[str] = []
    langs: dict[str | None, int] = {}
    spoken, hashes = array("H"), bytearray()
    with ExitStack() as files:
        texts, told = (files.enter_context(StringsWriter(folder, name)) for name in (TEXTS, FIELDS))
        splits = files.enter_context((folder / SPLITS).open("wb"))
        ends = array("q")
        at = [0] * len(PARTS)

        def passages() -> Iterator[Sequence[str]]:
            for one in articles:
                article = one.article
                ids.append(article.id)
                texts.add(article.text)
                told.add(json.dumps(facts_of(article), ensure_ascii=False))
                hashes.extend(bytes.fromhex(article.sha256))
                spoken.append(langs.setdefault(article.lang, len(langs)))
                for number, part in enumerate(_numbers(one)):
                    at[number] += len(part)
                    splits.write(part.tobytes())
                ends.extend(at)
                yield from passage_terms(one)

        build(passages(), InFolder(folder / POSTINGS), run)
    np.save(folder / "split_ends.npy", np.array(ends, dtype=np.int64).reshape(-1, len(PARTS)))
    np.save(folder / "hashes.npy", np.frombuffer(hashes, dtype=np.uint8).reshape(-1, 32))
    np.save(folder / "langs.npy", np.array(spoken, dtype=np.uint16))
    (folder / "langs.json").write_text(json.dumps(list(langs)), "utf-8")
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
        self._splits: Ints = np.frombuffer(mapped_bytes(folder / SPLITS), dtype=np.int32)
        self._hashes: npt.NDArray[np.uint8] = np.load(folder / "hashes.npy")
        self._spoken: npt.NDArray[np.uint16] = np.load(folder / "langs.npy")
        self._langs: list[str | None] = json.loads((folder / "langs.json").read_bytes())
        self.postings = open_postings(folder / POSTINGS)
        sizes = {len(self._texts), len(self._fields), len(self._ids), len(self._id_order), len(self._ends)}
        if len(sizes | {len(self._hashes), len(self._spoken)}) != 1:
            raise ValueError("the files of a segment do not fit together")

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def passage_ends(self) -> npt.NDArray[np.int64]:
        """Article -> the number of passages up to and with it."""
        return np.asarray(self._ends[:, 2])

    @property
    def id_order(self) -> npt.NDArray[np.uint32]:
        """The numbers of the articles in the order of their ids."""
        return self._id_order

    def id_at(self, rank: int) -> str:
        """Return the id that is the ``rank``-th of all ids, sorted."""
        return self._ids[rank]

    def ids(self) -> Iterator[str]:
        """Yield all ids, sorted."""
        return iter(self._ids)

    def text_bytes(self, numbers: npt.NDArray[np.uint32]) -> int:
        """Return the size of the texts of the articles ``numbers``, in UTF-8."""
        return int(self._texts.sizes[numbers].sum())

    def sha256(self, number: int) -> str:
        """Return the digest of the text of an article, as it was when it was written."""
        return bytes(self._hashes[number]).hex()

    def with_text(self, sha256: str) -> list[int]:
        """Return the articles whose text has this digest."""
        try:
            wanted = np.frombuffer(bytes.fromhex(sha256), dtype=np.uint8)
        except ValueError:
            return []
        if len(wanted) != self._hashes.shape[1]:
            return []
        alike = np.flatnonzero(self._hashes[:, 0] == wanted[0])
        return [int(n) for n in alike[(self._hashes[alike] == wanted).all(axis=1)]]

    def languages(self, numbers: npt.NDArray[np.uint32]) -> set[str | None]:
        """Return the languages of the articles ``numbers``."""
        return {self._langs[n] for n in np.unique(self._spoken[numbers]).tolist()}

    def passages_of(self, number: int) -> range:
        """Return the numbers of the passages of an article."""
        return range(int(self._ends[number - 1, 2]) if number else 0, int(self._ends[number, 2]))

    def fields(self, number: int) -> dict[str, Any]:
        """Return what is known of an article beside its text."""
        told = json.loads(self._fields[number])
        return {name: _frozen(told[name]) for name in FACTS if name in told}  # one written before a field was known

    def raw_fields(self, number: int) -> str:
        """Return the same as it is written."""
        return self._fields[number]

    def article(self, number: int) -> Article:
        """Return the article ``number`` alone; raises ValueError where its text is not the one that was written."""
        found = Article(text=self._texts[number], **self.fields(number))
        if sha256(found.text.encode()).digest() != self._hashes[number].tobytes():
            raise ValueError(f"the text of {found.id} is not the one that was written")
        return found

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


def _frozen(value: Any) -> Any:  # noqa: ANN401 - a field of an article
    return tuple(value) if isinstance(value, list) else value

"""Runs of postings laid behind each other, term by term: places for all of them first, then each run into its places.

Reads every run twice and holds one at a time, beside what it knows of each term.
"""

from zlib import crc32

import numpy as np
import numpy.typing as npt

from article_index.bm25.arrays import MASK, PASSAGE, Arrays, Named
from article_index.bm25.postings import OFTEN, TIERS, WIDE, Numbers, Postings
from article_index.bm25.stretches import stretches

_FAR = np.iinfo(np.uint32).max  # longer than any passage

Longs = npt.NDArray[np.int64]


def laid(terms: list[str], lengths: Numbers, arrays: Arrays, few: int) -> Postings:
    """Return the runs of ``arrays`` as postings, the terms in the order of their bytes; ``few`` as in ``build``."""
    encoded = [term.encode() for term in terms]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)  # number when first seen -> number when sorted
    rank[order] = np.arange(len(order))
    held = np.zeros(len(order), dtype=np.int64)
    for keys, _ in arrays.runs():
        held += np.bincount(rank[(keys >> PASSAGE).astype(np.int64)], minlength=len(order))
    laying = _Laying(held, lengths, arrays, few)
    for keys, counts in arrays.runs():
        if len(keys):
            laying.add(rank[(keys >> PASSAGE).astype(np.int64)], (keys & MASK).astype(np.uint32), counts)
    return laying.done([encoded[n] for n in order])


class _Laying:
    """The arrays of postings while they are filled; a term has a list or, where many passages hold it, a row."""

    def __init__(self, held: Longs, lengths: Numbers, arrays: Arrays, few: int) -> None:
        """Make room for terms that so many passages hold, ``held``, of passages of these ``lengths``."""
        self._held, self._lengths, self._arrays, self._size = held, lengths, arrays, len(lengths)
        self._wide = np.flatnonzero(held * WIDE > self._size) if self._size > few else np.zeros(0, dtype=np.int64)
        listed = held.copy()
        listed[self._wide] = 0
        self._starts = np.concatenate([[0], np.cumsum(listed)])
        self._listed = int(self._starts[-1])
        self._passages = arrays.new("passages", np.uint32, self._listed)
        self._counts = arrays.new("counts", np.uint8, self._listed)
        self._rows = arrays.new("rows", np.uint8, len(self._wide) * self._size)
        self._row = np.full(len(held), -1, dtype=np.int64)  # term -> its row, -1 for none
        self._row[self._wide] = np.arange(len(self._wide))
        self._most = np.zeros(len(held), dtype=np.uint32)
        self._shortest = np.full((len(held), TIERS), _FAR, dtype=np.uint32)
        self._filled = self._starts[:-1].copy()  # term -> the place behind what its list has so far
        self._often: dict[int, int] = {}

    def add(self, terms: Longs, passages: Numbers, counts: Numbers) -> None:
        """Lay a run, in ascending order: that each of ``terms`` stands in the passage beside it, and how often."""
        begins, sizes = stretches(terms)
        here = terms[begins]
        places = np.repeat(self._filled[here] - begins, sizes) + np.arange(len(terms))
        rows = self._row[terms]
        flat = rows < 0
        small = np.minimum(counts, OFTEN).astype(np.uint8)
        self._passages[places[flat]] = passages[flat]
        self._counts[places[flat]] = small[flat]
        across = rows[~flat] * self._size + passages[~flat]
        self._rows[across] = small[~flat]
        places[~flat] = across + self._listed
        for at in np.flatnonzero(counts > OFTEN).tolist():
            self._often[int(places[at])] = int(counts[at])
        self._filled[here] += np.where(self._row[here] < 0, sizes, 0)
        self._bound(here, begins, self._lengths[passages], counts)

    def _bound(self, here: Longs, begins: Longs, lengths: Numbers, counts: Numbers) -> None:
        """Note of the terms ``here`` how often a passage of the run has them at most, and the shortest by how often."""
        self._most[here] = np.maximum(self._most[here], np.maximum.reduceat(counts, begins))
        for tier in range(TIERS):
            least = np.minimum.reduceat(np.where(counts > tier, lengths, _FAR), begins)
            self._shortest[here, tier] = np.minimum(self._shortest[here, tier], least)

    def done(self, terms: list[bytes]) -> Postings:
        """Return the postings of ``terms``, by their numbers."""
        buckets, hashed = _hashed(terms)
        named: Named = {
            "passages": self._passages,
            "counts": self._counts,
            "rows": self._rows,
            "ends": np.cumsum([len(term) for term in terms], dtype=np.uint32),
            "buckets": buckets,
            "hashed": hashed,
            "counted": self._held.astype(np.uint32),
            "starts": self._starts.astype(np.uint64),
            "wide": self._wide.astype(np.uint32),
            "most": self._most,
            "shortest": self._shortest,
            "lengths": self._lengths,
        }
        return self._arrays.done(b"".join(terms), self._often, named)


def _hashed(terms: list[bytes]) -> tuple[Numbers, Numbers]:
    """Return where each bucket starts, and the numbers of ``terms`` bucket by bucket; one term a bucket, about."""
    size = 1 << len(terms).bit_length()
    found = np.fromiter((crc32(term) & (size - 1) for term in terms), dtype=np.int64, count=len(terms))
    starts = np.concatenate([[0], np.cumsum(np.bincount(found, minlength=size))])
    return starts.astype(np.uint32), np.argsort(found, kind="stable").astype(np.uint32)

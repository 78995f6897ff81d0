"""Postings made from term lists: passage by passage into runs, the runs laid behind each other term by term.

What is held while building is bounded by the size of a run and by the vocabulary, not by how many passages there are,
where the runs and the arrays are kept in files.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from article_index.bm25.arrays import Arrays, InMemory, Named, Run
from article_index.bm25.postings import FEW, OFTEN, TIERS, WIDE, Numbers, Postings

RUN: Final = 4_000_000  # terms of a run
_PASSAGE: Final = np.uint64(32)  # bits of a key that are the passage's; the others are the term's
_MASK: Final = np.uint64(0xFFFF_FFFF)


def build(corpus: Iterable[Sequence[str]], arrays: Arrays | None = None, run: int = RUN, few: int = FEW) -> Postings:
    """Return the postings of ``corpus`` (a term list for each passage), laid into ``arrays`` (default: in memory).

    Common terms get rows in segments of more than ``few`` passages. Ties up about 60 bytes for each of the ``run``
    terms of a run, and the vocabulary. Raises ValueError for more than 4294967295 passages.

    >>> built = build([["war", "end"], ["war", "war"]])
    >>> built.posting(built.number("war")).passages.tolist(), built.posting(built.number("war")).counts.tolist()
    ([0, 1], [1, 2])
    """
    arrays = arrays or InMemory()
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    lengths: list[int] = []
    runs = 0
    tokens: list[int] = []
    sizes: list[int] = []
    number_of = numbers.__getitem__
    for terms in corpus:
        tokens.extend(map(number_of, terms))
        sizes.append(len(terms))
        if len(tokens) >= run:
            arrays.put_run(_run(tokens, sizes, len(lengths)))
            lengths += sizes
            runs, tokens, sizes = runs + 1, [], []
    if tokens:
        arrays.put_run(_run(tokens, sizes, len(lengths)))
    lengths += sizes
    if len(lengths) > _MASK:
        raise ValueError("A segment holds no more than 4294967295 passages.")
    return _merged(list(numbers), np.array(lengths, dtype=np.uint32), arrays, few)


def _run(tokens: list[int], sizes: list[int], first: int) -> Run:
    """Return the keys (term number, passage number) of a run in ascending order, and how often each is there."""
    passages = np.repeat(np.arange(first, first + len(sizes), dtype=np.uint64), sizes)
    keys = (np.array(tokens, dtype=np.uint64) << _PASSAGE) | passages
    keys.sort()
    begins, often = _stretches(keys)
    return keys[begins], often.astype(np.uint32)


def _stretches(values: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return where each stretch of equal ``values`` begins, and how long it is."""
    fresh = np.empty(len(values), dtype=bool)
    fresh[:1] = True
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    begins = np.flatnonzero(fresh)
    return begins, np.diff(np.append(begins, len(values)))


def _merged(terms: list[str], lengths: npt.NDArray[np.uint32], arrays: Arrays, few: int) -> Postings:
    """Return the runs of ``arrays`` as postings, the terms in the order of their bytes."""
    encoded = [term.encode() for term in terms]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)  # number when first seen -> number when sorted
    rank[order] = np.arange(len(order))
    size = len(lengths)
    held = np.zeros(len(order), dtype=np.int64)
    for keys, _ in arrays.runs():
        held += np.bincount(rank[(keys >> _PASSAGE).astype(np.int64)], minlength=len(order))
    wide = np.flatnonzero(held * WIDE > size) if size > few else np.zeros(0, dtype=np.int64)
    listed = held.copy()
    listed[wide] = 0
    starts = np.concatenate([[0], np.cumsum(listed)])
    laid: Named = {
        "passages": arrays.new("passages", np.uint32, int(starts[-1])),
        "counts": arrays.new("counts", np.uint8, int(starts[-1])),
        "rows": arrays.new("rows", np.uint8, len(wide) * size),
    }
    row = np.full(len(order), -1, dtype=np.int64)
    row[wide] = np.arange(len(wide))
    most = np.zeros(len(order), dtype=np.uint32)
    shortest = np.full((len(order), TIERS), np.iinfo(np.uint32).max, dtype=np.uint32)
    filled = starts[:-1].copy()
    often: dict[int, int] = {}
    for keys, how_often in arrays.runs():
        if not len(keys):
            continue
        number = rank[(keys >> _PASSAGE).astype(np.int64)]
        begins, sizes = _stretches(number)
        here = number[begins]
        passage = (keys & _MASK).astype(np.uint32)
        places = np.repeat(filled[here] - begins, sizes) + np.arange(len(number))
        in_row = row[number]
        flat = in_row < 0
        small = np.minimum(how_often, OFTEN).astype(np.uint8)
        laid["passages"][places[flat]] = passage[flat]
        laid["counts"][places[flat]] = small[flat]
        across = in_row[~flat] * size + passage[~flat]
        laid["rows"][across] = small[~flat]
        places[~flat] = across + int(starts[-1])
        for at in np.flatnonzero(how_often > OFTEN).tolist():
            often[int(places[at])] = int(how_often[at])
        most[here] = np.maximum(most[here], np.maximum.reduceat(how_often, begins))
        length = lengths[passage]
        for tier in range(TIERS):
            least = np.where(how_often > tier, length, np.iinfo(np.uint32).max)
            shortest[here, tier] = np.minimum(shortest[here, tier], np.minimum.reduceat(least, begins))
        filled[here] += np.where(row[here] < 0, sizes, 0)
    buckets, hashed = _hashed([encoded[n] for n in order])
    kept: Named = {
        "ends": np.cumsum([len(encoded[n]) for n in order], dtype=np.uint32),
        "buckets": buckets,
        "hashed": hashed,
        "counted": held.astype(np.uint32),
        "starts": starts.astype(np.uint64),
        "wide": wide.astype(np.uint32),
        "most": most,
        "shortest": shortest,
        "lengths": lengths,
    }
    return arrays.done(b"".join(encoded[n] for n in order), often, laid | kept)


def _hashed(terms: list[bytes]) -> tuple[Numbers, Numbers]:
    """Return where each bucket starts, and the numbers of ``terms`` bucket by bucket; one term a bucket, about."""
    size = 1 << len(terms).bit_length()
    found = np.fromiter((crc32(term) & (size - 1) for term in terms), dtype=np.int64, count=len(terms))
    starts = np.concatenate([[0], np.cumsum(np.bincount(found, minlength=size))])
    return starts.astype(np.uint32), np.argsort(found, kind="stable").astype(np.uint32)

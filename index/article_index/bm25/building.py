"""Postings made from term lists: passage by passage into runs, the runs laid behind each other term by term.

What is held while building is bounded by the size of a run and by the vocabulary, not by how many passages there are,
where the runs and the arrays are kept in files.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final

import numpy as np
import numpy.typing as npt

from article_index.bm25.arrays import Arrays, InMemory
from article_index.bm25.postings import OFTEN, TIERS, Postings

RUN: Final = 4_000_000  # terms of a run
_PASSAGE: Final = np.uint64(32)  # bits of a key that are the passage's; the others are the term's
_MASK: Final = np.uint64(0xFFFF_FFFF)


def build(corpus: Iterable[Sequence[str]], arrays: Arrays | None = None, run: int = RUN) -> Postings:
    """Return the postings of ``corpus`` (a term list for each passage), laid into ``arrays`` (default: in memory).

    Ties up about 60 bytes for each of the ``run`` terms of a run, and the vocabulary. Raises ValueError for more than
    four thousand million passages.

    >>> built = build([["war", "end"], ["war", "war"]])
    >>> built.posting(built.number("war")).passages.tolist(), built.exact(built.number("war")).tolist()
    ([0, 1], [1.0, 2.0])
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
    return _merged(list(numbers), np.array(lengths, dtype=np.uint32), arrays)


def _run(tokens: list[int], sizes: list[int], first: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint32]]:
    """Return the keys (term number, passage number) of a run in ascending order, and how often each is there."""
    passages = np.repeat(np.arange(first, first + len(sizes), dtype=np.uint64), sizes)
    keys = (np.array(tokens, dtype=np.uint64) << _PASSAGE) | passages
    keys.sort()
    fresh = np.empty(len(keys), dtype=bool)
    fresh[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    at = np.flatnonzero(fresh)
    return keys[at], np.diff(np.append(at, len(keys))).astype(np.uint32)


def _merged(terms: list[str], lengths: npt.NDArray[np.uint32], arrays: Arrays) -> Postings:
    """Return the runs of ``arrays`` as postings, the terms in the order of their bytes."""
    encoded = [term.encode() for term in terms]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)  # number when first seen -> number when sorted
    rank[order] = np.arange(len(order))
    held = np.zeros(len(order), dtype=np.int64)
    for keys, _ in arrays.runs():
        held += np.bincount(rank[(keys >> _PASSAGE).astype(np.int64)], minlength=len(order))
    starts = np.concatenate([[0], np.cumsum(held)]).astype(np.uint64)
    total = int(starts[-1])
    passages, counts = arrays.new("passages", np.uint32, total), arrays.new("counts", np.uint8, total)
    most = np.zeros(len(order), dtype=np.uint32)
    shortest = np.zeros((len(order), TIERS), dtype=np.uint32)
    shortest[:] = np.iinfo(np.uint32).max
    filled = starts[:-1].astype(np.int64)
    often: dict[int, int] = {}
    for keys, how_often in arrays.runs():
        number = rank[(keys >> _PASSAGE).astype(np.int64)]
        begins = np.flatnonzero(np.append(True, number[1:] != number[:-1])) if len(number) else np.zeros(0, np.int64)
        sizes = np.diff(np.append(begins, len(number)))
        here = number[begins]
        places = np.repeat(filled[here] - begins, sizes) + np.arange(len(number))
        passage = (keys & _MASK).astype(np.uint32)
        passages[places] = passage
        counts[places] = np.minimum(how_often, OFTEN)
        for at in np.flatnonzero(how_often > OFTEN).tolist():
            often[int(places[at])] = int(how_often[at])
        if len(begins):
            most[here] = np.maximum(most[here], np.maximum.reduceat(how_often, begins))
            length = lengths[passage]
            for tier in range(TIERS):
                least = np.where(how_often > tier, length, np.iinfo(np.uint32).max)
                shortest[here, tier] = np.minimum(shortest[here, tier], np.minimum.reduceat(least, begins))
        filled[here] += sizes
    ends = np.cumsum([len(encoded[n]) for n in order], dtype=np.uint64)
    return arrays.done(
        b"".join(encoded[n] for n in order), ends, starts, passages, counts, most, shortest, lengths, often
    )

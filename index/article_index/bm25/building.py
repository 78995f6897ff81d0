"""Postings made from term lists: passage by passage into runs, which ``laying`` lays behind each other term by term.

What is held while building is bounded by the size of a run and by the vocabulary, not by how many passages there are,
where the runs and the arrays are kept in files.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final

import numpy as np

from article_index.bm25.arrays import MASK, PASSAGE, Arrays, InMemory, Run
from article_index.bm25.laying import laid
from article_index.bm25.postings import FEW, Postings
from article_index.bm25.stretches import stretches

RUN: Final = 4_000_000  # terms of a run


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
    if len(lengths) > MASK:
        raise ValueError("A segment holds no more than 4294967295 passages.")
    return laid(list(numbers), np.array(lengths, dtype=np.uint32), arrays, few)


def _run(tokens: list[int], sizes: list[int], first: int) -> Run:
    """Return the keys (term number, passage number) of a run in ascending order, and how often each is there."""
    passages = np.repeat(np.arange(first, first + len(sizes), dtype=np.uint64), sizes)
    keys = (np.array(tokens, dtype=np.uint64) << PASSAGE) | passages
    keys.sort()
    begins, often = stretches(keys)
    return keys[begins], often.astype(np.uint32)

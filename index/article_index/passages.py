"""The passages of an article: windows of neighbouring sentences of one paragraph, the units that BM25 ranks.

Does not rank them.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from article_index.article import Passage, Sentence

SIZE: Final = 2  # sentences of a window


def windows(sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """Return the windows over ``sentences``, in their order; each sentence lies in at least one.

    >>> windows([Sentence(0, 4, 0), Sentence(5, 9, 0), Sentence(10, 14, 0)])
    (Passage(start=0, end=9, first=0, last=1), Passage(start=5, end=14, first=1, last=2))
    """
    return tuple(_windows(sentences))


def _windows(sentences: Sequence[Sentence]) -> Iterable[Passage]:
    """Yield the windows paragraph by paragraph; a paragraph shorter than a window is one passage."""
    for _, numbers in groupby(range(len(sentences)), key=lambda number: sentences[number].paragraph):
        run = list(numbers)
        for at in range(max(1, len(run) - SIZE + 1)):
            part = run[at : at + SIZE]
            yield Passage(sentences[part[0]].start, sentences[part[-1]].end, part[0], part[-1])

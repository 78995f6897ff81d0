"""When segments are laid together: so seldom that an article is rewritten a few times in all, so often that few remain.

A segment of which more than half was removed is written anew without that, one of which all was is dropped.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from article_index.article import SplitArticle
from article_index.store.segment import Segment, write_segment
from article_index.store.state import Removed

MOST: Final = 8  # segments of a shelf
FEWEST: Final = 3  # segments that are laid together at least
RATIO: Final = 2  # a segment that is more times as large as the smaller ones together is left as it is


def to_merge(live: Sequence[int], dead: Sequence[int]) -> list[int]:
    """Return which segments to lay together, given how many passages of each are live and how many removed.

    >>> to_merge([1000, 5, 1, 1], [0, 0, 0, 0]), to_merge([1000, 9], [0, 10])
    ([], [1])
    >>> to_merge([90000, 9000, 100, 90, 80, 1, 1, 1, 1], [0] * 9)
    [5, 6, 7, 8]
    """
    chosen = {n for n, (alive, lost) in enumerate(zip(live, dead, strict=True)) if lost > alive > 0}
    if len(live) > MOST:
        total = count = 0
        for number in sorted(range(len(live)), key=lambda n: live[n]):
            if count >= FEWEST and live[number] > RATIO * total:
                break
            chosen.add(number)
            total, count = total + live[number], count + 1
    return sorted(chosen)


def merge(folder: Path, parts: Sequence[tuple[Segment, Removed]], run: int) -> int:
    """Write what is live of ``parts`` as the segment ``folder``; return how many articles that are."""
    return write_segment(folder, _live(parts), run)


def _live(parts: Sequence[tuple[Segment, Removed]]) -> Iterator[SplitArticle]:
    for segment, lost in parts:
        dead = set(lost.articles.tolist())
        for number in range(len(segment)):
            if number not in dead:
                yield segment.split(number)

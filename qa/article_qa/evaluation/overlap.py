"""Compares what was cited with what should have been: places by their overlap, words by token F1.

Knows nothing of questions or files; every place is a ``[start, end)`` pair of code points of one text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from article_index.article import Span

_WORD = re.compile(r"\w+")


def places(text: str, strings: Iterable[str]) -> tuple[Span, ...]:
    """Return every place of each of ``strings`` in ``text``, string by string.

    >>> places("so it is so", ["so"])
    (Span(start=0, end=2), Span(start=9, end=11))
    """
    return tuple(Span(*m.span()) for string in strings for m in re.finditer(re.escape(string), text))


def is_gold(start: int, end: int, gold: Sequence[Span]) -> bool:
    """Return whether ``[start, end)`` shares at least half of the shorter of the two with a span of ``gold``.

    >>> is_gold(0, 10, [Span(5, 40)]), is_gold(0, 10, [Span(6, 40)])
    (True, False)
    """
    return any(2 * (min(end, e) - max(start, s)) >= min(e - s, end - start) > 0 for s, e in gold)


def token_f1(mine: str, gold: str) -> float:
    """Return the harmonic mean of precision and recall of the words of ``mine`` in ``gold``, 0 to 1.

    Case does not matter.

    >>> token_f1("in early November", "November")
    0.5
    """
    have, want = Counter(_WORD.findall(mine.lower())), Counter(_WORD.findall(gold.lower()))
    same = (have & want).total()
    return 2 * same / (have.total() + want.total()) if same else 0.0

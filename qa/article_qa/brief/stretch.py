"""A date that is one end of a stretch, as a whole: '9 a.m. to 4 p.m.' where a sentence has 'from 9 a.m. to 4 p.m.'.

Takes the one end alone where the question asks when something begins, or ends. Finds no date itself.
"""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Final

from article_qa.knowledge.lexicon import data_table

BEFORE: Final = re.compile(r"\b(?:from|between) $", re.IGNORECASE)
BETWEEN: Final = re.compile(r" (?:to|until|till|through|and) ")
LASTING: Final = frozenset({"is", "are"})
STATES: Final = frozenset({"open", "opened", "closed", "shut"})  # 'when is it open' asks for all of the time
WIDTH: Final = len("between ")

Span = tuple[int, int]


def stretched(text: str, span: Span, dates: list[Span], asked: Collection[str]) -> Span:
    """Return the stretch between two of a sentence's ``dates``, in order, that ``span`` is an end of, or ``span``.

    ``asked`` are the folded words of the question.

    >>> text = "The lift runs from 7:00 to midnight."
    >>> [text[slice(*stretched(text, (19, 23), [(19, 23), (27, 35)], q.split()))] for q in ("when does it run", "stop")]
    ['7:00 to midnight', 'midnight']
    """
    words = {name: frozenset(listed) for name, listed in data_table("short-en.toml")["stretch"].items()}
    if not LASTING.isdisjoint(asked):
        words = {name: listed - STATES for name, listed in words.items()}
    for one, two in pairwise(dates):
        low = one[0] - WIDTH
        if span not in (one, two) or not BETWEEN.fullmatch(text, one[1], two[0]):
            continue
        if not BEFORE.search(text, max(0, low), one[0]):
            continue
        if not words["ending"].isdisjoint(asked):
            return two
        return one if not words["beginning"].isdisjoint(asked) else (one[0], two[1])
    return span

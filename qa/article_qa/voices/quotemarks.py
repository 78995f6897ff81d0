"""Where quotations open and close: curly, straight and angled double marks, and single marks outside of those.

Follows one paragraph. Does not tell speech from a title or a word held at arm's length, and does not know who speaks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from article_index.article import Span

DOUBLE: Final = re.compile(r"[“”\"«»„]")
SINGLE: Final = re.compile(  # an apostrophe has a letter behind it; lengths are bounded to keep the search linear
    r"(?<!\w)‘(?=\S)[^‘’]{0,300}(?:’\w[^‘’]{0,300}){0,6}’(?!\w)"
    r"|(?<![\w”’])'(?=[^\s'])[^'\n]{0,300}(?:'\w[^'\n]{0,300}){0,6}'(?!\w)"
)
OPEN: Final = "“«„"
CLOSE: Final = "”»"


def quotations(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the outermost quotations of the paragraph ``text[start:end]`` with their marks, in order.

    A quotation that nothing closes goes on to the end of the paragraph: the next one opens with a mark again.

    >>> text = 'He said “no”, then "maybe".'
    >>> [span.of(text) for span in quotations(text, 0, len(text))]
    ['“no”', '"maybe"']
    """
    found: list[Span] = []
    opened, depth = -1, 0
    for mark in DOUBLE.finditer(text, start, end):
        at, sign = mark.start(), mark.group()
        opens = sign in OPEN or (sign == '"' and (opened < 0 or _opens(text, at, start, end)))
        if opens:
            if opened < 0:
                opened = at
            elif sign != "„":
                depth += 1
        elif opened >= 0 and depth:
            depth -= 1
        elif opened >= 0:
            found.append(Span(opened, at + 1))
            opened, depth = -1, 0
    if opened >= 0:
        found.append(Span(opened, end))
    singles = [Span(*m.span()) for m in SINGLE.finditer(text, start, end)]
    outer = [s for s in singles if not meeting(found, s.start, s.end)]
    return tuple(sorted(found + outer))


def meeting(quotes: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return those of ``quotes``, which are in order and apart, that have a character of ``text[start:end]``.

    >>> meeting([Span(0, 3), Span(5, 9), Span(9, 12)], 3, 9)
    [Span(start=5, end=9)]
    """
    first = bisect_right(quotes, start, key=attrgetter("end"))
    return quotes[first : bisect_left(quotes, end, lo=first, key=attrgetter("start"))]


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether the straight mark at ``at`` opens: white space or a bracket before it, a word behind it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([—–") and (after.isalnum() or after in "[(“‘'")


def inner_quotations(text: str, quotation: Span) -> tuple[Span, ...]:
    """Return the quotations inside ``quotation``, their marks included."""
    inside = (m.span() for m in SINGLE.finditer(text, quotation.start + 1, quotation.end - 1))
    return tuple(Span(*span) for span in inside)

"""Lines that a page's width broke as paragraphs that flow: one line each, parted by blank lines.

Which lines belong together is ``paragraphs``'s to tell. No character but white space is changed.
"""

import re
from collections.abc import Sequence
from typing import Final

from article_index.paragraphs import paragraphs

_UNSPACED: Final = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")  # scripts that put no space between words


def flowing(text: str, places: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    r"""Return ``text`` as paragraphs that flow, and where ``places`` of it, in ascending order, are now.

    >>> flowing("It rained all day in the town of Porto,\nand it was cold.\n\nThen it\nsnowed.", [0, 40, 58])
    ('It rained all day in the town of Porto, and it was cold.\n\nThen it snowed.', (0, 40, 58))
    """
    parts: list[str] = []
    moved: list[int] = []
    length = 0

    def write(words: str) -> None:
        nonlocal length
        parts.append(words)
        length += len(words)

    for paragraph in paragraphs(text):
        if parts:
            write("\n\n")
        at = paragraph.start
        for number, line in enumerate(paragraph.of(text).split("\n")):
            if number and not (_UNSPACED.match(parts[-1][-1:]) and _UNSPACED.match(line)):
                write(" ")
            while len(moved) < len(places) and places[len(moved)] <= at + len(line):
                moved.append(length + max(0, places[len(moved)] - at))
            write(line)
            at += len(line) + 1
    moved += [length] * (len(places) - len(moved))
    return "".join(parts), tuple(moved)

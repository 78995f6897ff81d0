"""The paragraphs of a text, the title line at its head and its headings.

A blank line parts paragraphs. Where lines follow each other without one, their lengths tell hard-wrapped
prose, whose line ends mean nothing, from lines that are each a paragraph, such as lists and headings. Does
not look for sentences.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from article_index.article import Span

TITLE: Final = 150  # characters of a title at most
_HEADING: Final = 100  # of a heading
_NARROW: Final = 35  # characters; lines all shorter than that are a list or a table
_WIDE: Final = 130  # a longer line was not wrapped by hand or by an editor
_FULL: Final = 0.8  # share of the width that a wrapped line fills, with the word that did not fit in any more
_RAGGED: Final = 0.7  # the same where no stop ends the line, which is then a heading or wrapped by hand
_LINE = re.compile(r"\S[^\n\r\u2028\u2029]*+")
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_FIRST = re.compile(r"\S*")
_ITEM = re.compile(r"(?:[-*•‣◦–—]{1,3}|\(?(?:\d{1,3}|[a-zA-Z])[.)]|#{1,6})[ \t]+\S")
_CLOSED = re.compile(r"[.!?…:;。！？][\"”’')\]]*\Z")
_UNFINISHED = re.compile(r"(?:[.,;:!。！…]|\.\s?[\"”’')\]]+|\[\d{1,3}\])\Z")
_QUOTED = re.compile(r"[\"“”‘'(\[«]")
_SHORTENED = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|[ap]\.m))\.\Z")


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the paragraphs of ``text`` in order, without the white space around them.

    >>> [span.of("One\n\n- two\n- three") for span in paragraphs("One\n\n- two\n- three")]
    ['One', '- two', '- three']
    """
    return tuple(span for block in _blocks(text) for span in _parted(text, block))


def title_of(text: str) -> str:
    r"""Return the first line where it stands alone and reads like a title, else "".

    >>> title_of("Peace, at last?\n\nThe war ended.")
    'Peace, at last?'
    """
    head = next(_blocks(text[: TITLE * 20]), [])
    if not head:
        return ""
    first = _parted(text, head)[0]
    line = first.of(text)
    alone = first.end < len(text.rstrip())  # a text of one line has no title
    title = line.lstrip("# \t") if line.startswith("#") else line
    return title if alone and "\n" not in line and len(title) <= TITLE and not _sentence_like(title) else ""


def headings(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the paragraphs that are headings: short lines that no stop ends.

    A question that stands alone is one too; an item of a list and the last paragraph are not.
    """
    return frozenset(number for number, span in enumerate(spans[:-1]) if _heading(span.of(text)))


def _heading(line: str) -> bool:
    """Return whether a paragraph reads like a heading."""
    if len(line) > _HEADING or "\n" in line or _QUOTED.match(line) or (": " in line and line.endswith("?")):
        return False
    if line.startswith("#"):
        return True
    return not _ITEM.match(line) and not _sentence_like(line) and any(map(str.isalpha, line))


def _sentence_like(line: str) -> bool:
    """Return whether a line ends as a sentence that states something does, or breaks off."""
    return bool(_UNFINISHED.search(line)) and not _SHORTENED.search(line)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the runs of lines between blank lines, each line without the white space around it."""
    block: list[Span] = []
    last = 0
    for match in _LINE.finditer(text):
        gap = text[last : match.start()]
        if block and len(gap) > 1 and len(_LINE_END.findall(gap)) > 1:
            yield block
            block = []
        last = match.end()
        block.append(Span(match.start(), match.start() + len(match.group().rstrip())))
    if block:
        yield block


def _parted(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the paragraphs of one block of lines."""
    if len(lines) == 1:
        return list(lines)
    width = max(line.end - line.start for line in lines)
    bulleted = sum(bool(_ITEM.match(text, line.start)) for line in lines) > 1
    spans, start = [], lines[0].start
    for line, after in pairwise(lines):
        if _parts(text, line, after, width, bulleted):
            spans.append(Span(start, line.end))
            start = after.start
    return [*spans, Span(start, lines[-1].end)]


def _parts(text: str, line: Span, after: Span, width: int, bulleted: bool) -> bool:
    """Return whether a paragraph ends between two lines; ``width`` is that of the block's longest line."""
    item = bool(_ITEM.match(text, after.start))
    if (item and bulleted) or text[line.start] == "#":
        return True
    closed = bool(_CLOSED.search(text, max(line.start, line.end - 8), line.end))
    if not closed and (text[after.start].islower() or text[line.end - 1] in ",-–—"):
        return False
    if (item and closed) or not _NARROW <= width <= _WIDE:
        return True
    word = _FIRST.match(text, after.start, after.end)
    length = line.end - line.start + 1 + (len(word.group()) if word else 0)
    return length <= width * (_FULL if closed else _RAGGED)

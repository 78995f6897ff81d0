"""Printed pages as one text: their running heads and numbers left out, words that the end of a line broke put together.

Takes each page as it was read; where the lines stood on it is not known here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

_MARGIN: Final = 2  # lines at the head and at the foot that may be running ones
_FEWEST: Final = 3  # pages that have to share one,
_SHARE: Final = 0.3  # and of all pages; left and right pages have heads of their own
_FULL: Final = 0.8  # of a page's longest line; a shorter one ends a paragraph
_NUMBER: Final = re.compile(r"(?:page |p\. ?|[-–—] ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–—])?", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
_SPACES: Final = re.compile(r"[ \t]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([-\u2010\u00ad])\n([^\W\d_]+)([^\s-]*)( ?)")
_SOFT: Final = "\u00ad"
_CLOSED: Final = re.compile(r"[.!?…:;。！？][\"”’'»)\]]{0,3}\Z")
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # what fonts without names leave behind


def bound(sheets: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    r"""Return the text of ``sheets``, and where each starts in it.

    A page starts a paragraph unless the one before it broke off within a sentence.

    >>> bound(["It was re-\nbuilt in\n1", "haste. Then it burned.\n2"])
    ('It was rebuilt\nin\nhaste. Then it burned.\n', (0, 18))
    """
    pages = [_lines(sheet) for sheet in sheets]
    running = _running(pages)
    parts: list[str] = []
    starts: list[int] = []
    length, before = 0, ""
    for page in pages:
        words = "\n".join(_cleared(page, running))
        joint = _joint(before, words) if before and words else ""
        length += len(joint)
        starts.append(length)
        parts += [joint, words]
        length += len(words)
        before = words or before
    return _whole("".join(parts) + "\n", starts)


def _lines(sheet: str) -> list[str]:
    """Return the lines of a page that something stands on."""
    written = (_SPACES.sub(" ", line).strip() for line in _NO_TEXT.sub("", sheet.replace("\r", "\n")).split("\n"))
    return [line for line in written if line]


def _margins(page: Sequence[str]) -> Iterator[tuple[int, tuple[bool, str]]]:
    """Yield the number of each line that may be a running one, and what it has in common with its like."""
    size = min(_MARGIN, len(page) // 2)
    for number in (*range(size), *range(len(page) - size, len(page))):
        yield number, (number < size, _DIGITS.sub("0", page[number].casefold()))


def _running(pages: Sequence[Sequence[str]]) -> frozenset[tuple[bool, str]]:
    """Return what the lines have in common that stand at the head, or at the foot, of page after page."""
    seen = Counter(key for page in pages for _, key in _margins(page))
    return frozenset(key for key, count in seen.items() if count >= max(_FEWEST, _SHARE * len(pages)))


def _cleared(page: list[str], running: frozenset[tuple[bool, str]]) -> list[str]:
    """Return the lines of a page without running heads and without its number."""
    gone = {number for number, key in _margins(page) if key in running}
    gone |= {number for number in (0, len(page) - 1) if len(page) > 1 and _NUMBER.fullmatch(page[number])}
    return [line for number, line in enumerate(page) if number not in gone]


def _joint(before: str, after: str) -> str:
    """Return what parts two pages: a line break within a sentence, else a blank line."""
    lines = before.split("\n")
    full = len(lines[-1]) >= _FULL * max(map(len, lines)) and len(lines) > _FEWEST
    goes_on = after[0].islower() or before[-1] in ",-–—" or full
    return "\n" if goes_on and not _CLOSED.search(before[-8:]) else "\n\n"


def _whole(text: str, starts: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """Return ``text`` with broken words put together, the rest of each on its first line, and ``starts`` moved along.

    A hyphen stays where it stands before a capital, or where the word has one elsewhere in the text and is not written
    as one word.
    """
    known = Counter(word.lower() for word in _WORD.findall(text))
    parts: list[str] = []
    moved: list[int] = []
    at = length = 0
    for found in _BROKEN.finditer(text):
        head, hyphen, rest, tail, space = found.groups()
        kept = hyphen != _SOFT and (
            rest[0].isupper() or known[f"{head}-{rest}".lower()] > known[f"{head}{rest}".lower()]
        )
        for start in starts[len(moved) :]:
            if start >= found.end():
                break
            moved.append(length + min(start, found.start() + len(head)) - at)
        parts += [text[at : found.start()], head, hyphen if kept else "", rest, tail, "\n" if space else ""]
        length += sum(map(len, parts[-6:]))
        at = found.end()
    moved += [length + start - at for start in starts[len(moved) :]]
    return "".join([*parts, text[at:]]), tuple(moved)

"""What a reader of one format makes of a file: its text, and what the file tells of itself.

Says nothing of how it is read. Crosses from the process that reads to ours as JSON.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

LONGEST: Final = 20_000_000  # characters of one text; the longest novels have some four million
TOO_LONG: Final = f"has more than {LONGEST:,} characters"
LOCKED: Final = "is encrypted; save it without a password"
_NO_TEXT: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_DAY: Final = re.compile(r"([0-9]{4})(?:-(?=[0-9]{2}-)|(?=[0-9]{4}))([0-9]{2})-?([0-9]{2})(?![0-9])")


class UnreadableError(Exception):
    """A file that cannot be read; the message goes on from its name: "is encrypted; …"."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text with what is known of it; ``pages`` are the places where its pages start, () where it has none."""

    text: str
    title: str = ""
    author: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    tags: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def line(value: object) -> str:
    r"""Return ``value`` as one line without white space around it, control characters and lone surrogates left out.

    >>> line(" Ada\n  Lund ")
    'Ada Lund'
    """
    return "" if value is None else " ".join(_NO_TEXT.sub("", str(value)).split())


def lines(values: Iterable[object]) -> tuple[str, ...]:
    """Return what is left of ``values`` as lines, each once, in their order."""
    return tuple(dict.fromkeys(one for value in values if (one := line(value))))


def keywords(value: object) -> tuple[str, ...]:
    """Return the words that ``value`` lists, parted by commas or semicolons.

    >>> keywords("rain; snow,, rain")
    ('rain', 'snow')
    """
    return lines(line(value).replace(";", ",").split(","))


def bounded(parts: Iterable[str]) -> list[str]:
    """Return ``parts``; raises UnreadableError as soon as they have too many characters together."""
    found, length = [], 0
    for part in parts:
        found.append(part)
        length += len(part)
        if length > LONGEST:
            raise UnreadableError(TOO_LONG)
    return found


def day(value: object) -> str | None:
    """Return a date as ``YYYY-MM-DD`` where it starts with one, else as it is written; None for nothing.

    >>> day("2021-05-04T10:00:00Z"), day("20210504"), day("Spring 2021"), day("")
    ('2021-05-04', '2021-05-04', 'Spring 2021', None)
    """
    written = line(value)
    found = _DAY.match(written)
    try:
        return date(*map(int, found.groups())).isoformat() if found else written or None
    except ValueError:
        return written or None


def language(tag: object) -> str | None:
    """Return the language of a tag such as ``en-GB``: ``en``; None where it is none."""
    found = line(tag).replace("_", "-").partition("-")[0].lower()
    return found if found.isascii() and found.isalpha() and len(found) in (2, 3) else None

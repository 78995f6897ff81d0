"""What may reach a terminal: neutralised text, wrapped lines, colour only where it is wanted.

Knows nothing of answers. Wrapping works on places in the text, so that a mark on some of its characters
survives it.
"""

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TextIO
from unicodedata import east_asian_width

WIDEST: Final = 88  # columns; longer lines are tiring to read
NARROWEST: Final = 20
DIM: Final = "2"
STRONG: Final = "1;4"  # bold and underlined
# C0 and C1 controls, DEL, line separators, and the marks that turn the direction of what follows
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_CHUNK: Final = re.compile(r"(?<![ \t\n\u3000])(?P<gap>[ \t\n\u3000]*+)(?P<word>[^ \t\n\u3000]++)")


def neutral(text: str) -> str:
    r"""Return ``text``, of equal length, with every control character but tab and newline made a visible one.

    >>> neutral("a\x1b[2Jb")
    'a␛[2Jb'
    """
    return _CONTROL.sub(lambda m: chr(0x2400 + ord(m[0])) if m[0] < " " else "\N{REPLACEMENT CHARACTER}", text)


def neutral_json(text: str) -> str:
    r"""Return the JSON ``text`` with the control characters that JSON lets stand escaped; it means the same.

    >>> neutral_json('{"a": "\x9b2J"}')
    '{"a": "\\u009b2J"}'
    """
    return _CONTROL.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where text goes: its ``width`` in columns (None: nothing is wrapped), and whether in ``colour``."""

    width: int | None = None
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str] = os.environ) -> "Terminal":
        """Return what ``stream`` is; NO_COLOR forbids colour, FORCE_COLOR demands it, a terminal has it."""
        terminal = stream.isatty()
        if environ.get("NO_COLOR"):
            colour = False
        elif environ.get("FORCE_COLOR"):
            colour = True
        else:
            colour = terminal and environ.get("TERM") != "dumb"
        columns = shutil.get_terminal_size((80, 24)).columns
        return cls(max(NARROWEST, min(WIDEST, columns)) if terminal else None, colour)

    def style(self, text: str, codes: str) -> str:
        """Return ``text`` in the style ``codes`` (SGR numbers), where colour is wanted."""
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and text else text

    def block(self, text: str, lead: str = "", marks: tuple[tuple[int, int], ...] = ()) -> str:
        """Return ``text`` neutralised and wrapped, after ``lead`` and under it.

        ``marks`` are ``[start, end)`` places in ``text`` to be made strong. Without a width the text keeps
        its own lines.
        """
        safe = neutral(text)
        if self.width is None:
            return lead + self._marked(safe, 0, len(safe), marks)
        lines = wrap(safe, self.width - len(lead))
        return lead + f"\n{' ' * len(lead)}".join(self._marked(safe, start, end, marks) for start, end in lines)

    def _marked(self, text: str, start: int, end: int, marks: tuple[tuple[int, int], ...]) -> str:
        out, at = [], start
        for mark in sorted(marks):
            first, last = max(mark[0], at), min(mark[1], end)
            if first < last:
                out += [text[at:first], self.style(text[first:last], STRONG)]
                at = last
        return "".join(out) + text[at:end]


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the places of the lines of ``text``, none wider than ``width`` columns but a lone word.

    >>> wrap("one two three", 7)
    [(0, 7), (8, 13)]
    """
    lines: list[tuple[int, int]] = []
    used = 0
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span("word")
        wide = columns(chunk["word"])
        if lines and used + columns(chunk["gap"]) + wide <= width:
            used += columns(chunk["gap"]) + wide
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((start, end))
            used = wide
    return lines


def columns(text: str) -> int:
    """Return how many columns ``text`` takes: two for each wide character of East Asia, one for any other."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)

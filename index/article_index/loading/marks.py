"""A run of Markdown lines as a reader sees it: without the marks of emphasis, links, images, code and tags.

What is surely a mark goes, anything else stays as it is written: ``2*3*4`` and ``snake_case`` do. Knows no lines'
meanings, which are ``markdown``'s.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection
from html import unescape
from typing import Final

_TICKS: Final = re.compile(r"`+|\\[!-/:-@\[-`{-~]")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS: Final = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+|[\w.+-]{1,64}@[\w.-]{1,255})>")
_BREAK: Final = re.compile(r"<[bB][rR]\s{0,9}/?>\n?|(?:\\|[ ]{2})\n")
_TAG: Final = re.compile(r"<!--[^<>]*-->|</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]*)?/?>")
_NOTE: Final = re.compile(r"\[\^[^\[\]\s]{1,99}\]")
_TITLE: Final = r"(?:\s{1,9}(?:\"[^\"\[\]]*\"|'[^'\[\]]*'))?"
_LINK: Final = re.compile(
    rf"!?\[([^\[\]]*)\]\(\s{{0,9}}(?:<[^<>\n]*>|(?:[^()\s\[\]]|\([^()\s\[\]]*\))*){_TITLE}\s{{0,9}}\)"
)
_REFERENCE: Final = re.compile(r"!?\[([^\[\]]+)\](?:\[([^\[\]]*)\])?")
_BOTH: Final = re.compile(r"\*{3}(?=[^\s*])([^*]+)(?<=\S)\*{3}")
_STRONG: Final = re.compile(r"(\*\*|~~)(?=[^\s*~])([^*~]+)(?<=\S)\1")
_EMPHASIS: Final = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?=\*\*(?!\*)|[^\w*]|\Z)")
_UNDERSCORED: Final = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]+(?:(?<=\w)_(?=\w)[^_]+)*)(?<=[^\s_])\1(?!\w)")
_ENTITY: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_PLAIN: Final = re.compile(r"[\\`*_~\[<&]")
_FIRST: Final = 0xF0000  # characters from here on stand for what is no mark while the marks are looked for
_MOST: Final = 65_000
_STANDS: Final = re.compile(r"[\U000F0000-\U000FFFFD]")


def unmarked(text: str, references: Collection[str] = ()) -> str:
    r"""Return ``text`` without marks; ``references`` are the names, in small letters, that links are defined under.

    >>> unmarked("**Ada *Lund*** wrote [`a*b`](https://example.org/x_(y) \"t\"), 2\\*3*4 &amp; snake_case_name.")
    'Ada Lund wrote a*b, 2*3*4 & snake_case_name.'
    """
    if not _PLAIN.search(text) or _STANDS.search(text):
        return text
    held: list[str] = []

    def hold(words: str) -> str:
        if len(held) == _MOST:
            return words
        held.append(words)
        return chr(_FIRST + len(held) - 1)

    def referred(found: re.Match[str]) -> str:
        return found[1] if reference(found[2] or found[1]) in references else found[0]

    text = _held_code(text, hold)
    text = _ESCAPE.sub(lambda found: hold(found[1]), text)
    text = _ADDRESS.sub(lambda found: hold(found[1]), text)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _NOTE.sub("", text)
    for _ in range(2):  # an image may be the words of a link, and emphasis may hold emphasis
        text = _LINK.sub(r"\1", text)
        text = _REFERENCE.sub(referred, text)
    text = _BOTH.sub(r"\1", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))
    text = _UNDERSCORED.sub(r"\2", _UNDERSCORED.sub(r"\2", text))
    text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return _STANDS.sub(lambda found: held[ord(found[0]) - _FIRST], text)


def reference(name: str) -> str:
    """Return the name of a link's definition as names are compared."""
    return " ".join(name.split()).casefold()


def _held_code(text: str, hold: Callable[[str], str]) -> str:
    """Return ``text`` with the words between equal runs of backticks held."""
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(text) if found[0][0] == "`"]
    later: dict[int, list[int]] = defaultdict(list)  # length -> the runs of that length, the last first
    for start, end in reversed(runs):
        later[end - start].append(start)
    parts, at = [], 0
    for start, end in runs:
        waiting = later[end - start]
        while waiting and waiting[-1] <= start:
            waiting.pop()
        if start >= at and waiting:
            inner = text[end : waiting[-1]]
            parts += [text[at:start], hold(inner[1:-1] if inner[:1] == " " == inner[-1:] and inner.strip() else inner)]
            at = waiting[-1] + end - start
    return "".join([*parts, text[at:]])

"""The text of a Markdown file as a reader sees it, and what its front matter tells.

Takes away the marks at the heads of lines (headings, quotations, rules, fences, tables) and leaves the lines where
they are; how lists are nested is not known here. Marks within lines are ``marks``'s.
"""

import re
from dataclasses import replace
from typing import Final

from article_index.loading.extracted import Extracted
from article_index.loading.front import parted
from article_index.loading.marks import reference, unmarked

_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)")
_QUOTED: Final = re.compile(r"\A(?: {0,3}>)+ ?")
_HEADING: Final = re.compile(r" {0,3}#{1,6}(?:[ \t]+|\Z)")
_CLOSING: Final = re.compile(r"(?:\A|(?<=[ \t]))#+\Z")
_RULE: Final = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_BULLET: Final = re.compile(r"\A([ \t]*)[*+](?=[ \t])")
_ITEM: Final = re.compile(r"\A[ \t]*+(?:[-*+]|\d{1,9}[.)])[ \t]")
_COLUMNS: Final = re.compile(r"\A[ \t|:]*+-[ \t|:-]*+")
_NOTE: Final = re.compile(r"\A {0,3}\[\^[^\[\]\s]{1,99}\]:[ \t]*")
_DEFINITION: Final = re.compile(
    r" {0,3}\[([^\[\]]{1,999})\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*"
)
_HIDDEN: Final = {"<!--": "-->", "<script": "</script>", "<style": "</style>"}


def read_markdown(text: str) -> Extracted:
    r"""Return the text that ``text`` shows; raises UnreadableError for front matter that is broken.

    >>> read_markdown("---\ntags: [a]\n---\n# The *dam*\nIt **holds**.").text
    'The dam\n\nIt holds.\n'
    """
    told, body = parted(text)
    return replace(told, text=_Lines(body).text())


class _Lines:
    """The lines of one file, read from the first to the last."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._closed = {end: self._last(end) for end in _HIDDEN.values()}  # number of the last line that has it
        found = (_DEFINITION.fullmatch(line) for line in self._lines)
        self._references = {reference(one[1]) for one in found if one}
        self._shown: list[str] = []
        self._run: list[str] = []  # lines whose marks may go on from one to the next

    def text(self) -> str:
        """Return what a reader sees."""
        at = 0
        while at < len(self._lines):
            at = self._fenced(at) or self._hidden(at) or self._read(at)
        self._flush()
        return "\n".join(self._shown).strip("\n") + "\n"

    def _last(self, end: str) -> int:
        return max((number for number, line in enumerate(self._lines) if end in line.lower()), default=-1)

    def _fenced(self, at: int) -> int:
        """Show a block of code as it stands; return where it ends, 0 for none."""
        fence = _FENCE.fullmatch(self._lines[at])
        if not fence:
            return 0
        self._flush()
        end = at + 1
        while end < len(self._lines) and not self._closes(self._lines[end], fence[1]):
            self._shown.append(self._lines[end])
            end += 1
        return end + 1

    @staticmethod
    def _closes(line: str, fence: str) -> bool:
        line = line.strip()
        return len(line) >= len(fence) and not line.strip(fence[0])

    def _hidden(self, at: int) -> int:
        """Pass over a comment, a script or a style sheet that starts a line; return where it ends, 0 for none."""
        line = self._lines[at].lstrip().lower()
        end = next((end for start, end in _HIDDEN.items() if line.startswith(start)), "")
        if not end or self._closed[end] < at:
            return 0
        while end not in self._lines[at].lower():
            at += 1
        rest = self._lines[at][self._lines[at].lower().index(end) + len(end) :]
        if rest.strip():
            self._run.append(rest)
        return at + 1

    def _read(self, at: int) -> int:
        """Show one line; return the number of the next."""
        line = _QUOTED.sub("", self._lines[at]) if self._lines[at].lstrip()[:1] == ">" else self._lines[at]
        if not line.strip() or (_UNDERLINE.fullmatch(line) and self._run) or _RULE.fullmatch(line):
            self._apart()
        elif heading := _HEADING.match(line):
            self._apart()
            self._run.append(_CLOSING.sub("", line[heading.end() :].rstrip()).rstrip())
            self._apart()
        elif _DEFINITION.fullmatch(line) or ("|" in line and _COLUMNS.fullmatch(line)):
            self._flush()
        else:
            line = _NOTE.sub("", _BULLET.sub(r"\1-", line))
            if line.lstrip()[:1] == "|":
                line = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
                self._flush()
            elif _ITEM.match(line):
                self._flush()
            self._run.append(line)
        return at + 1

    def _apart(self) -> None:
        """End the run of lines, and leave a blank line below it."""
        self._flush()
        if self._shown and self._shown[-1]:
            self._shown.append("")

    def _flush(self) -> None:
        if self._run:
            run, self._run = "\n".join(self._run), []
            shown = (line.rstrip() for line in unmarked(run, self._references).split("\n"))
            self._shown += [line for line in shown if line]

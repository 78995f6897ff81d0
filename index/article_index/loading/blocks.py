"""The text of a tree of elements, as HTML and its kin have them: a block a paragraph, white space as shown.

Decides nothing about what of a page is worth reading.
"""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_HTML: Final = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_TEI: Final = "head item list quote row"  # which trafilatura speaks; its ``head`` is a heading
_BLOCKS: Final = frozenset(f"{_HTML} {_TEI}".split())
_ITEMS: Final = frozenset({"li", "item"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_ROWS: Final = frozenset({"tr", "row"})
_KEPT: Final = frozenset({"pre", "code", "quote"})  # line breaks in them mean something
_BREAKS: Final = frozenset({"br", "lb"})
_SKIPPED: Final = frozenset({"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "rt", "rp"})
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def tree(text: str) -> "HtmlElement":
    """Return the elements of a page of HTML, mended as browsers mend it."""
    from lxml import html  # noqa: PLC0415 - an extra

    # Else libxml2 stops after ten million characters of text and says nothing of the rest.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    page: HtmlElement = html.document_fromstring(text.encode(), parser=parser)
    return page


def shown(root: "_Element") -> str:
    """Return the text of ``root``: paragraphs parted by blank lines, items of lists marked ``-``, cells by ``|``."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - paid for by those who read such files

    walk = _Walk()
    passed = 0  # depth within what is not shown
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        if event == "start":
            passed += bool(passed) or name in _SKIPPED
            if not passed:
                walk.start(name)
                walk.add(element.text)
            continue
        if passed and event == "end":
            passed -= 1
        elif not passed and event == "end":
            walk.end(name)
        if not passed and element is not root:
            walk.add(element.tail)
    return walk.done()


class _Walk:
    """What was seen of a tree, from its start to its end; never deeper than Python's own stack."""

    def __init__(self) -> None:
        self._paragraphs: list[str] = []
        self._parts: list[str] = []
        self._mark = ""
        self._row = self._kept = 0  # depth of each
        self._cell = False  # whether the row has a cell already

    def start(self, name: str) -> None:
        """An element begins."""
        if name in _BLOCKS:
            self._part()
        if name in _ITEMS:
            self._mark = "- "
        if name in _ROWS:
            self._row += 1
            self._cell = False
        if name in _CELLS:
            self._parts.append(" | " if self._cell else "")
            self._cell = True
        if name in _BREAKS:
            self._parts.append(" " if self._row else "\n")
        self._kept += name in _KEPT

    def add(self, text: str | None) -> None:
        """Characters stand here."""
        if text:
            self._parts.append(text if self._kept and not self._row else _SPACE.sub(" ", text))

    def end(self, name: str) -> None:
        """An element ends."""
        self._row -= name in _ROWS
        if name in _BLOCKS:
            self._part()
        self._kept -= name in _KEPT
        if name in _ITEMS:
            self._mark = ""

    def done(self) -> str:
        """Return the text."""
        self._part()
        return "\n\n".join(self._paragraphs) + "\n"

    def _part(self) -> None:
        """End a paragraph; within a row, which is one, only a word."""
        if self._row:
            self._parts.append(" ")
            return
        lines = "".join(self._parts).split("\n")
        self._parts.clear()
        if self._kept:
            paragraph = "\n".join(line.rstrip() for line in lines).strip("\n")
        else:
            paragraph = re.sub(" {2,}", " ", "\n".join(line.strip(" ") for line in lines)).strip()
        if paragraph.strip():
            self._paragraphs.append(self._mark + paragraph)
            self._mark = ""

"""Word's .docx as an article: its paragraphs, lists and tables in their order, by python-docx.

Deleted text, notes, headers and drawings are left out, inserted text is in. Runs in the process that reads files.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from article_index.loading.extracted import Extracted, keywords, line
from article_index.loading.zipped import member, opened

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY: Final = "word/document.xml"
MOST: Final = 100_000_000  # bytes of the part that has the text
_THROUGH: Final = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "r"}
)
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


def read_docx(data: bytes) -> Extracted:
    """Return the article of a document; raises UnreadableError."""
    from docx import Document  # noqa: PLC0415 - an extra

    member(opened(data), BODY, MOST)
    document = Document(BytesIO(data))
    text = "\n\n".join(_blocks(document.element.body)) + "\n"
    told = document.core_properties
    return Extracted(
        text=text,
        title=line(told.title),
        author=line(told.author) or None,
        tags=keywords(told.keywords),
    )


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _blocks(parent: "_Element") -> Iterator[str]:
    """Yield the paragraphs below ``parent`` and the rows of its tables."""
    for child in parent:
        name = _name(child)
        if name == "p":
            if words := _words(child).strip():
                yield f"- {words}" if _listed(child) else words
        elif name == "tbl":
            yield from _rows(child)
        elif name in _THROUGH:
            yield from _blocks(child)


def _rows(table: "_Element") -> Iterator[str]:
    for row in table:
        if _name(row) == "tr":
            cells = (" ".join(_blocks(cell)).replace("\n", " ") for cell in row if _name(cell) == "tc")
            if any(words := list(cells)):
                yield " | ".join(words)
        elif _name(row) in _THROUGH:
            yield from _rows(row)


def _words(parent: "_Element") -> str:
    """Return the characters of a paragraph, what was deleted left out."""
    parts = []
    for child in parent:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _CHARACTERS:
            parts.append(_CHARACTERS[name])
        elif name in _THROUGH:
            parts.append(_words(child))
    return "".join(parts)


def _listed(paragraph: "_Element") -> bool:
    """Return whether a paragraph is an item of a list."""
    properties = next((child for child in paragraph if _name(child) == "pPr"), ())
    names = {_name(child): child for child in properties}
    style = next(iter(names["pStyle"].attrib.values()), "") if "pStyle" in names else ""
    return "numPr" in names or str(style).startswith("List")

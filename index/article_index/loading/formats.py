"""Which format a file is in: by its name, and where that says nothing by how it starts. The two must not contradict.

Reads none of them: text and Markdown are read here, the others in a process apart (``reader``).
"""

import re
from typing import Final

from article_index.loading.extracted import UnreadableError

TEXT, MARKDOWN, HTML, PDF, DOCX, EPUB = "text", "markdown", "html", "pdf", "docx", "epub"
SUFFIXES: Final = {
    ".txt": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".pdf": PDF, ".docx": DOCX, ".epub": EPUB,
}  # fmt: skip
NAMES: Final = {PDF: "a PDF", DOCX: "a .docx of Word", EPUB: "an EPUB"}
_PDF: Final = b"%PDF-"
_JUNK: Final = 1024  # bytes that may stand before the mark of a PDF
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_HTML: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^<>]*>\s*+)?(?:<!--[^<>]*-->\s*+)?<(?:!doctype html|html)\b", re.IGNORECASE
)


def format_of(suffix: str, data: bytes) -> str:
    """Return the format of ``data`` from a file whose name ends in ``suffix`` ("" for none).

    Raises UnreadableError where the name says one format and the bytes another.
    """
    named, seen = SUFFIXES.get(suffix.lower(), ""), _seen(data)
    if not named:
        return seen or (HTML if _HTML.match(data[:_JUNK]) else TEXT)
    if named == PDF and not seen and _PDF in data[:_JUNK]:
        return PDF
    if named not in NAMES:
        if seen:
            raise UnreadableError(f"is {NAMES[seen]} by what is in it; name it so")
        return named
    if seen != named:
        if data.startswith(_OLE):
            raise UnreadableError("is encrypted or of an old Word; save it as .docx without a password")
        raise UnreadableError(f"is not {NAMES[named]}, whatever its name says")
    return named


def _seen(data: bytes) -> str:
    """Return the format that the first bytes are the mark of, "" for none."""
    if data.startswith(_PDF):
        return PDF
    if not data.startswith(_ZIP):
        return ""
    from io import BytesIO  # noqa: PLC0415 - paid for by those who read archives
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.NameToInfo
    except (BadZipFile, ValueError, NotImplementedError):
        return ""
    return DOCX if "word/document.xml" in names else EPUB if "META-INF/container.xml" in names else ""

"""An EPUB as an article: the chapters in their order, and what the book tells of itself.

Reads the archive with the standard library and the chapters with lxml: the one well-known reader of the format,
ebooklib, is under the AGPL. Runs in the process that reads files.
"""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from article_index.languages import detect
from article_index.loading.blocks import shown, tree
from article_index.loading.charset import declared
from article_index.loading.extracted import Extracted, UnreadableError, bounded, day, language, lines
from article_index.loading.text import decode
from article_index.loading.zipped import member, opened

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER: Final = "META-INF/container.xml"
LOCKS: Final = "META-INF/encryption.xml"
MOST: Final = 30_000_000  # bytes of a chapter
_CHAPTERS: Final = ("application/xhtml+xml", "text/html")


def read_epub(data: bytes) -> Extracted:
    """Return the article of a book; raises UnreadableError, for a chapter that is locked, too."""
    archive = opened(data)
    at = _first(_tree(archive, CONTAINER), "rootfile").get("full-path") or ""
    package = _tree(archive, at)
    text = "\n".join(one for one in bounded(_chapters(archive, at, package)) if one.strip())
    return Extracted(
        text=text,
        title=next(iter(_told(package, "title")), ""),
        author=", ".join(_told(package, "creator")) or None,
        published=day(next(iter(_told(package, "date")), "")),
        lang=detect(text) or language(next(iter(_told(package, "language")), "")),
        tags=_told(package, "subject"),
    )


def _tree(archive: ZipFile, name: str) -> "_Element":
    """Return the XML of a member, its entities left alone."""
    from lxml import etree  # noqa: PLC0415 - an extra

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(member(archive, name, MOST), parser)
    except etree.XMLSyntaxError:
        raise UnreadableError(f"is damaged: {name!r} is no XML") from None


def _first(tree: "_Element", name: str) -> "_Element":
    found = next(tree.iter(f"{{*}}{name}"), None)
    if found is None:
        raise UnreadableError(f"is damaged: it names no {name!r}")
    return found


def _told(package: "_Element", name: str) -> tuple[str, ...]:
    """Return what the book's head says under a name of Dublin Core."""
    return lines(one.text for one in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"))


def _locked(archive: ZipFile) -> set[str]:
    """Return the names of the members that are encrypted; fonts often are."""
    if LOCKS not in archive.namelist():
        return set()
    return {unquote(str(one.get("URI"))) for one in _tree(archive, LOCKS).iter("{*}CipherReference")}


def _chapters(archive: ZipFile, at: str, package: "_Element") -> Iterator[str]:
    """Yield the texts of the chapters in their order; ``package``, the member ``at``, lists them."""
    locked = _locked(archive)
    parts = {item.get("id"): item for item in package.iter("{*}item")}
    for one in package.iter("{*}itemref"):
        item = parts.get(one.get("idref"))
        if item is None or item.get("media-type") not in _CHAPTERS or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(posixpath.dirname(at), unquote(urlsplit(item.get("href") or "").path)))
        if name in locked:
            raise UnreadableError("is locked by its publisher (DRM)")
        yield _chapter(member(archive, name, MOST))


def _chapter(data: bytes) -> str:
    if not data.strip():
        return ""
    page = tree(decode(data, "", declared(data)).replace("\r", "\n"))
    body = page.find("body")
    return shown(page if body is None else body)

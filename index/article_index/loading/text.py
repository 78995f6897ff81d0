"""Articles from plain text: bytes decoded, ids made, the title and the language told from the text.

Changes no character of a text but its line ends, and none at all of a string that it is handed. Opens no file.
"""

import re
import unicodedata
from importlib.resources import files

from article_index.article import Article
from article_index.errors import LoadError
from article_index.languages import detect
from article_index.paragraphs import title_of

DEFAULT = "armenia-azerbaijan"  # the article that comes with the package

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # no text needs these; ESC colours a terminal's logs
_CONTROL_SHARE = 0.01  # more of them, and it is no text


def decode(data: bytes, name: str = "The text", declared: str | None = None) -> str:
    r"""Return the text of ``data``: by its byte order mark, else as UTF-8, as ``declared``, as Windows-1252.

    The mark is dropped and ``\r\n`` becomes ``\n``; nothing else changes. Raises LoadError, which calls
    the text ``name``, for bytes that are no text and for a text without a visible character.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo")
    'one\ntwo'
    """
    text = _decoded(data, name, declared).replace("\r\n", "\n")
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > _CONTROL_SHARE * len(text):
        raise LoadError(f"{name} is not plain text; give a text file in UTF-8.")
    if not text.strip():
        raise LoadError(f"{name} is empty; give a text with at least one sentence.")
    return text


def _decoded(data: bytes, name: str, declared: str | None) -> str:
    """Return ``data`` in the first encoding that it is valid in."""
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in marked or ["utf-8", *([declared] if declared else []), "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LoadError(f"{name} is in no encoding that we read; save it as UTF-8.")


def slug(name: str) -> str:
    """Return ``name`` as an article id, ``[a-z0-9-]+``; "article" where nothing of it is left.

    >>> slug("Café No. 5")
    'cafe-no-5'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "article"


def article_from_text(
    text: str,
    id: str,  # noqa: A002 - the field's name in the contract
    title: str = "",
    *,
    url: str | None = None,
    author: str | None = None,
    published: str | None = None,
    lang: str | None = None,
) -> Article:
    """Return an article of exactly ``text``.

    It is titled by its own first line where no title is given, and in the language that its words tell where none is.
    """
    return Article(id, title or title_of(text), text, url, author, published, lang or detect(text))


def default_article() -> Article:
    """Return the article that comes with the package."""
    data = (files("article_index") / "data" / f"{DEFAULT}.txt").read_bytes()
    return article_from_text(decode(data, DEFAULT), DEFAULT, lang="en")

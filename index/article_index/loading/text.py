"""Articles from files, folders, standard input and strings: bytes decoded, ids and titles given.

Changes no character of a text but its line ends, and none at all of a string that it is handed. Does not
split, and reads plain text only.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from article_index.article import Article
from article_index.errors import LoadError
from article_index.languages import detect
from article_index.paragraphs import title_of
from article_index.store.first_format import read_shelf
from article_index.store.kind import FIRST, is_shelf, version

DEFAULT = "armenia-azerbaijan"  # the article that comes with the package
STDIN = "-"

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # no text needs these; ESC colours a terminal's logs
_CONTROL_SHARE = 0.01  # more of them, and it is no text


def decode(data: bytes, name: str = "The text") -> str:
    r"""Return the text of ``data``: by its byte order mark, else as UTF-8, else as Windows-1252.

    The mark is dropped and every line end becomes ``\n``; nothing else changes. Raises LoadError, which calls
    the text ``name``, for bytes that are no text and for a text without a visible character.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo")
    'one\ntwo'
    """
    text = _LINE_END.sub("\n", _decoded(data, name))
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > _CONTROL_SHARE * len(text):
        raise LoadError(f"{name} is not plain text; give a text file in UTF-8.")
    if not text.strip():
        raise LoadError(f"{name} is empty; give a text with at least one sentence.")
    return text


def _decoded(data: bytes, name: str) -> str:
    """Return ``data`` in the first encoding that it is valid in."""
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in marked or ["utf-8", "cp1252"]:
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


def load_paths(paths: Sequence[str | Path]) -> list[Article]:
    """Return the articles of ``paths``, each a file, a folder, a built shelf or ``-`` for stdin.

    Of a folder these are every ``*.txt`` under it, sorted. Ids come from file names and are made unique with
    ``-2``, ``-3``; a text without a title is titled by its file's name. Raises LoadError for a path that is
    missing, unreadable, empty or no text.
    """
    return list(iterate_paths(paths))


def iterate_paths(paths: Sequence[str | Path]) -> Iterator[Article]:
    """Yield the articles of ``paths`` one by one, as ``load_paths`` returns them; raises as it does."""
    return _unique(article for path in paths for article in _load(path))


def _load(path: str | Path) -> Iterator[Article]:
    """Yield the articles behind one path, their ids not yet unique."""
    if str(path) == STDIN:
        yield article_from_text(decode(sys.stdin.buffer.read(), "The text on standard input"), "stdin")
        return
    path = Path(path)
    if not path.is_dir():
        yield _read(path)
    elif version(path) == FIRST:
        yield from read_shelf(path)
    elif is_shelf(path):
        from article_index.store.opening import open_store  # noqa: PLC0415 - it brings numpy

        yield from open_store(path).articles()
    else:
        found = sorted(p for p in path.rglob("*.txt") if p.is_file())
        if not found:
            raise LoadError(f"There is no .txt file under {path}; name a text file or a folder that has some.")
        for file in found:
            yield _read(file)


def _read(path: Path) -> Article:
    """Return the article of one file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise LoadError(f"There is no file {path}; check the path.") from None
    except OSError as error:
        raise LoadError(f"{path} cannot be read ({error.strerror}).") from None
    article = article_from_text(decode(data, str(path)), slug(path.stem))
    return article if article.title else replace(article, title=path.stem)


def _unique(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles, with a number added to an id that was there before."""
    taken: set[str] = set()
    for article in articles:
        fresh, number = article.id, 1
        while fresh in taken:
            number += 1
            fresh = f"{article.id}-{number}"
        taken.add(fresh)
        yield article if fresh == article.id else replace(article, id=fresh)

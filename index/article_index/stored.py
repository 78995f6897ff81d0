"""A shelf kept on disk: a folder with ``shelf.json`` and a text for each article, checked when it is read.

Keeps articles only: passages and the engine's tables are built again when the shelf is opened. It never
merges into an existing shelf and never touches a folder that it did not write.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from article_index.article import Article
from article_index.errors import LoadError, StoreError

KIND: Final = "article-qa shelf"
VERSION: Final = 1
MANIFEST: Final = "shelf.json"
TEXTS: Final = "articles"
_ID: Final = re.compile(r"[a-z0-9-]+")  # an id is a file's name here, so nothing else may pass
_OPTIONAL: Final = ("url", "author", "published", "lang")
_LISTED: Final = ("tags", "pages")


def is_shelf(folder: Path) -> bool:
    """Return whether ``folder`` holds a shelf written by ``write_shelf``, of this or another version."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("kind") == KIND


def write_shelf(articles: Sequence[Article], out: Path) -> None:
    """Write ``articles`` as the shelf ``out``, whole or not at all; an older shelf there is replaced.

    Raises StoreError where ``out`` is something else than a shelf or an empty folder, holds files that are
    not a shelf's, or cannot be written.
    """
    out = Path(os.path.abspath(out))  # noqa: PTH100 - resolve() would follow a link that the user wants replaced
    _refuse_what_is_not_ours(out)
    aside = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        (aside / TEXTS).mkdir(parents=True)
        for article in articles:
            (aside / TEXTS / f"{article.id}.txt").write_bytes(article.text.encode())
        (aside / MANIFEST).write_text(_manifest(articles), encoding="utf-8")
        _swap(aside, out)
    except OSError as error:
        raise StoreError(f"Cannot write the shelf {str(out)!r}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def read_shelf(folder: Path) -> list[Article]:
    """Return the articles of the shelf ``folder`` in the order they were written.

    Raises LoadError where the shelf is of another version, damaged, or a text is not the one that was stored.
    """
    manifest = _read_manifest(folder)
    try:
        return [_read_article(folder, entry) for entry in manifest["articles"]]
    except (KeyError, TypeError) as error:
        raise LoadError(f"The shelf {str(folder)!r} is damaged ({MANIFEST} does not fit); build it again.") from error


def _manifest(articles: Iterable[Article]) -> str:
    entries = [
        {
            "id": a.id,
            "title": a.title,
            **{name: getattr(a, name) for name in (*_OPTIONAL, *_LISTED)},
            "sha256": a.sha256,
        }
        for a in articles
    ]
    return json.dumps({"kind": KIND, "version": VERSION, "articles": entries}, ensure_ascii=False, indent=1) + "\n"


def _refuse_what_is_not_ours(out: Path) -> None:
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise StoreError(f"{str(out)!r} is not a folder; choose another place for the shelf.")
    names = {path.name for path in out.iterdir()}
    if names and not is_shelf(out):
        raise StoreError(f"The folder {str(out)!r} is not empty and not a shelf; choose another place.")
    if other := sorted(names - {MANIFEST, TEXTS}):
        raise StoreError(
            f"The shelf {str(out)!r} also holds {other[0]!r}, which replacing it would delete; move it away."
        )


def _swap(new: Path, out: Path) -> None:
    """Put ``new`` in the place of ``out``; a reader finds a whole shelf, or none for an instant."""
    if not (out.exists() and any(out.iterdir())):
        new.replace(out)
        return
    old = out.with_name(f".{out.name}.{os.getpid()}.old")
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
    shutil.rmtree(old)


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except OSError as error:
        raise LoadError(f"Cannot read the shelf {str(folder)!r}: {error.strerror or error}.") from error
    except ValueError as error:
        raise LoadError(f"The shelf {str(folder)!r} is damaged ({MANIFEST} is not JSON); build it again.") from error
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        raise LoadError(f"{str(folder)!r} is not a shelf of article-qa.")
    if manifest.get("version") != VERSION:
        raise LoadError(
            f"The shelf {str(folder)!r} is of format {manifest.get('version')!r}, not {VERSION}; build it again."
        )
    return manifest


def _read_article(folder: Path, entry: dict[str, Any]) -> Article:
    name = entry["id"]
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise LoadError(f"The shelf {str(folder)!r} is damaged: {name!r} is no article id; build it again.")
    path = folder / TEXTS / f"{name}.txt"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"The shelf {str(folder)!r} is damaged: {path.name} cannot be read; build it again.") from error
    if sha256(data).hexdigest() != entry["sha256"]:
        raise LoadError(f"The shelf {str(folder)!r} is damaged: {path.name} is not the text stored; build it again.")
    told: dict[str, Any] = {field: entry.get(field) for field in _OPTIONAL}
    told |= {field: tuple(entry.get(field) or ()) for field in _LISTED}
    return Article(name, entry["title"], data.decode(), **told)

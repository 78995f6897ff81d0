"""Shelves of format 1, which are read and no longer written: ``shelf.json`` and a text for each article."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from article_index.article import ARTICLE_ID, Article
from article_index.errors import LoadError
from article_index.store.kind import FIRST, KIND, MANIFEST

TEXTS: Final = "articles"
_OPTIONAL: Final = ("url", "author", "published", "lang")
_LISTED: Final = ("tags", "pages")


def read_shelf(folder: Path) -> list[Article]:
    """Return the articles of the shelf ``folder`` in the order they were written.

    Raises LoadError where the shelf is of another version, damaged, or a text is not the one that was stored.
    """
    manifest = _read_manifest(folder)
    try:
        return [_read_article(folder, entry) for entry in manifest["articles"]]
    except (KeyError, TypeError) as error:
        raise LoadError(f"The shelf {str(folder)!r} is damaged ({MANIFEST} does not fit); index it anew.") from error


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except OSError as error:
        raise LoadError(f"Cannot read the shelf {str(folder)!r}: {error.strerror or error}.") from error
    except ValueError as error:
        raise LoadError(f"The shelf {str(folder)!r} is damaged ({MANIFEST} is not JSON); index it anew.") from error
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        raise LoadError(f"{str(folder)!r} is not a shelf of article-qa.")
    if manifest.get("version") != FIRST:
        raise LoadError(
            f"The shelf {str(folder)!r} is of format {manifest.get('version')!r}, not {FIRST}; index it anew."
        )
    return manifest


def _read_article(folder: Path, entry: dict[str, Any]) -> Article:
    name = entry["id"]
    if not isinstance(name, str) or not ARTICLE_ID.fullmatch(name):  # it is a file's name here
        raise LoadError(f"The shelf {str(folder)!r} is damaged: {name!r} is no article id; index it anew.")
    path = folder / TEXTS / f"{name}.txt"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"The shelf {str(folder)!r} is damaged: {path.name} cannot be read; index it anew.") from error
    if sha256(data).hexdigest() != entry["sha256"]:
        raise LoadError(f"The shelf {str(folder)!r} is damaged: {path.name} is not the text stored; index it anew.")
    told: dict[str, Any] = {field: entry.get(field) for field in _OPTIONAL}
    told |= {field: tuple(entry.get(field) or ()) for field in _LISTED}
    return Article(name, entry["title"], data.decode(), **told)

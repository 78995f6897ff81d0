"""Whether a folder is a shelf, and of which format: a look at its manifest that needs nothing else."""

import json
from pathlib import Path
from typing import Any, Final

KIND: Final = "article-qa shelf"
MANIFEST: Final = "shelf.json"
FIRST: Final = 1  # the format that keeps texts only


def is_shelf(folder: Path) -> bool:
    """Return whether ``folder`` holds a shelf, of this or another version."""
    return _told(folder) is not None


def version(folder: Path) -> object:
    """Return the version of the shelf ``folder``; None where there is none."""
    return (_told(folder) or {}).get("version")


def _told(folder: Path) -> dict[str, Any] | None:
    """Return what the manifest of the shelf ``folder`` tells; None where there is no shelf."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("kind") == KIND else None

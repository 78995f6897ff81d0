"""The manifest of a shelf: which segments and which generation it consists of, and what is known of all together.

Written aside and renamed, it is the one point at which a change happens: what it does not name is no part of the shelf.
"""

import json
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from article_index.bm25.weighing import Statistics
from article_index.errors import LoadError
from article_index.store.files import Files, put
from article_index.store.kind import KIND, MANIFEST

VERSION: Final = 2
SEGMENTS: Final = "segments"
GENERATIONS: Final = "generations"


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of the shelf that never changes: its name and its files."""

    name: str
    files: Files


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a shelf consists of. Numbers and digests are of the articles that were not removed."""

    generation: int
    segments: tuple[Kept, ...]
    state: Kept | None  # which articles are live, in their order; None before the first commit
    articles: int
    passages: int
    text_bytes: int
    languages: tuple[str | None, ...]
    sha256: str  # of the ids and texts
    digest: str  # of the ids and all that is told of the articles, texts included
    statistics: Statistics

    @property
    def folders(self) -> dict[str, Files]:
        """The files of each folder that the shelf consists of, which is named by its path below the shelf."""
        named = {f"{SEGMENTS}/{one.name}": one.files for one in self.segments}
        return named | ({f"{GENERATIONS}/{self.state.name}": self.state.files} if self.state else {})

    @property
    def bytes(self) -> int:
        """The size of all files but the manifest's own."""
        return sum(size for files in self.folders.values() for size, _ in files.values())


NONE: Final = Manifest(
    0, (), None, 0, 0, 0, (), sha256(b"").hexdigest(), sha256(b"").hexdigest(), Statistics(0, 0, 0.0)
)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make ``manifest`` that of the shelf ``folder``."""
    told = {"kind": KIND, "version": VERSION, **asdict(manifest)}
    told["check"] = _check(told)
    put(folder / MANIFEST, (json.dumps(told, indent=1) + "\n").encode())


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the shelf ``folder``; raises LoadError where it is none that we read."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise LoadError(f"There is no shelf at {str(folder)!r}; check the path.") from None
    except OSError as error:
        raise LoadError(f"Cannot read the shelf {str(folder)!r}: {error.strerror or error}.") from error
    except ValueError as error:
        raise damaged(folder, f"{MANIFEST} is not JSON") from error
    if not isinstance(told, dict) or told.get("kind") != KIND:
        raise LoadError(f"{str(folder)!r} is not a shelf of article-qa.")
    found = told.get("version")
    if found != VERSION:
        newer = isinstance(found, int) and found > VERSION
        help_ = "it needs a newer article-qa" if newer else "index its texts again"
        raise LoadError(f"The shelf {str(folder)!r} is of format {found!r}, not {VERSION}; {help_}.")
    if told.pop("check", None) != _check(told):
        raise damaged(folder, f"{MANIFEST} was changed")
    try:
        return _restored({name: told[name] for name in (f.name for f in fields(Manifest))})
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise damaged(folder, f"{MANIFEST} does not fit") from error


def damaged(folder: Path, how: str) -> LoadError:
    """Return the error that says that the shelf ``folder`` is damaged and how."""
    return LoadError(f"The shelf {str(folder)!r} is damaged ({how}); index its texts again.")


def _check(told: dict[str, Any]) -> str:
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _restored(told: dict[str, Any]) -> Manifest:
    def kept(one: dict[str, Any]) -> Kept:
        return Kept(one["name"], {name: (size, digest) for name, (size, digest) in one["files"].items()})

    state = told["state"]
    parts = {
        "segments": tuple(kept(one) for one in told["segments"]),
        "state": None if state is None else kept(state),
        "languages": tuple(told["languages"]),
        "statistics": Statistics(**told["statistics"]),
    }
    return Manifest(**(told | parts))

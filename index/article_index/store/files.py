"""Files of a shelf brought safely to the disk, and told from damaged ones by their size and SHA-256."""

import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

Files = dict[str, tuple[int, str]]  # path below a folder -> size, SHA-256
_PART: Final = 1 << 20


def sealed(folder: Path) -> Files:
    """Bring every file below ``folder`` to the disk; return what tells it from another."""
    found: Files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        else:
            found[path.relative_to(folder).as_posix()] = (path.stat().st_size, _digest(path, sync=True))
    sync_folder(folder)
    return found


def resized(folder: Path, files: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    """Yield the names of those of ``files`` that are gone or of another size; quick."""
    for name, (size, _) in files.items():
        try:
            if (folder / name).stat().st_size != size:
                yield name
        except OSError:
            yield name


def changed(folder: Path, files: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    """Yield the names of those of ``files`` that are gone or hold something else; reads them all."""
    wrong = set(resized(folder, files))
    for name, (_, digest) in files.items():
        if name in wrong or _unreadable(folder / name, digest):
            yield name


def sync_folder(folder: Path) -> None:
    """Bring the names in ``folder`` to the disk, where the system can."""
    if os.name != "nt":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def put(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of the file ``path``, on the disk: a reader finds the old or the new, whole."""
    aside = path.with_name(f"{path.name}.new")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def _digest(path: Path, *, sync: bool = False) -> str:
    told = sha256()
    with path.open("r+b" if sync else "rb") as file:
        if sync:
            os.fsync(file.fileno())
        while part := file.read(_PART):
            told.update(part)
    return told.hexdigest()


def _unreadable(path: Path, digest: str) -> bool:
    try:
        return _digest(path) != digest
    except OSError:
        return True

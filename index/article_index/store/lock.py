"""One writer at a time: a lock of the operating system on a file of the shelf, let go by it when the writer dies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from article_index.errors import StoreError

LOCK: Final = "article-qa.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of the shelf ``folder``; raises StoreError where somebody else does."""
    with (folder / LOCK).open("ab") as file:  # kept afterwards: who deletes a lock's file may lock out nobody
        if not _take(file):
            raise StoreError(
                f"The shelf {str(folder)!r} is being written by another process; try again when it is done."
            )
        yield  # closing the file lets go


def _take(file: IO[bytes]) -> bool:
    """Lock ``file`` unless it is locked; return whether we did."""
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

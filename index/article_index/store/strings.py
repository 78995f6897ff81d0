"""Many strings in a file, found by their number without reading the others."""

import mmap
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt


def mapped_bytes(path: Path) -> bytes | memoryview:
    """Return the content of ``path``, mapped into memory."""
    if not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


class Strings:
    """Strings by number, in UTF-8 in ``NAME.bin`` and where they end in ``NAME.npy``.

    Raises OSError or ValueError for files that are not there or no such files.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._ends: npt.NDArray[np.uint64] = np.load(folder / f"{name}.npy")
        self._blob = mapped_bytes(folder / f"{name}.bin")

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> str:
        start = int(self._ends[number - 1]) if number else 0
        return bytes(self._blob[start : int(self._ends[number])]).decode()


class StringsWriter:
    """Writes strings one by one; closed, they can be opened as ``Strings``."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}.npy"
        self._file = (folder / f"{name}.bin").open("wb")
        self._ends: list[int] = []
        self._at = 0

    def add(self, text: str) -> None:
        """Write ``text`` behind the others."""
        self._at += self._file.write(text.encode())
        self._ends.append(self._at)

    def close(self) -> None:
        """Write where they end."""
        self._file.close()
        np.save(self._path, np.array(self._ends, dtype=np.uint64))


def write_strings(folder: Path, name: str, texts: Iterable[str]) -> None:
    """Write all of ``texts`` at once."""
    writer = StringsWriter(folder, name)
    for text in texts:
        writer.add(text)
    writer.close()

"""Many strings in a file, found by their number without reading the others."""

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from article_index.mapped import mapped_bytes

_TOGETHER: Final = 1024  # ends that are read together


class Strings:
    """Strings by number, in UTF-8 in ``NAME.bin`` and where they end in ``NAME.npy``.

    Raises OSError or ValueError for files that are not there or no such files.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._ends: npt.NDArray[np.uint64] = np.load(folder / f"{name}.npy")
        self._places = self._ends.data  # quicker than numpy for one number at a time
        self._blob = mapped_bytes(folder / f"{name}.bin")

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> str:
        start = self._places[number - 1] if number else 0
        return str(self._blob[start : self._places[number]], "utf-8")

    @property
    def sizes(self) -> npt.NDArray[np.uint64]:
        """How many bytes each string has."""
        return np.diff(self._ends, prepend=np.uint64(0))

    def __iter__(self) -> Iterator[str]:
        for first in range(0, len(self), _TOGETHER):
            ends = self._ends[first : first + _TOGETHER].tolist()
            start = int(self._ends[first - 1]) if first else 0
            for end in ends:
                yield str(self._blob[start:end], "utf-8")
                start = end


class StringsWriter:
    """Writes strings one by one; closed, they can be opened as ``Strings``."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}.npy"
        self._file = (folder / f"{name}.bin").open("wb")
        self._ends = array("Q")
        self._at = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *wrong: object) -> None:
        """Write where they end."""
        self._file.close()
        np.save(self._path, np.array(self._ends, dtype=np.uint64))

    def add(self, text: str) -> None:
        """Write ``text`` behind the others."""
        self._at += self._file.write(text.encode())
        self._ends.append(self._at)


def write_strings(folder: Path, name: str, texts: Iterable[str]) -> None:
    """Write all of ``texts`` at once."""
    with StringsWriter(folder, name) as writer:
        for text in texts:
            writer.add(text)

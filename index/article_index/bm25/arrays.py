"""Where postings lie while they are built and afterwards: in memory, or in the files of a folder that are mapped."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from article_index.bm25.postings import Postings
from article_index.mapped import mapped_array, mapped_bytes

Named = dict[str, npt.NDArray[Any]]
Run = tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint32]]  # keys (term and passage) ascending, how often each is
PASSAGE: Final = np.uint64(32)  # bits of a key that are the passage's; the others are the term's
MASK: Final = np.uint64(0xFFFF_FFFF)
KEPT: Final = ("ends", "buckets", "hashed", "counted", "starts", "wide", "most", "shortest", "lengths")
LAID: Final = ("passages", "counts", "rows")  # the big ones, which are filled run by run


class Arrays(Protocol):
    """What building needs: runs put aside and read again, big arrays to be filled, and the postings in the end."""

    def put_run(self, run: Run) -> None:
        """Put a run aside."""

    def runs(self) -> Iterator[Run]:
        """Yield the runs in the order in which they came."""

    def new(self, name: str, dtype: type[np.generic], size: int) -> npt.NDArray[Any]:
        """Return an array of zeros to be filled."""

    def done(self, blob: bytes, often: dict[int, int], arrays: Named) -> Postings:
        """Return the postings made of it all: of the ``arrays`` by their names; those ``LAID`` came from here."""


class InMemory:
    """Keeps everything in memory."""

    def __init__(self) -> None:
        self._runs: list[Run] = []

    def put_run(self, run: Run) -> None:
        """Keep a run."""
        self._runs.append(run)

    def runs(self) -> Iterator[Run]:
        """Yield the runs."""
        yield from self._runs

    def new(self, name: str, dtype: type[np.generic], size: int) -> npt.NDArray[Any]:  # noqa: ARG002
        """Return a fresh array."""
        return np.zeros(size, dtype=dtype)

    def done(self, blob: bytes, often: dict[int, int], arrays: Named) -> Postings:
        """Return the postings; the runs are let go."""
        self._runs.clear()
        return Postings(blob=blob, often=often, **arrays)


class InFolder:
    """Keeps everything in files of an empty ``folder``; the runs are deleted in the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._count = 0

    def put_run(self, run: Run) -> None:
        """Write a run."""
        np.save(self.folder / f"run{self._count}.keys.npy", run[0])
        np.save(self.folder / f"run{self._count}.counts.npy", run[1])
        self._count += 1

    def runs(self) -> Iterator[Run]:
        """Read the runs one after the other."""
        for number in range(self._count):
            yield np.load(self.folder / f"run{number}.keys.npy"), np.load(self.folder / f"run{number}.counts.npy")

    def new(self, name: str, dtype: type[np.generic], size: int) -> npt.NDArray[Any]:
        """Return an array that is a file, and zeros so far."""
        path = self.folder / f"{name}.npy"
        if not size:
            np.save(path, empty := np.empty(0, dtype=dtype))
            return empty
        return np.lib.format.open_memmap(path, mode="w+", dtype=np.dtype(dtype), shape=(size,))

    def done(self, blob: bytes, often: dict[int, int], arrays: Named) -> Postings:
        """Write what is left, delete the runs, and return the postings mapped."""
        for name, array in arrays.items():
            if name not in LAID:
                np.save(self.folder / f"{name}.npy", array)
            elif isinstance(array, np.memmap):
                array.flush()
        (self.folder / "terms.bin").write_bytes(blob)
        (self.folder / "often.json").write_text(json.dumps({str(k): v for k, v in often.items()}), "utf-8")
        for number in range(self._count):
            (self.folder / f"run{number}.keys.npy").unlink()
            (self.folder / f"run{number}.counts.npy").unlink()
        return open_postings(self.folder)


def open_postings(folder: Path) -> Postings:
    """Return the postings in ``folder``, mapped into memory; raises OSError or ValueError for what is not there."""
    blob = mapped_bytes(folder / "terms.bin")
    often = {int(k): int(v) for k, v in json.loads((folder / "often.json").read_text("utf-8")).items()}
    named = {name: mapped_array(folder / f"{name}.npy") for name in (*LAID, *KEPT)}
    return Postings(blob=blob, often=often, **named)

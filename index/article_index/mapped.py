"""Files mapped into memory, so that processes share them: their bytes, and arrays as ``numpy.save`` writes them."""

import mmap
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


def mapped_bytes(path: Path) -> bytes | memoryview:
    """Return the content of ``path``, mapped; a file without content cannot be."""
    if not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def mapped_array(path: Path) -> npt.NDArray[Any]:
    """Return the array in ``path``, mapped; one without entries can be, since its head is there."""
    return np.asarray(np.load(path, mmap_mode="r"))

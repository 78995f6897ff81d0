"""Stretches of equal numbers in a sorted array."""

from typing import Any

import numpy as np
import numpy.typing as npt


def begins(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Tell of each of ``values`` whether it is another than the one before; the first is.

    >>> begins(np.array([3, 3, 7])).tolist()
    [True, False, True]
    """
    fresh = np.empty(len(values), dtype=bool)
    fresh[:1] = True
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return fresh


def stretches(values: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return where each stretch of equal ``values`` begins, and how long it is."""
    found = np.flatnonzero(begins(values))
    return found, np.diff(np.append(found, len(values)))

"""A sign of life that a forked process gives to the one that forked it, over memory that both see.

Tells how long it has been away; what to do about that is for who asks.
"""

from mmap import mmap
from struct import Struct
from time import monotonic
from typing import Final

_COUNT: Final = Struct("=Q")
_LONGEST: Final = 2.0  # seconds that one look counts at most: who asks may have been stopped itself


class Heart:
    """Made before the fork: the child beats, the parent looks."""

    def __init__(self) -> None:
        self._memory = mmap(-1, _COUNT.size)  # anonymous, shared with what is forked
        self._beats = 0
        self._looked = monotonic()
        self._silent = 0.0

    def beat(self) -> None:
        """Give a sign; for the child."""
        self._beats += 1
        _COUNT.pack_into(self._memory, 0, self._beats)

    def silence(self) -> float:
        """Return the seconds without a sign, as far as they were watched; for the parent, every second or so."""
        (beats,) = _COUNT.unpack_from(self._memory)
        now = monotonic()
        passed, self._looked = now - self._looked, now
        self._silent = 0.0 if beats != self._beats else self._silent + min(passed, _LONGEST)
        self._beats = beats
        return self._silent

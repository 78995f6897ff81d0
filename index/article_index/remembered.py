"""What was made, by key, for when it is wanted again: the least recently used is forgotten first.

Makes nothing itself: two threads that miss the same key both make it, and the later one stays.
"""

from collections import OrderedDict
from collections.abc import Hashable
from math import inf
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """At most ``count`` values, of ``weight`` together, but the newest however heavy; safe to share between threads.

    >>> names = Remembered[int, str](count=2)
    >>> for number, name in enumerate(["one", "two", "three"], 1):
    ...     names.keep(number, name)
    >>> names.get(1), names.get(3)
    (None, 'three')
    """

    def __init__(self, count: float = inf, weight: float = inf) -> None:
        self._count, self._weight = count, weight
        self._held = 0.0
        self._kept: OrderedDict[K, tuple[V, float]] = OrderedDict()  # the most recently used last
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """Return the value that is kept under ``key``, None where there is none."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def keep(self, key: K, value: V, weight: float = 0) -> None:
        """Keep ``value``, which has this ``weight``, under ``key``, and forget what there is no more room for."""
        with self._lock:
            _, before = self._kept.pop(key, (None, 0))
            self._kept[key] = value, weight
            self._held += weight - before
            while len(self._kept) > 1 and (len(self._kept) > self._count or self._held > self._weight):
                _, (_, gone) = self._kept.popitem(last=False)
                self._held -= gone

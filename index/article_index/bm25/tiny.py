"""Searching a few hundred passages at most: lists of numbers in plain Python, for which no array pays."""

from collections.abc import Callable, Collection, Sequence

from article_index.bm25.wanted import ranked

Gains = list[tuple[int, float]]


class Tiny:
    """Searches all segments together; ``gains_of`` tells what one of the ``known`` terms adds to which live passages.

    It is asked once a term.

    >>> Tiny({"war": [(0, 1.5), (2, 2.0)]}.__getitem__, {"war"}, None).search(["war", "peac"], 1)
    [(2, 2.0)]
    """

    def __init__(self, gains_of: Callable[[str], Gains], known: Collection[str], ranks: Sequence[int] | None) -> None:
        self._gains_of = gains_of
        self._gains: dict[str, Gains | None] = dict.fromkeys(known)
        self._ranks = ranks

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""
        parts = []
        for term in terms:
            if term in self._gains:
                gains = self._gains[term]
                if gains is None:
                    gains = self._gains[term] = self._gains_of(term)
                parts.append((len(gains), term, gains))
        parts.sort()  # the rarest first, as everywhere: passages that are as good have the same sum
        scores: dict[int, float] = {}
        get = scores.get
        for _, _, gains in parts:
            for number, gain in gains:
                scores[number] = get(number, 0.0) + gain
        if among is not None:
            scores = {number: scores[number] for number in scores.keys() & set(among)}
        return ranked(scores.items(), limit, self._ranks)

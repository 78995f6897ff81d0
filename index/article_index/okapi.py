"""The engine ``rank_bm25``, to compare with: that library's ``BM25Okapi``, its empty and tiny cases guarded.

Adds to that library the list of passages that hold a term, so that only those are scored, each term's part worked out
once, and a floor for the weight of a term; where a term's idf is positive the score is the library's own.
"""

from collections.abc import Sequence
from typing import Final

from rank_bm25 import BM25Okapi

_FLOOR: Final = 0.05  # idf of a term that BM25Okapi weighs at zero or less: in most passages, or in half of a few


class RankBM25:
    """Scores passages by Okapi BM25 (k1 1.5, b 0.75, as rank_bm25 has them).

    >>> RankBM25([["war", "end"], ["peac", "talk"], ["war", "war"]]).search(["peac"], limit=5)[0][0]
    1
    """

    def __init__(self, corpus: Sequence[Sequence[str]]) -> None:
        self._postings: dict[str, list[int]] = {}  # term -> passage numbers, ascending
        for number, terms in enumerate(corpus):
            for term in dict.fromkeys(terms):
                self._postings.setdefault(term, []).append(number)
        self._gains: dict[str, list[tuple[int, float]]] = {}  # term -> (passage, what the term adds to its score)
        self._bm25: BM25Okapi | None = None
        if self._postings:  # without a single term the library divides by zero
            self._bm25 = BM25Okapi([list(terms) for terms in corpus])
            # A shared term only makes a passage better; zero or less would rank it below others.
            lifted = {term: _FLOOR for term, idf in self._bm25.idf.items() if not idf > 0}
            self._bm25.idf.update(lifted)

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""
        scores: dict[int, float] = {}
        for term in terms:
            for number, gain in self._gains_of(term):
                scores[number] = scores.get(number, 0.0) + gain
        wanted = scores.items() if among is None else ((n, scores[n]) for n in scores.keys() & set(among))
        return sorted(wanted, key=lambda pair: (-pair[1], pair[0]))[: max(0, limit)]

    def _gains_of(self, term: str) -> list[tuple[int, float]]:
        """Return the passages that hold ``term``, and what it adds to the score of each, as rank_bm25 counts it.

        Worked out when the term is first asked for: it is the same for all questions.
        """
        if term not in self._gains and self._bm25 is not None and term in self._postings:
            model, found = self._bm25, []
            for number in self._postings[term]:
                often, length = model.doc_freqs[number][term], model.doc_len[number]
                damped = often + model.k1 * (1 - model.b + model.b * length / model.avgdl)
                found.append((number, model.idf[term] * (often * (model.k1 + 1) / damped)))
            self._gains[term] = found
        return self._gains.get(term, [])

"""The engine ``milvus``: a shelf's passages kept in step with a collection of a Milvus server, and searched there.

The shelf stays the truth: what the collection lacks is added and what it has beside that is removed when the engine is
built, so that adding an article sends that article alone, and an indexing that was cut short goes on where it was.
Texts stay here. Scores are Milvus's own BM25 with rank_bm25's k1 and b: higher is better, and comparable with those.
"""

from collections.abc import Sequence
from typing import Final

from article_index.engine import Builder
from article_index.milvus.collection import MOST, Collection
from article_index.milvus.spelling import keys, line

COLLECTION: Final = "article_qa"
NAMED: Final = 10_000  # passages that a search is confined to by their keys; of more, the others are left out by us
SPARE: Final = 50  # hits beside those that are wanted, so that ties are broken by us


def on_server(uri: str, name: str = COLLECTION, token: str = "") -> Builder:
    """Return what builds the engine on the Milvus server at ``uri``, in the collection ``name``."""
    collection = Collection(uri, name, token)
    return lambda corpus: Milvus(corpus, collection)


class Milvus:
    """BM25 over ``corpus`` (a term list for each passage), indexed in ``collection``; safe to share between threads.

    Raises EngineAwayError where the server does not answer, when it is built and when it is searched: either may be
    tried again.
    """

    def __init__(self, corpus: Sequence[Sequence[str]], collection: Collection) -> None:
        self._collection = collection
        self._keys = keys(corpus)
        self._number = {key: number for number, key in enumerate(self._keys)}
        there = collection.keys()
        lacking = (number for number, key in enumerate(self._keys) if key not in there)
        collection.add((self._keys[number], line(corpus[number])) for number in lacking)
        collection.remove(sorted(there - self._number.keys()))

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""
        inside = None if among is None else {number for number in among if 0 <= number < len(self._keys)}
        if limit <= 0 or not terms or not self._keys or (inside is not None and not inside):
            return []
        named = None
        wanted = limit + SPARE
        if inside is not None and len(inside) <= NAMED:
            named = sorted(self._keys[number] for number in inside)
        elif inside is not None:
            wanted = MOST
        found = [
            (self._number[key], score)
            for key, score in self._collection.search(line(terms), wanted, named)
            if key in self._number  # another process may be adding what this one does not know yet
        ]
        kept = [pair for pair in found if inside is None or pair[0] in inside]
        return sorted(kept, key=lambda pair: (-pair[1], pair[0]))[:limit]

"""What a BM25 engine is to the shelf: built from term lists, asked with one, answers in passage numbers.

Knows nothing of texts, articles or sentences. An engine is found by name, so that another one is one short
module.
"""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from article_index.errors import UnknownEngineError


class Engine(Protocol):
    """Scores passages for a bag of terms.

    A passage that shares no term with the question is never returned, whatever its score; ties break by the
    lower passage number; an empty corpus, an empty passage and an empty question give an empty list.
    """

    def search(self, terms: Sequence[str], limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Return at most ``limit`` pairs (passage number, score), best first; only of ``among`` if given."""


Builder = Callable[[Sequence[Sequence[str]]], Engine]


def _bm25(corpus: Sequence[Sequence[str]]) -> Engine:
    from article_index.bm25.building import build  # noqa: PLC0415 - numpy is only paid for by those who search
    from article_index.bm25.compiled import Compiled  # noqa: PLC0415

    return Compiled([build(corpus)])


def _rank_bm25(corpus: Sequence[Sequence[str]]) -> Engine:
    from article_index.okapi import RankBM25  # noqa: PLC0415

    return RankBM25(corpus)


ENGINES: dict[str, Builder] = {"bm25": _bm25, "rank_bm25": _rank_bm25}
DEFAULT: Final = "bm25"


def builder(name: str) -> Builder:
    """Return what builds the engine ``name``; raises UnknownEngineError for one that is not in ``ENGINES``."""
    if name not in ENGINES:
        raise UnknownEngineError(f"There is no engine {name!r}; choose one of: {', '.join(sorted(ENGINES))}.")
    return ENGINES[name]


def build_engine(name: str, corpus: Sequence[Sequence[str]]) -> Engine:
    """Return the engine ``name`` over ``corpus`` (a term list for each passage); raises UnknownEngineError."""
    return builder(name)(corpus)

"""Which words mean nearly the same in general English: forms of one word, demonyms, words of like meaning.

Reads ``data/relations-en.txt``, made of hand-made lists by ``article_qa.training.relations``; never an article's facts.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from article_qa.knowledge.lexicon import data_lines

NONE: Mapping[str, float] = MappingProxyType({})


def related(stem: str) -> Mapping[str, float]:
    """Return stem -> strength (0 to 1) of the words that the word of ``stem`` may stand for."""
    return _row(stem) if stem in _lines() else NONE


@cache
def _lines() -> dict[str, str]:
    """Return stem -> its line's cells, parsed only for the stems that are asked for."""
    parts = (line.partition("\t") for line in data_lines("relations-en.txt"))
    return {stem: cells for stem, _, cells in parts}


@lru_cache(10_000)
def _row(stem: str) -> Mapping[str, float]:
    row: dict[str, float] = {}
    for cell in _lines()[stem].split("\t"):
        strength, *stems = cell.split(" ")
        row.update(dict.fromkeys(stems, int(strength) / 100))
    return MappingProxyType(row)

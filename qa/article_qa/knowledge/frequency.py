"""How common a word is in general English, from a table of word frequencies made by ``make_frequency``."""

from functools import cache
from typing import Final

from article_qa.knowledge.lexicon import data_lines

COMMONEST: Final = 7.0  # Zipf frequency (log10 of uses per billion words) at and above which a word tells nothing
RAREST: Final = 1.5  # and the one of a word that the table does not have


@cache
def _table() -> dict[str, float]:
    """Return word -> Zipf frequency."""
    table, zipf = {}, 0.0
    for line in data_lines("frequency-en.txt"):
        if line.startswith("zipf "):
            zipf = float(line[5:])
        else:
            table.update(dict.fromkeys(line.split(), zipf))
    return table


def frequent_words() -> tuple[str, ...]:
    """Return all words of the table, the most common first."""
    return tuple(_table())


def zipf(word: str) -> float | None:
    """Return the Zipf frequency of ``word`` (folded), about 1.5 to 7.8, or None where it is not in the table."""
    return _table().get(word)


def rarity(word: str) -> float:
    """Return how much ``word`` tells by being rare in general English: 0 (very common) to 1 (not in the table)."""
    found = _table().get(word, RAREST)
    return min(1.0, max(0.0, (COMMONEST - found) / (COMMONEST - RAREST)))

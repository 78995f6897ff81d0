"""Which words of a text a misspelt or otherwise spelt word may stand for.

The optimal string alignment distance (Damerau 1964, Levenshtein 1966): insertions, deletions, substitutions and swaps
of neighbours, each once. Does not know which words are right: the caller asks only for words that neither the text nor
general English has.
"""

from collections.abc import Sequence
from typing import Final

SHORTEST: Final = 4  # letters at least of a word that is compared: shorter ones are too near to each other
LETTERS_AN_EDIT: Final = 4  # an edit is allowed for every so many letters
BEST: Final = 0.9
STEP: Final = 0.05  # by how much each further edit weakens the match


def close_words(word: str, words: Sequence[str]) -> list[tuple[int, float]]:
    """Return (index, strength) of those ``words`` within the edits that the length of ``word`` allows."""
    if len(word) < SHORTEST:
        return []
    most = min(3, len(word) // LETTERS_AN_EDIT)
    letters = set(word)
    found = []
    for index, other in enumerate(words):
        if (
            abs(len(other) - len(word)) > most
            or len(other) < SHORTEST
            or len(letters.symmetric_difference(other)) > 2 * most
        ):
            continue
        edits = distance(word, other, most)
        if edits <= most:
            found.append((index, BEST - STEP * (edits - 1)))
    least = max((strength for _, strength in found), default=0.0)
    return [(index, strength) for index, strength in found if strength == least]


def distance(a: str, b: str, most: int) -> int:
    """Return the number of edits between ``a`` and ``b``; ``most + 1`` stands for any number above ``most``.

    >>> distance("azerbijan", "azerbaijan", 2), distance("form", "from", 2)
    (1, 1)
    """
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)

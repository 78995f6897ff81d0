"""What a question was understood as, in pieces that stood in it as typed and pieces that did not.

The same as ``static/changed.js``, which does it where there is script. Marks nothing up.
"""

import re


def pieces(asked: str, understood: str) -> list[tuple[str, bool]]:
    """Return ``understood`` in pieces, each with whether it is new; nothing is new where no word stayed.

    >>> pieces("and when did it end?", "When did the war end?")
    [('When did ', False), ('the war', True), (' end?', False)]
    """
    words = [part for part in re.split(r"(\s+)", understood) if part]
    kept = _common([_bare(word) for word in asked.split()], [_bare(word) for word in words])
    fresh = [bool(kept) and i not in kept and _bare(word) != "" for i, word in enumerate(words)]
    told: list[tuple[str, bool]] = []
    for i, word in enumerate(words):
        new = fresh[i] or (word.isspace() and 0 < i < len(words) - 1 and fresh[i - 1] and fresh[i + 1])
        if told and told[-1][1] == new:
            told[-1] = (told[-1][0] + word, new)
        else:
            told.append((word, new))
    return told


def _bare(word: str) -> str:
    """Return ``word`` without what is no letter or digit at its ends, in small letters."""
    inside = [i for i, character in enumerate(word) if character.isalnum()]
    return word[inside[0] : inside[-1] + 1].lower() if inside else ""


def _common(then: list[str], now: list[str]) -> set[int]:
    """Return the positions in ``now`` of a longest run of words, gaps allowed, that ``then`` has in the same order."""
    best = [[0] * (len(now) + 1) for _ in range(len(then) + 1)]
    for i in reversed(range(len(then))):
        for j in reversed(range(len(now))):
            same = then[i] != "" and then[i] == now[j]
            best[i][j] = best[i + 1][j + 1] + 1 if same else max(best[i + 1][j], best[i][j + 1])
    kept: set[int] = set()
    i = j = 0
    while i < len(then) and j < len(now):
        if then[i] != "" and then[i] == now[j]:
            kept.add(j)
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return kept

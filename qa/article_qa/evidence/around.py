"""The mentions of an article that are of an asked kind, and how near the content words around stand to each.

Only places: which words met the question, and which mentions say more than it, is settled by the evidence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

import numpy as np

from article_index.deadline import checked
from article_qa.arrays import Floats, Ints, Places
from article_qa.text.reading import Reading

NEAR: Final = 6.0  # tokens at which nearness has fallen to a half


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """The mentions of some kinds in the order of the text, and the content words of the sentence outside each.

    Of the mentions: the number in ``Reading.spans``, the place of its kind among the kinds, the keys by which it says
    something, and the positions of its sentence's beginning, its own beginning and end, and its sentence's end. Of the
    words, which lie end to end for all mentions: the vocabulary number, and the nearness, 1 beside the mention, to it.
    """

    mention: Ints
    sentence: Ints
    rank: Ints
    telling: tuple[frozenset[str], ...]
    bounds: Places  # (mentions x 4)
    first: Places  # mention -> the first of its words: no word (number 0), so that none is without
    words: Places
    near: Floats


def arounds(reading: Reading) -> Callable[[tuple[str, ...]], Around]:
    """Return what finds the mentions of some kinds in ``reading``, once each: few kinds can be asked for."""
    return cache(partial(around, reading))


def around(reading: Reading, kinds: Sequence[str]) -> Around:
    """Return the mentions of ``kinds`` in ``reading`` with the words around them."""
    spans, content = reading.spans, reading.vocabulary.content.tolist()
    rank_of = {kind: rank for rank, kind in enumerate(kinds)}
    found = [number for number, m in enumerate(spans.mentions) if m.kind in rank_of]
    bounds, word_of = reading.first.tolist(), reading.word_of.tolist()
    words: list[int] = []
    distances: list[int] = []
    first, places = [], []
    for number in checked(found):
        sentence, low, high = int(spans.sentence[number]), int(spans.low[number]), int(spans.high[number])
        places.append((bounds[sentence], low, high, bounds[sentence + 1]))
        first.append(len(words))
        words.append(0)
        distances.append(1)
        for at in range(bounds[sentence], bounds[sentence + 1]):
            if content[word_of[at]] and not low <= at < high:
                words.append(word_of[at])
                distances.append(low - at if at < low else at - high + 1)
    return Around(
        np.array(found, dtype=np.int32),
        spans.sentence[found],
        np.array([rank_of[spans.mentions[number].kind] for number in found], dtype=np.int32),
        tuple(spans.telling[number] for number in found),
        np.array(places, dtype=np.intp).reshape(-1, 4),
        np.array(first, dtype=np.intp),
        np.array(words, dtype=np.intp),
        NEAR / (NEAR + np.array(distances, dtype=np.float32)),
    )

"""The lists of an article: a line that leads in, and the items under it, each in a paragraph of its own.

Goes by the shape of paragraphs alone, so that it holds in any language; sub-lists are part of the list above them.
"""

from typing import Final

import numpy as np

from article_qa.text.reading import Reading

LONGEST: Final = 40  # words of an item that has no bullet or number
FEWEST: Final = 2  # items of a list


def itemised(reading: Reading) -> list[list[int]]:
    r"""Return the lists of ``reading`` in order: each the sentence that leads in, then those that open its items.

    >>> from article_index.loading.text import article_from_text
    >>> from article_index.split import split
    >>> from article_qa.text.reading import read_article
    >>> text = "Rules\n\nBring the following:\n\n- a lamp\n\n- a rope\n\nThe gate shuts at ten. It stays shut."
    >>> itemised(read_article(split(article_from_text(text, "rules"))))
    [[1, 2, 3]]
    """
    traits, sentences = reading.traits, reading.split.sentences
    opens = np.flatnonzero(traits["opens"]).tolist()
    sizes = np.diff([*opens, len(sentences)])
    found: list[list[int]] = []
    run: list[int] = []
    for number, size in zip(opens, sizes, strict=True):
        last = number + int(size) - 1
        words = int(reading.first[last + 1] - reading.first[number]) - int(size)
        bulleted = bool(traits["item"][number])
        if run and not traits["heading"][number] and (bulleted or (size == 1 and words <= LONGEST)):
            run.append(number)
            continue
        found.append(run)
        run = [last] if traits["colon"][last] else []
    found.append(run)
    return [whole for whole in (_trimmed(reading, r) for r in found) if len(whole) > FEWEST]


def _trimmed(reading: Reading, run: list[int]) -> list[int]:
    """Return ``run`` without what follows its bulleted items, where it has any."""
    bulleted = [i for i in run[1:] if reading.traits["item"][i]]
    return [n for n in run if n <= bulleted[-1]] if bulleted else run

"""The sentences that an article counts off: 'There are two kinds.', and behind it 'The first …', 'The second …'.

Knows the ordinals of English; lists whose items are paragraphs of their own are found in ``itemised``.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Final

from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Reading

FAR: Final = 6  # sentences from one item to the next, at most
FEWEST: Final = 2  # items of a list
HIGHEST: Final = 12  # number that is read in words


def enumerated(reading: Reading) -> list[list[int]]:
    r"""Return the lists of ``reading`` in order: each the sentence that counts, then those that open with the ordinals.

    >>> from article_index.loading.text import article_from_text
    >>> from article_index.split import split
    >>> from article_qa.text.reading import read_article
    >>> text = "Ice\n\nIce moves in two ways. The first is creep. It is slow. The second is sliding. Both wear rock."
    >>> enumerated(read_article(split(article_from_text(text, "ice"))))
    [[1, 2, 4]]
    """
    if reading.lang != "en":
        return []
    sentences = reading.split.sentences
    opened = [0 if s.heading else _ordinal(s.span.of(reading.text)) for s in sentences]
    found = []
    for lead, (before, here) in enumerate(pairwise(opened)):
        if before or here != 1 or sentences[lead].heading:
            continue
        items = [lead + 1]
        while following := next(
            (i for i in range(items[-1] + 1, min(len(opened), items[-1] + 1 + FAR)) if opened[i] == len(items) + 1), 0
        ):
            items.append(following)
        if len(items) >= FEWEST and len(items) == _counted(sentences[lead].span.of(reading.text)):
            found.append([lead, *items])
    return found


@cache
def _opening() -> re.Pattern[str]:
    ordinals = data_table("time-and-number-en.toml")["ordinals"][:HIGHEST]
    return re.compile(rf"(?:and |then |the |my |our ){{0,2}}(?P<nth>{'|'.join(ordinals)})(?:ly)?\b", re.IGNORECASE)


def _ordinal(sentence: str) -> int:
    """Return the number whose ordinal opens ``sentence``, 0 without one."""
    found = _opening().match(sentence)
    return data_table("time-and-number-en.toml")["ordinals"].index(found["nth"].lower()) + 1 if found else 0


def _counted(sentence: str) -> int:
    """Return the last number word of ``sentence``, up to twelve; 0 without any."""
    named = data_table("time-and-number-en.toml")["numbers"][:HIGHEST]
    said = [word for word in re.findall(r"\w+", sentence.lower()) if word in named]
    return named.index(said[-1]) + 1 if said else 0

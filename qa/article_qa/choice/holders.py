"""Who holds which office by an article's words: 'President Pashinian' here, 'prime minister Nikol Pashinian' there.

Knows only offices of which nobody holds two at a time; those of another time or of something smaller ('former', 'vice',
'council president') are left out. Does not know who somebody is.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Reading

NEAR: Final = 40  # characters before an office that may make it another one
NAME: Final = r"((?:[A-Z][\w’'-]*\.? ){0,3}[A-Z][\w’'-]+)"


class Holder(NamedTuple):
    """Sentence number ``sentence`` calls somebody, of the family name ``name``, by ``office``."""

    name: str
    office: str
    sentence: int


def holders(reading: Reading) -> list[Holder]:
    """Return what offices the sentences give to whom, in the order of the text."""
    found = []
    for number, sentence in enumerate(reading.split.sentences):
        for match in _pattern().finditer(reading.text, sentence.start, sentence.end):
            before = reading.text[max(sentence.start, match.start() - NEAR) : match.start()].casefold()
            if not set(re.findall(r"\w+", before)[-2:]) & _not_now():
                found.append(Holder(match.group(2).split()[-1], match.group(1).casefold(), number))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(data_table("conflict-en.toml")["offices"])
    return re.compile(rf"(?<![\w-])((?i:{words})) {NAME}")


@cache
def _not_now() -> frozenset[str]:
    return frozenset(data_table("conflict-en.toml")["not_now"])

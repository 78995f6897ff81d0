"""The titles and roles among the capitalised words of a name: before it, or inside, where they part two names.

Takes folded words; which words stand together as one name is found elsewhere.
"""

from collections.abc import Sequence
from typing import Final

from article_qa.knowledge.gazetteer import (
    is_first_name,
    is_honorific,
    is_organisation_word,
    is_place,
    is_place_word,
    is_role,
)
from article_qa.knowledge.lexicon import data_table

LINKS: Final = frozenset(data_table("cues-en.toml")["name_links"])
PORTFOLIOS: Final = frozenset(data_table("cues-en.toml")["portfolios"])


def titles(words: Sequence[str]) -> int:
    """Return how many words before the name are titles: 2 of 'Prof. Dr. Lena Vogt', 0 of 'St. Louis'."""
    if is_place(" ".join(words)) or is_organisation_word(words[-1]):
        return 0
    count = 0
    while count < len(words) and (_role(words[count]) or is_honorific(words[count])):
        count += 1
    return 0 if any(is_organisation_word(word) for word in words[count:]) else count


def inner_role(words: Sequence[str]) -> int:
    """Return where a role parts the words: 2 in 'Costa Rican President Maria Keller', 0 where none does."""
    if is_role(words[0]) or is_honorific(words[0]):
        return 0
    last = max((i for i in range(1, len(words) - 1) if _role(words[i])), default=0)
    if not last or (words[last + 1] in LINKS and not office(words[last:])):
        return 0
    if any(is_organisation_word(word) or is_place_word(word) for word in words[last + 1 :]):
        return 0
    while last > 1 and _role(words[last - 1]):
        last -= 1
    return last


def office(words: Sequence[str]) -> int:
    """Return how many words an office takes with what it is of: 3 in 'Secretary of State Ann Reed', else 0.

    What it is of ends behind a word that only offices have there ('State', 'Staff'), or before a given name.
    """
    at = next((i for i, word in enumerate(words) if not _role(word)), len(words))
    of = at
    while of < len(words) and words[of] in LINKS:
        of += 1
    if not 0 < at < of < len(words):
        return 0
    end = of
    while end < len(words) and words[end] in PORTFOLIOS:
        end += 1
    if end > of:
        return end
    return next((i for i in range(of + 1, len(words) - 1) if _given(words, i)), 0)


def _given(words: Sequence[str], at: int) -> bool:
    """Tell whether a person's name begins with word ``at`` of several: a given name, with no link on either side."""
    beside = words[at - 1], words[at + 1]
    return (
        is_first_name(words[at]) and not is_place(words[at]) and not any(w in LINKS or is_honorific(w) for w in beside)
    )


def _role(word: str) -> bool:
    """Tell whether ``word`` is a role, of one person or of several."""
    return is_role(word) or is_role(word.removesuffix("s"))

"""The titles and roles among the capitalised words of a name: before it, or inside, where they part two names.

Takes folded words; which words stand together as one name is found elsewhere.
"""

from collections.abc import Sequence
from typing import Final

from article_qa.knowledge.gazetteer import is_honorific, is_organisation_word, is_place, is_place_word, is_role
from article_qa.knowledge.lexicon import data_table

LINKS: Final = frozenset(data_table("cues-en.toml")["name_links"])


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
    if not last or words[last + 1] in LINKS:
        return 0
    if any(is_organisation_word(word) or is_place_word(word) for word in words[last + 1 :]):
        return 0
    while last > 1 and _role(words[last - 1]):
        last -= 1
    return last


def _role(word: str) -> bool:
    """Tell whether ``word`` is a role, of one person or of several."""
    return is_role(word) or is_role(word.removesuffix("s"))

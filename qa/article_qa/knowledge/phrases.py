"""Verbs of several words, which mean what none of their words does: 'took part' is 'participated'.

Reads ``data/phrases-en.txt``; knows the order of words and no grammar. What an article has is settled elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from article_index.words import analyzer
from article_qa.knowledge.lexicon import data_lines

BETWEEN: Final = 2  # words that may stand between the verb and what belongs to it: 'speeds the request up'


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with what stands ``behind`` it; ``forms`` are the verb's, ``meanings`` the words for both, with stems."""

    forms: frozenset[str]
    behind: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]

    def at(self, words: Sequence[str], place: int) -> bool:
        """Tell whether the phrase begins at ``place`` of the folded ``words``."""
        starts = range(place + 1, place + 2 + BETWEEN)
        return words[place] in self.forms and any(tuple(words[i : i + len(self.behind)]) == self.behind for i in starts)


@cache
def _by_form() -> dict[str, tuple[Phrase, ...]]:
    """Return each form of a verb -> the phrases that it may begin, in the order of the file."""
    found: dict[str, tuple[Phrase, ...]] = {}
    for line in data_lines("phrases-en.txt"):
        forms, *phrases = (part.strip().split(":") for part in line.split("|"))
        verb = frozenset(forms[0].split())
        read = tuple(
            Phrase(verb, tuple(behind.split()), tuple((word, analyzer("en").terms(word)[0]) for word in words.split()))
            for behind, words in phrases
        )
        found.update({form: found.get(form, ()) + read for form in verb})
    return found


def phrases(words: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
    """Yield the place of each verb among the folded ``words`` that begins a phrase, with the first that it begins.

    >>> [(at, phrase.meanings[0][0]) for at, phrase in phrases("who took part in the talks".split())]
    [(1, 'participate')]
    """
    for place, word in enumerate(words):
        phrase = next((p for p in _by_form().get(word, ()) if p.at(words, place)), None)
        if phrase is not None:
            yield place, phrase

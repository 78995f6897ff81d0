"""A question taken apart, and where it begins behind 'and' and the like. Takes nothing apart itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from article_qa.conversing.grammar import Phrase, Word, pattern, words
from article_qa.text.mentions import Mention


@dataclass(frozen=True, slots=True)
class Clause:
    """A question taken apart: its text, words, phrases and names."""

    text: str
    words: Sequence[Word]
    phrases: Sequence[Phrase]
    named: Sequence[Mention]

    @property
    def names(self) -> list[str]:
        """The names of people, places, organisations and others, in order."""
        return [self.text[m.start : m.end] for m in self.named if m.kind not in {"role", "date", "demonym"}]

    @property
    def verb(self) -> int:
        """The number of the auxiliary that opens the clause, -1 without one."""
        return next((n for n, w in enumerate(self.words) if w.low in words("inverting")), -1)


def opening(text: str) -> int:
    """Return where ``text`` begins behind 'and', 'but so' and the like."""
    at = 0
    while found := pattern("lead_in").match(text, at):
        at = found.end()
    return at

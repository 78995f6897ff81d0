"""A question taken apart: its words, phrases and names, and where its clause begins. Completes nothing."""

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
    def body(self) -> str:
        """The text without the mark that ends it."""
        return self.text.rstrip("?!. ")

    @property
    def names(self) -> list[str]:
        """The names of people, places, organisations and others, in order."""
        return [self.text[m.start : m.end] for m in self.named if m.kind not in {"role", "date", "demonym"}]

    @property
    def verb(self) -> int:
        """The number of the auxiliary that opens the clause, -1 without one."""
        return next((n for n, w in enumerate(self.words) if w.low in words("inverting")), -1)

    @property
    def subject(self) -> Phrase | None:
        """The phrase right behind that auxiliary, None without one."""
        return next((p for p in self.phrases if p.first == self.verb + 1), None) if self.verb >= 0 else None


def opening(text: str) -> int:
    """Return where ``text`` begins behind 'and', 'but so' and the like."""
    at = 0
    while found := pattern("lead_in").match(text, at):
        at = found.end()
    return at

"""The words of a sentence with the typed spans that they belong to, and the phrases that they make.

Knows where words stand, not what they do there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from article_qa.text.mentions import Mention
from article_qa.text.reading import Reading

WORD: Final = re.compile(
    r"(?:[^\W\d_]\.){2,6}|[$€£]?\d[\d,.]*\d(?:st|nd|rd|th|%|[a-z]{1,3})?|[$€£]?\d(?:st|nd|rd|th|%)?"
    r"|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr)\.|[^\W_]\.(?= [A-Z])|[^\W_]+(?:['’&-][^\W_]+)*|[^\w\s]"
)
NAMES: Final = frozenset({"person", "place", "organisation", "name", "role", "demonym"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a sentence, and the span that it belongs to, if any."""

    text: str
    start: int
    end: int
    mention: Mention | None

    @property
    def low(self) -> str:
        """The word folded."""
        return self.text.casefold()

    @property
    def named(self) -> bool:
        """Whether the word is part of a name."""
        return self.kind in NAMES and self.text[0].isupper()

    @property
    def kind(self) -> str:
        """The kind of its span, or ''."""
        return self.mention.kind if self.mention else ""

    @property
    def mark(self) -> bool:
        """Whether it is a mark and no word."""
        return not self.text[0].isalnum() and self.text[0] not in "$€£"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase behind a verb: its preposition ('' for an object) and its words without it."""

    preposition: str
    words: tuple[Word, ...]

    @property
    def dated(self) -> bool:
        """Whether a date stands in it."""
        return any(w.kind == "date" for w in self.words)

    def of(self, text: str) -> str:
        """Return the phrase as the article writes it."""
        said = spoken(self.words, text)
        return f"{self.preposition} {said}" if self.preposition else said


def words_of(reading: Reading, sentence: int) -> tuple[Word, ...]:
    """Return the words and marks of ``sentence``, but for what stands in brackets."""
    span = reading.split.sentences[sentence].span
    row = reading.mentions[sentence]
    found, depth = [], 0
    for match in WORD.finditer(reading.text, span.start, span.end):
        if match.group() in "([":
            depth += 1
        elif match.group() in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            over = [m for m in row if m.start < match.end() and match.start() < m.end]
            widest = max(over, key=lambda m: (m.kind == "date", m.end - m.start), default=None)
            found.append(Word(match.group(), match.start(), match.end(), widest))
    return tuple(found)


def spoken(words: Sequence[Word], text: str) -> str:
    """Return ``words`` as they stand in the text, white space made single."""
    said = ""
    for number, word in enumerate(words):
        gap = text[words[number - 1].end : word.start] if number else ""
        said += (" " if gap else "") + word.text
    return said


def span_of(words: Sequence[Word]) -> tuple[int, int]:
    """Return the code points from the first of ``words`` to the last."""
    return words[0].start, words[-1].end

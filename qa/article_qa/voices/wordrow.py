"""The words, marks and quotations of a sentence in a row; each quotation counts as one word.

Cuts, and knows the word lists of ``data/speech-en.toml``. Knows no names and no phrases.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from article_index.article import Span
from article_qa.knowledge.lexicon import data_table
from article_qa.voices.quotemarks import meeting

WORD: Final = re.compile(r"[^\W_]+(?:[’'&/.-]+[^\W_]+)*|[^\w\s]|_")
CAPITAL: Final = re.compile(r"(?!I(?:[’']\w+)?\Z)(?:[^\W\d_]{1,4}[-’'])?(?=[^\W\d_])[^a-zß-ÿ\W\d_]")
CONTRACTED: Final = re.compile(r"[’'](?:m|re|ve|ll|d)\Z|n[’']t\Z", re.IGNORECASE)
POSSESSIVE: Final = re.compile(r"(?:[’'][sS]|(?<=s)[’'])\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a punctuation mark or a whole quotation (``quote``) of a sentence, in code points of the article."""

    text: str
    start: int
    end: int
    quote: bool = False

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.casefold()

    @property
    def bare(self) -> str:
        """The word in lower case without a possessive ending."""
        return POSSESSIVE.sub("", self.low)

    @property
    def capital(self) -> bool:
        """Whether the word is written as a name is: 'Amr', 'al-Amr', but not 'I' or 'I’m'."""
        return bool(CAPITAL.match(self.text)) and not self.quote

    @property
    def mark(self) -> bool:
        """Whether this is punctuation or a quotation."""
        return self.quote or not self.text[0].isalnum()

    @property
    def owner(self) -> bool:
        """Whether the word is a possessive: 'the council's', 'the traders’'."""
        return POSSESSIVE.search(self.text) is not None

    @property
    def contracted(self) -> bool:
        """Whether a verb or 'not' is part of the word: 'I’m', 'they’ve', 'don’t'."""
        return CONTRACTED.search(self.text) is not None


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of the list ``name`` in ``data/speech-en.toml``."""
    return frozenset(data_table("speech-en.toml")[name])


def words_of(text: str, span: Span, quotes: Sequence[Span]) -> list[Word]:
    """Return ``text[span]`` as words; each of ``quotes`` that it meets is one of them."""
    words: list[Word] = []
    at = span.start
    for quote in [*meeting(quotes, span.start, span.end), Span(span.end, span.end)]:
        start, end = max(quote.start, span.start), min(quote.end, span.end)
        words.extend(Word(m.group(), *m.span()) for m in WORD.finditer(text, at, start))
        if start < end:
            words.append(Word(text[start:end], start, end, quote=True))
        at = max(at, end)
    return words

"""What a question says by itself: its words, what kind of span it asks for, the quotations inside it.

Knows no article. Whether a word is a name, and how much it counts, depends on the article and is settled there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from article_index.article import Token
from article_index.stemmers import language_of
from article_index.words import analyzer
from article_qa.asking.interrogatives import asked
from article_qa.knowledge.gazetteer import is_reporting_verb
from article_qa.knowledge.lexicon import data_lines, data_table

ASKED: Final = frozenset(
    {"person", "organisation", "place", "date", "duration", "number", "money", "percent", "quantity"}
)
FIRST_WORDS: Final = 6  # of the asking part, among which the noun stands that names the kind of answer
QUOTED: Final = re.compile(r"[“\"«]([^”\"»]{3,}?)[”\"»]|(?<![^\W_])[‘']([^’']{6,}?)[’'](?![^\W_])")


@cache
def _openers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (what is asked, pattern of the opening words) in the order in which they are tried."""
    entries = data_table("openers-en.toml")["opener"]
    return tuple((entry["asks"], re.compile("|".join(entry["patterns"]), re.IGNORECASE)) for entry in entries)


@cache
def _lead_ins() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what a question may open with before it asks; each is cut off once, in order."""
    return tuple(re.compile(source, re.IGNORECASE) for source in data_table("openers-en.toml")["lead_ins"])


@cache
def _answer_nouns() -> dict[str, str]:
    """Return noun -> what a question asks for that names the noun ('which company' -> organisation)."""
    nouns = {}
    for line in data_lines("answer_nouns.txt"):
        noun, kinds = (part.strip() for part in line.split("|")[:2])
        kind = kinds.split(",")[0].strip().lower()
        nouns[noun] = {"org": "organisation"}.get(kind, kind)
    return nouns


@dataclass(frozen=True)  # not slotted: what several read of it is computed once
class Question:
    """A question as it was understood.

    ``tokens`` are all its words, ``terms`` the stems of those that are no stop words, ``asks`` the kind of answer (of
    ``ASKED``, or reason, manner, yes_no, definition, list, thing),
    ``noun`` the position (in ``tokens``) of the noun that only names that kind ('year' in 'in which year') or None,
    ``quoted`` the verbatim strings inside quotation marks.
    """

    text: str
    tokens: tuple[Token, ...]
    asks: str
    noun: int | None
    quoted: tuple[str, ...]
    lead: str
    lang: str = "en"

    @cached_property
    def keys(self) -> frozenset[str]:
        """The stems of its words, and those words themselves that have none."""
        return frozenset(token.term or token.word for token in self.tokens)

    @cached_property
    def about_words(self) -> bool:
        """Whether the question is about what somebody says, thinks or reports."""
        said = self.lang == "en" and any(is_reporting_verb(t.word) for t in self.tokens)
        return said or bool(self.quoted)

    @property
    def terms(self) -> list[str]:
        """The terms to search for, in order, repeated words included."""
        return [token.term for token in self.tokens if token.term]


def search_terms(asked: Iterable[Question]) -> list[str]:
    """Return the terms of one question read in several languages: those of the first, and what the others add."""
    found: list[str] = []
    for question in asked:
        found += [term for term in question.terms if term not in found] if found else question.terms
    return found


def read_question(text: str, lang: str = "en") -> Question:
    """Return what ``text`` asks, read by the rules of ``lang``."""
    lang = language_of(lang)
    tokens = analyzer(lang).utterance(text)
    opening = text.strip().lstrip("¿¡\"'“”(").replace("’", "'")
    for lead_in in _lead_ins():
        opening = lead_in.sub("", opening)
    quoted = tuple((m.group(1) or m.group(2)).strip(" .,?!") for m in QUOTED.finditer(text))
    if lang == "en":
        asks, noun = _asks(opening, tokens, len(text.rstrip()) - len(opening))
    else:
        asks, noun = asked([t.word for t in tokens], lang)
    return Question(text, tokens, asks, noun, quoted, opening.split(" ")[0].lower() if opening else "", lang)


def _asks(opening: str, tokens: tuple[Token, ...], at: int) -> tuple[str, int | None]:
    """Return what ``opening``, the question from offset ``at`` on, asks for, and the position of its answer noun."""
    words = [t.word for t in tokens]
    near = [i for i, t in enumerate(tokens) if t.start >= at][:FIRST_WORDS]
    noun = next((i for i in near if words[i] in _answer_nouns() and _asked_for(words, i)), None)
    for kind, regex in _openers():
        if regex.match(opening):
            return kind, noun if kind in {"date", "place", "percent", "number", "duration"} else None
    first = opening.split(" ", maxsplit=1)[0].lower().strip(",")
    if first in data_table("cues-en.toml")["yes_no_openers"]:
        return "yes_no", None
    if noun is not None and _answer_nouns()[words[noun]] in ASKED:
        return _answer_nouns()[words[noun]], noun
    inside = re.search(r"\b(who|whom|when|where|why|how (?:many|much|long)|what|which|how)\b", opening, re.IGNORECASE)
    if inside and inside.start():
        return _asks(opening[inside.start() :], tokens, at + inside.start())
    return "thing", None


def _asked_for(words: list[str], at: int) -> bool:
    """Tell whether the word at ``at`` is what 'what' or 'which' asks for: it stands right behind, or one word on."""
    return any(words[i] in {"what", "which", "whose"} for i in range(max(0, at - 2), at))

"""Whether a question asks for an office of one place where the article tells of that office of another place.

'Who is the prime minister of X?' must not be answered by the 'Yish prime minister'. Looks at offices with a place
beside them ('Armenian prime minister', 'mayor of Porto'), or an organisation ('European Council president'), in the
question and in a sentence; knows no office's holder.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from article_qa.knowledge.gazetteer import places
from article_qa.knowledge.lexicon import word_set

WORD: Final = re.compile(r"[^\W\d_]+")
BEFORE: Final = re.compile(r"(?<![\w'’-])((?:[\w'’-]++ )?([\w'’-]++)) $")
POSSESSIVE: Final = re.compile(r"[’']s?$")
BEHIND: Final = re.compile(r" (?:of|in|for) (?:the )?([\w'’-]+(?: (?=[A-Z])[\w'’-]+)?)")
NEAR: Final = 50  # characters before an office in which its place is looked for


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a text names it: its words, and the names of the places or the organisation it is of (folded)."""

    start: int
    end: int
    role: str
    of: frozenset[str]


def other_office(question: str, sentence: str) -> Office | None:
    """Return the office of another place that ``sentence`` tells of, where ``question`` asks for one place's.

    None where the question names no place's office, or the sentence has that very one or none with a place.

    >>> other_office("Who is the prime minister of Italy?", "The French prime minister met the Italian king.").role
    'prime minister'
    >>> other_office("Who is the prime minister of Italy?", "The Italian prime minister spoke.") is None
    True
    """
    for asked in offices(question):
        there = [office for office in offices(sentence) if office.role == asked.role]
        if there and not any(office.of & asked.of for office in there):
            return there[0]
    return None


def offices(text: str) -> list[Office]:
    """Return the offices in ``text`` that stand with a place of the gazetteer, or with the name of an organisation."""
    found = []
    for match in _named_roles(text):
        behind = BEHIND.match(text, match.end())
        before = BEFORE.search(text, max(0, match.start() - NEAR), match.start())
        if behind and (of := _organisation(behind[1]) or _place(behind[1]) or _place(behind[1].split(" ")[0])):
            found.append(Office(match.start(), behind.end(1), match.group().casefold(), of))
        elif before and (of := _organisation(before[1]) or _place(before[1])):
            found.append(Office(before.start(1), match.end(), match.group().casefold(), of))
        elif before and (of := _place(before[2])):
            found.append(Office(before.start(2), match.end(), match.group().casefold(), of))
    return found


def _named_roles(text: str) -> Iterator[re.Match[str]]:
    """Yield where an office is named; only a word that opens one is looked at closer."""
    end = 0
    for word in WORD.finditer(text):
        if word.start() >= end and word[0].casefold() in _openings() and (match := _roles().match(text, word.start())):
            end = match.end()
            yield match


def _organisation(words: str) -> frozenset[str]:
    """Return the name of an organisation of two words ('European Council'), empty where ``words`` are none."""
    first, _, last = POSSESSIVE.sub("", words).partition(" ")
    named = first[:1].isupper() and last[:1].isupper() and last.casefold() in word_set("orgwords.txt")
    return frozenset({f"{first} {last}".casefold()}) if named else frozenset()


def _place(words: str) -> frozenset[str]:
    """Return the names of the place that ``words`` stand for, empty where they stand for none."""
    return _by_word().get(POSSESSIVE.sub("", words.casefold()), frozenset())


@cache
def _by_word() -> dict[str, frozenset[str]]:
    """Return name, adjective or demonym -> the first names of the places that it stands for."""
    table: dict[str, set[str]] = {}
    for place in places():
        for word in place.names + place.demonyms:
            table.setdefault(word, set()).add(place.names[0])
    return {word: frozenset(names) for word, names in table.items()}


@cache
def _openings() -> frozenset[str]:
    return frozenset(match[0].casefold() for role in word_set("roles.txt") if (match := WORD.match(role)))


@cache
def _roles() -> re.Pattern[str]:
    """Match an office's words, the longest first ('prime minister' before 'minister')."""
    roles = sorted(word_set("roles.txt"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(role) for role in roles) + r")\b", re.IGNORECASE)

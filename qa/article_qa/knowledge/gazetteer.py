"""General knowledge about single words: places, demonyms, given names, roles, words of organisations.

Reads the lists in ``data/`` once; every question is put in folded (case-folded) form and answered by a set look-up.
"""

import re
from dataclasses import dataclass
from functools import cache

from article_index.words import analyzer
from article_qa.knowledge.lexicon import data_lines, data_section, data_table, word_set


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the world: its names, its adjectives and demonyms, its capitals, its kind ("country", "city" …)."""

    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    kind: str
    within: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def places() -> tuple[Place, ...]:
    """Return all places of ``data/places.txt``."""
    found = []
    for line in data_lines("places.txt"):
        cells = [tuple(x.strip() for x in cell.split(",") if x.strip()) for cell in line.split("|")]
        names, adjectives, demonyms, capitals, kind, within, seats = (cells + [()] * 7)[:7]
        found.append(Place(names, adjectives + demonyms, capitals, kind[0] if kind else "place", within, seats))
    return tuple(found)


@cache
def _place_names() -> frozenset[str]:
    return frozenset(name for place in places() for name in place.names + place.capitals)


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word for place in places() for word in place.demonyms)


def is_place(words: str) -> bool:
    """Tell whether ``words`` (folded) name a place of the gazetteer."""
    return words in _place_names()


@cache
def _place_kinds() -> dict[str, str]:
    stem = analyzer().terms
    kinds = {capital: stem("city")[0] for place in places() for capital in place.capitals}
    return kinds | {name: next(iter(stem(place.kind)), "") for place in places() for name in place.names}


def place_kind(words: str) -> str:
    """Return the stem of the kind of the place that ``words`` (folded) name ('citi', 'countri'), "" if none."""
    return _place_kinds().get(words, "")


def is_demonym(word: str) -> bool:
    """Tell whether ``word`` is an adjective or demonym of a place ('russian', 'russians')."""
    return word in _demonyms()


def is_first_name(word: str) -> bool:
    """Tell whether ``word`` is a common given name."""
    return word in word_set("firstnames.txt")


def is_role(word: str) -> bool:
    """Tell whether ``word`` is a title or role that stands before a person's name ('president')."""
    return word in _role_words()


def is_honorific(word: str) -> bool:
    """Tell whether ``word`` is a form of address ('mr', 'dr.')."""
    return word.rstrip(".") in word_set("honorifics.txt")


def follows_as_role(words: str) -> bool:
    """Tell whether one of the words behind a name's comma is a role ('foreign minister of')."""
    return any(word in _role_words() for word in words.split())


def is_organisation_word(word: str) -> bool:
    """Tell whether ``word`` makes a name an organisation ('ministry', 'inc')."""
    return word in _organisation_words()


def is_place_word(word: str) -> bool:
    """Tell whether ``word`` makes a name a place ('river', 'street')."""
    return word in word_set("placewords.txt")


def is_reporting_verb(word: str) -> bool:
    """Tell whether ``word`` is a form of a verb that reports speech ('said', 'writes')."""
    return word in _reporting_verbs()


@cache
def _organisation_words() -> frozenset[str]:
    """Return the words that make a longer name an organisation; names of organisations themselves are left out."""
    cells = (line.split("|") for line in data_lines("orgwords.txt"))
    return frozenset(word.strip() for word, where in cells if where.strip() in {"first", "last"})


@cache
def _role_words() -> frozenset[str]:
    """Return the single words of the roles: the last of each, and what some open with ('prime minister')."""
    openings = data_table("cues-en.toml")["role_openings"]
    return frozenset(role.split()[-1] for role in word_set("roles.txt")) | frozenset(openings)


@cache
def _reporting_verbs() -> frozenset[str]:
    lines = data_section("verbs.txt", "reporting")
    return frozenset(form for line in lines for cell in line.split("|")[:5] for form in re.findall(r"\w+", cell))

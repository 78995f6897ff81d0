"""The verbs of which questions are made: which verb a word is a form of, and the forms that a question needs.

Knows only the verbs of ``data/asking-verbs-en.txt``; of all other words it says that they are none. Reads no sentence.
"""

from functools import cache
from typing import Final

from article_qa.knowledge.lexicon import data_section
from article_qa.suggesting.lists import little

TABLE: Final = "asking-verbs-en.txt"
VOWELS: Final = frozenset("aeiou")


@cache
def listed(section: str) -> frozenset[str]:
    """Return the bases in ``section`` of the table: "where", "what", "happens" or "aims"."""
    return frozenset(word for line in data_section(TABLE, section) for word in line.split())


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Return base -> its past and its participle."""
    found = {base: (_regular(base), _regular(base)) for base in listed("regular")}
    for line in data_section(TABLE, "irregular"):
        base, past, participle = line.split()
        found[base] = past, participle
    return found


def _regular(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _doubles(base: str) -> bool:
    """Tell whether the last letter is written twice before an ending: 'stop', 'admit', but not 'visit'."""
    if base in little("doubling"):
        return True
    short = sum(letter in VOWELS for letter in base) == 1
    return short and base[-1] not in "wxyaeiou" and base[-2] in VOWELS and len(base) > 2


@cache
def _by_form() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return past, participle and present with -s -> base."""
    pasts = {past: base for base, (past, _) in _forms().items()}
    participles = {participle: base for base, (_, participle) in _forms().items()}
    return pasts, participles, {_with_s(base): base for base in _forms()}


def _with_s(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def base_of_past(word: str) -> str:
    """Return the verb that ``word`` (folded) is the past of, or ''.

    >>> base_of_past("negotiated"), base_of_past("began"), base_of_past("peace")
    ('negotiate', 'begin', '')
    """
    return _by_form()[0].get(word, "")


def base_of_participle(word: str) -> str:
    """Return the verb that ``word`` (folded) is the past participle of, or ''."""
    return _by_form()[1].get(word, "")


def base_of_present(word: str) -> str:
    """Return the verb that ``word`` (folded) is the third person of, or ''."""
    return _by_form()[2].get(word, "")


def is_base(word: str) -> bool:
    """Tell whether ``word`` (folded) is a verb as dictionaries write it."""
    return word in _forms()


def past_of(base: str) -> str:
    """Return the past of a verb of the table."""
    head, _, rest = base.partition(" ")
    return f"{_forms()[head][0]} {rest}".rstrip()

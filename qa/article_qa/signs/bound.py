"""Signs of the best sentence: whether it ties what is asked for to the rest of the question, or lacks it."""

from typing import Final

from article_qa.signs.registry import sign
from article_qa.weighing.ranking import Ranked

LACKS: Final = ("age", "money", "percent", "date", "number", "name", "person", "reason", "attribute")


@sign
def head_here(r: Ranked) -> float:
    """How close the best sentence comes to the noun that the question asks for; 1 without one."""
    return 1.0 if r.binding.head is None else r.binding.head


@sign
def no_head(r: Ranked) -> float:
    """1 where the question asks for no such noun."""
    return float(r.binding.head is None)


@sign
def verb_here(r: Ranked) -> float:
    """How close it comes to the verb of the question; 1 without one."""
    return 1.0 if r.binding.verb is None else r.binding.verb


@sign
def no_verb(r: Ranked) -> float:
    """1 where the question has no such verb."""
    return float(r.binding.verb is None)


@sign
def head_apart(r: Ranked) -> float:
    """How far the asked noun is from the nearest span of the asked kind, 0 to 1."""
    return r.binding.head_apart


@sign
def verb_apart(r: Ranked) -> float:
    """How far the question's verb is from the nearest of them."""
    return r.binding.verb_apart


@sign
def words_apart(r: Ranked) -> float:
    """How far all words of the question are from the one that is nearest to them."""
    return r.binding.words_apart


@sign
def uncounted(r: Ranked) -> float:
    """How far every number is from counting the asked noun ('how many people'), 0 to 1."""
    return r.binding.uncounted


@sign
def unnamed(r: Ranked) -> float:
    """How far the noun of 'which hospital' is from every name, 0 to 1."""
    return r.binding.unnamed


@sign
def untitled(r: Ranked) -> float:
    """How far what is asked the name of is from every name, 0 to 1."""
    return r.binding.untitled


def _lacking(what: str) -> None:
    def lacks(r: Ranked) -> float:
        return float(what in r.binding.lacking)

    lacks.__name__ = f"lacks_{what}"
    lacks.__doc__ = f"1 where the question cannot be answered without a {what} and the best sentence has none."
    sign(lacks)


for _what in LACKS:
    _lacking(_what)

"""What a question about words asks: somebody's words, who said some, which outlet carried them, the author's view.

Reads the question alone; whether the article knows that somebody is settled where the two are compared.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from article_qa.asking.question import Question
from article_qa.voices.attribution import verbs
from article_qa.voices.wordrow import listed

WORD: Final = re.compile(r"\w+")
OTHERS: Final = ("according", "by", "figure", "figures", "saying", "idea")  # what the patterns below name themselves

Kind = Literal["none", "words_of", "speaker", "outlet", "author"]


@dataclass(frozen=True, slots=True)
class Statement:
    """``kind``: "words_of" (of ``who``, as the question calls them), "speaker", "outlet", "author", or "none"."""

    kind: Kind
    who: str = ""


NO_STATEMENT = Statement("none")


@lru_cache(1_000)
def read_statement(question: Question) -> Statement:
    """Return what ``question`` asks about words; "none" where it is not about any.

    >>> from article_qa.asking.question import read_question
    >>> read_statement(read_question("What did the island's doctor say about the boat?")).who
    "the island's doctor"
    >>> read_statement(read_question("Which newspaper reported the warning?")).kind
    'outlet'
    """
    text = question.text.replace("’", "'")
    if _telling().isdisjoint(WORD.findall(text.lower())):
        return NO_STATEMENT
    if _outlet().search(text):
        return Statement("outlet")
    if _speaker().search(text):
        return Statement("speaker")
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if found := _whose(match["who"].strip(" ?.!,\"'")):
                return found
    return NO_STATEMENT


def _whose(who: str) -> Statement | None:
    """Return the statement of ``who``, or None where that is a pronoun or the text itself."""
    words = who.removesuffix("'s").casefold().split()
    nobody = listed("nobody") | listed("subjects") | listed("generic")
    if not words or words[0] in nobody - {"the", "a", "an"} or nobody.intersection(words[1:]) - {"the", "a", "an"}:
        return None
    last = words[-1]
    if last in listed("prepositions") | listed("boundaries") | listed("determiners") | listed("documents"):
        return None
    if last in listed("texts") or (last in listed("authors") and len(words) < 3):
        return Statement("author") if last in listed("authors") else None
    return Statement("words_of", who.removesuffix("'s"))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _telling() -> frozenset[str]:
    """Return words of which each question about words has one: most questions have none, and no pattern is tried."""
    names = ("asking_verbs", "who_verbs", "views", "outlets_asked")
    listed_words = (word for name in names for word in listed(name))
    spoken = (form for form, verb in verbs().items() for form in (form, verb.lemma))
    return frozenset(WORD.findall(" ".join((*listed_words, *spoken, *OTHERS))))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns whose group ``who`` is whose words are asked for, the surest first."""
    asked = {w: v for w, v in verbs().items() if v.lemma not in listed("unasked")}
    base = _any({v.lemma for v in asked.values()} | listed("asking_verbs"))
    participles = _any({w for w, v in asked.items() if "participle" in v.forms})
    saying = _any({w for w, v in asked.items() if "ing" in v.forms})
    views = _any(listed("views"))
    soon = r"(?:also |really |actually |then |later |once |ever |already |first |himself |herself )?"
    name = r"(?P<who>(?:[\w'.-]+ ){0,7}?[\w'.-]+)"
    asking = "what|who|how|why|when|where|which|is|are|was|were|did|does|do"
    behind = rf"(?=,|\?|$|(?-i: (?:{asking}|about|on|to|in|that)\b))"
    called = rf"\b(?:what|how|is|was|are|were|in|by|about) (?:is |was |are |were )?{name}(?:'s|(?<=s)'|(?<='s)) "
    sources = (
        rf"\baccording to {name}{behind}",
        rf"{called}(?:own |official |main )?(?:{views})\b",
        rf"\b(?:{views}) (?:(?:to|on|about) (?:\w+ ){{1,4}}?)?(?:of|from) {name}{behind}",
        rf"\b(?:did|does|do|would|will) {name}(?<!'s) {soon}(?:{base})\b",
        rf"\b(?:has|have|had) {name}(?<!'s) {soon}(?:{participles})\b(?! by)",
        rf"\b(?:is|was|are|were|been) {name}(?<!'s) {soon}(?:{saying})\b",
        rf"\b(?:said|written|reported|claimed|promised|given|offered) by {name}{behind}",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


@cache
def _outlet() -> re.Pattern[str]:
    verb = _any({w for w, v in verbs().items() if v.forms != {"ing"}} | listed("who_verbs"))
    following = rf"(?= (?:first |also |\w+ly )?(?:did|does|has|had|was|were|is|are|that|which|{verb}|\w+ed)\b|\?|$)"
    asked = _any(listed("outlets_asked"))
    return re.compile(rf"\b(?:which|what|whose) (?:\w+ )?(?:{asked})\b{following}", re.IGNORECASE)


@cache
def _speaker() -> re.Pattern[str]:
    """Match a question for the one who said something: 'who said', 'whose remark', 'according to whom'."""
    finite = {w for w, v in verbs().items() if v.forms & {"s", "past", "base"} and v.lemma not in listed("unasked")}
    who = rf"\bwho (?!(?:did|does|do|was|is|were|are|am)\b)(?:\w+ ){{0,2}}?(?:{_any(finite | listed('who_verbs'))})\b"
    source = rf"{who}|\bwhose (?:\w+ )?(?:{_any(listed('views'))}|figures?|saying|idea)\b"
    return re.compile(rf"{source}|\baccording to (?:whom|who|which)\b|\bby whom\b", re.IGNORECASE)

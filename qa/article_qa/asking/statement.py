"""What a question about words asks: somebody's words, who said some, which outlet carried them, the author's view.

Reads the question alone; whether the article knows that somebody is settled where the two are compared.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from article_qa.asking.question import Question
from article_qa.voices.attribution import verbs
from article_qa.voices.wordrow import listed

WORD: Final = re.compile(r"\w+")

Kind = Literal["none", "words_of", "speaker", "outlet", "author"]


@dataclass(frozen=True, slots=True)
class Statement:
    """``kind``: "words_of" (of ``who``, as the question calls them), "speaker", "outlet", "author", or "none"."""

    kind: Kind
    who: str = ""


NO_STATEMENT = Statement("none")


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, and the words of which it needs one: most questions have none, and it is not tried."""

    pattern: re.Pattern[str]
    needs: frozenset[str]

    @classmethod
    def of(cls, source: str, needs: Iterable[str]) -> "Cue":
        """Return the cue of ``source``; of a phrase in ``needs`` any word will do."""
        return cls(re.compile(source, re.IGNORECASE), frozenset(WORD.findall(" ".join(needs))))

    def finditer(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield the matches in ``text``, whose words in small letters are ``words``."""
        return iter(()) if self.needs.isdisjoint(words) else self.pattern.finditer(text)

    def search(self, text: str, words: frozenset[str]) -> bool:
        """Tell whether the pattern is in ``text``, whose words in small letters are ``words``."""
        return not self.needs.isdisjoint(words) and self.pattern.search(text) is not None


def read_statement(question: Question) -> Statement:
    """Return what ``question`` asks about words; "none" where it is not about any.

    >>> from article_qa.asking.question import read_question
    >>> read_statement(read_question("What did the island's doctor say about the boat?")).who
    "the island's doctor"
    >>> read_statement(read_question("Which newspaper reported the warning?")).kind
    'outlet'
    """
    text = question.text.replace("’", "'")
    words = frozenset(WORD.findall(text.lower()))
    if _outlet().search(text, words):
        return Statement("outlet")
    if _speaker().search(text, words):
        return Statement("speaker")
    for cue in _cues():
        for match in cue.finditer(text, words):
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
def _cues() -> tuple[Cue, ...]:
    """Return the cues whose group ``who`` is whose words are asked for, the surest first."""
    asked = {w: v for w, v in verbs().items() if v.lemma not in listed("unasked")}
    base = {v.lemma for v in asked.values()} | listed("asking_verbs")
    participles = {w for w, v in asked.items() if "participle" in v.forms}
    saying = {w for w, v in asked.items() if "ing" in v.forms}
    views = listed("views")
    soon = r"(?:also |really |actually |then |later |once |ever |already |first |himself |herself )?"
    name = r"(?P<who>(?:[\w'.-]+ ){0,7}?[\w'.-]+)"
    asking = "what|who|how|why|when|where|which|is|are|was|were|did|does|do"
    behind = rf"(?=,|\?|$|(?-i: (?:{asking}|about|on|to|in|that)\b))"
    called = rf"\b(?:what|how|is|was|are|were|in|by|about) (?:is |was |are |were )?{name}(?:'s|(?<=s)'|(?<='s)) "
    return (
        Cue.of(rf"\baccording to {name}{behind}", ["according"]),
        Cue.of(rf"{called}(?:own |official |main )?(?:{_any(views)})\b", views),
        Cue.of(rf"\b(?:{_any(views)}) (?:(?:to|on|about) (?:\w+ ){{1,4}}?)?(?:of|from) {name}{behind}", views),
        Cue.of(rf"\b(?:did|does|do|would|will) {name}(?<!'s) {soon}(?:{_any(base)})\b", base),
        Cue.of(rf"\b(?:has|have|had) {name}(?<!'s) {soon}(?:{_any(participles)})\b(?! by)", participles),
        Cue.of(rf"\b(?:is|was|are|were|been) {name}(?<!'s) {soon}(?:{_any(saying)})\b", saying),
        Cue.of(rf"\b(?:said|written|reported|claimed|promised|given|offered) by {name}{behind}", ["by"]),
    )


@cache
def _outlet() -> Cue:
    verb = _any({w for w, v in verbs().items() if v.forms != {"ing"}} | listed("who_verbs"))
    following = rf"(?= (?:first |also |\w+ly )?(?:did|does|has|had|was|were|is|are|that|which|{verb}|\w+ed)\b|\?|$)"
    outlets = listed("outlets_asked")
    return Cue.of(rf"\b(?:which|what|whose) (?:\w+ )?(?:{_any(outlets)})\b{following}", outlets)


@cache
def _speaker() -> Cue:
    """Return the cue of a question for the one who said something: 'who said', 'whose remark', 'according to whom'."""
    finite = {w for w, v in verbs().items() if v.forms & {"s", "past", "base"} and v.lemma not in listed("unasked")}
    who = rf"\bwho (?!(?:did|does|do|was|is|were|are|am)\b)(?:\w+ ){{0,2}}?(?:{_any(finite | listed('who_verbs'))})\b"
    source = rf"{who}|\bwhose (?:\w+ )?(?:{_any(listed('views'))}|figures?|saying|idea)\b"
    return Cue.of(rf"{source}|\baccording to (?:whom|who|which)\b|\bby whom\b", ["who", "whose", "whom", "which"])

"""What in a question points outside it: pronouns, 'that' and 'there', 'the first one', 'then', 'else'.

A pronoun whose antecedent stands in the question itself points nowhere, nor do 'it' in 'is it true that' and 'there' in
'is there'. Says what leans; what it leans on is for the caller to find.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from article_qa.asking.question import QUOTED
from article_qa.conversing.discourse import Discourse
from article_qa.conversing.grammar import Phrase, Word, pattern, words
from article_qa.conversing.referents import Referent
from article_qa.knowledge.lexicon import data_table

NOUNS: Final = frozenset({"noun", "name", "number"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A span of the question that stands for something else; ``kind`` is pronoun, bare, noun, one, time or more."""

    kind: str
    start: int
    end: int
    low: str
    gender: str
    owns: bool
    at: int  # number of its word


def anaphors(text: str, found: Sequence[Word], phrases: Sequence[Phrase], empty: Discourse) -> list[Anaphor]:
    """Return what leans, left to right; ``empty`` is a discourse that has heard nothing, for its knowledge of names."""
    out = []
    void = _void(text)
    for at, word in enumerate(found):
        low = word.low
        if low not in _leaners():
            continue
        if low in _pronouns() and word.mention is None and not (low in {"it", "there"} and void[word.start]):
            entry = _pronouns()[low]
            owns = bool(entry.get("owns")) and (low != "her" or _noun_follows(found, at))
            gender = "many" if low == "them" and _partitive(found, at) else entry["gender"]
            if not _bound(text, found, phrases, empty, at, gender, owns=owns):
                out.append(Anaphor("pronoun", word.start, word.end, low, gender, owns, at))
        elif low in words("demonstratives") and (kind := _demonstrative(found, at)):
            out.append(Anaphor(kind, word.start, word.end, low, "" if low in {"these", "those"} else "n", False, at))
        elif low in {"one", "ones"} and _stands_for_noun(found, at) and not _repeats(found, phrases, at, low):
            out.append(Anaphor("one", word.start, word.end, low, "", False, at))
        elif low in {"then", "afterwards", "afterward", "thereafter"} and at > 1:
            out.append(Anaphor("time", word.start, word.end, low, "", False, at))
        elif low in {"else", "instead"} or (
            low in {"other", "others", "another", "same", "two"} and _said_of(found, at)
        ):
            out.append(Anaphor("more", word.start, word.end, low, "", False, at))
    return out


def _void(text: str) -> bytearray:
    """Return 1 for each character whose word stands for nothing, as in 'is it true that', or is quoted."""
    found = bytearray(len(text))
    for void in (pattern("empty"), QUOTED):
        for match in void.finditer(text):
            found[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return found


@cache
def _leaners() -> frozenset[str]:
    """Return the words that may lean."""
    return words("demonstratives") | words("leaning") | _pronouns().keys() | {"afterward", "thereafter"}


def _pronouns() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = data_table("followup-en.toml")["pronouns"]
    return table


def _next(found: Sequence[Word], at: int) -> Word | None:
    return found[at + 1] if at + 1 < len(found) else None


def _partitive(found: Sequence[Word], at: int) -> bool:
    """Tell whether the pronoun stands for several, of which some are taken: 'how many of them', 'one of them'."""
    return at > 1 and found[at - 1].low == "of" and found[at - 2].low in words("partitive")


def _noun_follows(found: Sequence[Word], at: int) -> bool:
    following = _next(found, at)
    if at and found[at - 1].low in words("causing") and following is not None and _quality(following.low):
        return False  # 'what made her famous?'
    if at and found[at - 1].low in words("letting") and following is not None and following.low in words("verbs"):
        behind = found[at + 2].low if at + 2 < len(found) else ""
        return _quality(behind) or behind in words("past")  # 'what made her start?', but 'what made her work known?'
    return following is not None and following.kind in NOUNS


def _quality(low: str) -> bool:
    return low in words("qualities") or low.endswith(("ous", "ful", "able", "ible", "less"))


def _demonstrative(found: Sequence[Word], at: int) -> str:
    """Return 'noun' for 'that town', 'bare' for 'that' alone, '' where the word does not point back.

    'This' and 'these' point at the article as often as at what was said: only 'this time' is taken to point back.
    """
    low, following = found[at].low, _next(found, at)
    before = found[at - 1] if at else None
    ends = following is None or following.kind == "mark"
    if low in {"this", "these"}:
        timely = following is not None and following.low in (words("times") | words("works")) - words("own") - {"days"}
        return "noun" if timely else "bare" if ends and _behind_verb(at, before) else ""
    if low == "that" and before is not None and not ends:
        if before.low in words("thinking") or before.kind in NOUNS | {"pronoun", "adverb", "conj"}:
            return ""
        if before.low in {"so", "given", "now", "such"}:
            return ""
    if following is not None and following.kind == "date":
        return ""
    if following is not None and following.kind in NOUNS:
        return "noun"
    if low == "those" and following is not None and following.kind != "mark" and following.kind not in {"verb", "aux"}:
        return ""
    if before is not None and before.kind in NOUNS and not ends:
        return ""
    return "bare"


def _behind_verb(at: int, before: Word | None) -> bool:
    """Tell whether a last 'this' stands far enough from the start: 'who is behind this?', not 'what is this?'."""
    return before is not None and before.low != "about" and (at > 3 or (at == 3 and before.kind == "prep"))


def _stands_for_noun(found: Sequence[Word], at: int) -> bool:
    before = found[at - 1] if at else None
    following = _next(found, at)
    if (
        before is None
        or before.low in {"no", "any", "every", "some", "each"}
        or before.kind not in {"det", "noun", "name", "asking"}
    ):
        return False
    opened = at == 1 or before.kind in {"det", "asking"} or any(w.kind == "det" for w in found[max(0, at - 3) : at])
    return (
        opened
        and (following is None or following.kind not in NOUNS | {"possessive"})
        and (following is None or following.low not in {"of", "another", "or"})
    )


def _repeats(found: Sequence[Word], phrases: Sequence[Phrase], at: int, low: str) -> bool:
    """Tell whether 'one' repeats a noun of the question itself: 'whose estimate is the lower one?'."""
    for p in phrases:
        opened = p.first == 0 or found[p.first].kind == "det" or found[p.first - 1].kind in {"det", "asking", "verb"}
        if (
            p.last < at
            and p.mention is None
            and opened
            and (p.plural <= (low == "ones") or (low == "one" and not p.first))
        ):
            return True
    return False


def _said_of(found: Sequence[Word], at: int) -> bool:
    """Tell whether 'the other', 'the same', 'another' speak of something beside what was spoken of."""
    if found[at].low == "another":
        return True
    return (
        at > 0
        and found[at - 1].low in {"the", "any", "what", "which", "some"}
        and (
            found[at].low != "two" or _next(found, at) is None or _next(found, at).kind != "noun"  # type: ignore[union-attr]
        )
    )


def _bound(
    text: str, found: Sequence[Word], phrases: Sequence[Phrase], empty: Discourse, at: int, gender: str, *, owns: bool
) -> bool:
    """Tell whether the pronoun at word ``at`` has an antecedent before it in the question itself."""
    if gender == "place" or at == 0:
        return False
    before = found[at - 1].low
    if found[0].low in {"who", "which", "whose"} and before in words("thinking"):
        return True  # 'who says he saw it'
    if found[0].low == "who" and gender in {"m", "f"} and any(w.low == "and" for w in found[:at]):
        return True  # 'who runs it and what does he want?'
    verb = next((n for n, w in enumerate(found) if w.low in words("inverting")), -1)
    if at == verb + 1 and found[at].low in {"he", "she", "it", "they"}:
        return False  # 'which gods do they pray to'
    for p in phrases:
        if p.last > at or found[p.first].low in words("demonstratives") or found[p.first].low in _pronouns():
            continue
        between = found[p.last : at]
        parted = before in words("thinking") or any(
            w.low in words("subordinators") or w.kind in {"mark", "conj"} for w in between
        )
        if (owns or parted) and agrees(gender, empty.of_phrase(text, p)):
            return True
    return False


def agrees(gender: str, r: Referent) -> bool:
    """Tell whether a pronoun of ``gender`` may mean ``r``, as it stands before it in the same question."""
    if gender in {"m", "f"}:
        return r.kind in {"person", "name"} and not r.many and r.gender in {"", gender}
    if gender == "n":
        return not r.many and r.kind not in {"person", "people"}
    return r.many or r.kind in {"people", "organisation"} or (r.kind == "person" and not r.named)

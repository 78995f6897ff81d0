"""The little grammar that a question needs to be completed: its words with their classes, its noun phrases.

Rules over word lists: a determiner opens a phrase, a preposition, a verb or a mark ends it. Does not parse clauses and
knows no article but for the names that it is given.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from article_index.words import RUN
from article_qa.knowledge.gazetteer import is_role
from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.spankinds import MEASURED, Kind
from article_qa.text.mentions import Mention, mentions

TABLE: Final = "followup-en.toml"
WORD: Final = re.compile(rf"(?:[^\W\d_]\.){{2,6}}|\d[\d,.]*\d|{RUN}(?:['’&-](?![sS]\b){RUN})*|['’]s?\b|[^\w\s]")
CAN_THE: Final = re.compile(r"(?:can|will|may)\s+(?:the|an?|this|that|my|our)\b", re.IGNORECASE)
LONGEST: Final = 12  # words of a noun phrase


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a question, its class, and the name that it belongs to, if any."""

    start: int
    end: int
    low: str
    kind: str  # noun, name, verb, aux, prep, det, pronoun, conj, asking, adverb, number, possessive, mark
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``[start, end)`` of the text, the folded word it is about, the mention that it is or ends with."""

    start: int
    end: int
    head: str
    mention: Mention | None
    plural: bool
    definite: bool
    first: int  # number of its first word
    last: int  # number behind its last word


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of words of ``data/followup-en.toml``."""
    listed: str = data_table(TABLE)["words"][name]
    return frozenset(w.strip() for w in listed.split("," if "," in listed else " "))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return one pattern of the table, or its list of patterns as one."""
    source = data_table(TABLE)["patterns"][name]
    return re.compile(source if isinstance(source, str) else "|".join(source), re.IGNORECASE)


@cache
def verb_forms() -> frozenset[str]:
    """Return the forms of common verbs."""
    found = set(words("past"))
    for verb in words("verbs"):
        stem = verb.removesuffix("e")
        found |= {verb, verb + "s", stem + "ed", stem + "ing", verb + verb[-1] + "ing", verb + verb[-1] + "ed"}
        if verb.endswith(("s", "h", "x", "o")):
            found.add(verb + "es")
        if verb.endswith("y") and verb[-2] not in "aeiou":
            found |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return frozenset(found)


@cache
def _classes() -> dict[str, str]:
    order = ("verbs_", "adverbs", "prepositions", "conjunctions", "pronouns", "auxiliaries", "asking", "determiners")
    kinds = ("verb", "adverb", "prep", "conj", "pronoun", "aux", "asking", "det")
    found: dict[str, str] = {}
    for name, kind in zip(order, kinds, strict=True):
        found |= dict.fromkeys(verb_forms() if name == "verbs_" else words(name), kind)
    return found | dict.fromkeys(words("asking"), "asking")


def read(text: str, named: Sequence[Mention]) -> list[Word]:
    """Return the words of ``text`` with their classes; ``named`` are its mentions."""
    found: list[Word] = []
    for match in WORD.finditer(text):
        low = match.group().casefold().replace("’", "'")
        mention = next((m for m in named if m.start <= match.start() < m.end), None)
        found.append(Word(*match.span(), low, _kind(low, match.group(), mention, found), mention))
    return _with_verb(found)


def _with_verb(found: list[Word]) -> list[Word]:
    """Return the words with the main verb marked that no list has: it ends 'what does the survey measure'.

    Or it stands behind a pronoun, or before the phrase that it acts on.
    """
    at = next((n for n, w in enumerate(found) if w.low in words("supporting")), None)
    if at is None:
        return found
    if [w.kind for w in found[at + 1 : at + 3]] == ["pronoun", "noun"]:
        found[at + 2] = replace(found[at + 2], kind="verb")  # 'how often do I feed it'
        return found
    end = at + 1
    while end < len(found) and found[end].kind in INSIDE | {"det", "possessive"}:
        if found[end].kind == "det" and end - at > 2 and found[end - 1].kind == "noun":
            break  # another phrase begins: 'when did Russia negotiate a ceasefire'
        end += 1
    last = found[end - 1]
    if end < len(found) and found[end].kind in {"verb", "adverb", "aux"}:
        return found
    if end - at > 2 and last.kind == "noun" and found[end - 2].kind in INSIDE:
        found[end - 1] = replace(last, kind="verb")
    return found


def _kind(low: str, written: str, mention: Mention | None, before: list[Word]) -> str:
    if low in {"'s", "'"} and before:
        return "possessive"
    if not low[0].isalnum():
        return "mark"
    if mention is not None and mention.kind not in NUMERIC:
        return "name"
    if mention is not None and mention.kind == "date":
        return "date"
    known = _classes().get(low)
    if low[0].isdigit():
        return "number"
    last = before[-1].kind if before else ""
    if last == "asking" and before[-1].low == "how" and known in {None, "verb"}:
        return "adverb"
    opens = last in {"det", "possessive"} or (last == "noun" and before[-1].low in words("ordering"))
    if known == "verb" and opens and not (len(before) > 1 and before[-1].low in {"that", "which", "what"}):
        return "noun"
    if known:
        return known
    if low.endswith("ly") and len(low) > 4 and not written[0].isupper() and low not in {"family", "italy", "assembly"}:
        return "adverb"
    if low.endswith(("ed", "ing")) and len(low) > 5 and last in {"noun", "name", "pronoun", "aux", "adverb", "asking"}:
        return "verb"
    return "noun"


NUMERIC: Final = MEASURED | {"date"}
INSIDE: Final = frozenset({"noun", "name", "number"})


def phrases(found: Sequence[Word]) -> list[Phrase]:
    """Return the noun phrases of a question, left to right, none inside another but behind 'of'."""
    out, at = [], 0
    while at < len(found):
        last, head = _extent(found, at)
        if head is None:
            at += 1
            continue
        out.append(_phrase(found, at, last, head))
        at = last
    return out


def _extent(found: Sequence[Word], at: int) -> tuple[int, int | None]:
    """Return the number behind the last word of the phrase from ``at`` on, and that of its head, if it is one."""
    i, head = at, None
    if found[i].kind == "det" and found[i].low not in words("asking"):
        i += 1
        while i < len(found) and found[i].kind == "det":
            i += 1
    if i < len(found) and found[i].kind == "date" and i > at:  # 'the 2002 World Cup', but not 'the festival last year'
        after = next((n for n in range(i, len(found)) if found[n].mention is not found[i].mention), len(found))
        if after < len(found) and found[after].kind in INSIDE:
            i = after
    while i < len(found) and i - at < LONGEST:
        kind = found[i].kind
        if kind in INSIDE:
            head = i
        elif not (kind == "possessive" and head is not None and i + 1 < len(found) and found[i + 1].kind in INSIDE):
            break
        if kind == "name" and head is not None and i + 1 < len(found):
            mention = found[i].mention
            while i + 1 < len(found) and found[i + 1].mention is mention and mention is not None:
                i += 1
            head = i
        i += 1
    return i, head


def _phrase(found: Sequence[Word], at: int, last: int, head: int) -> Phrase:
    mention = found[head].mention
    low = found[head].low
    return Phrase(
        found[at].start, found[last - 1].end, low, mention, is_plural(low),
        found[at].low in {"the", "this", "that", "these", "those"} or found[at].kind == "name", at, last,
    )  # fmt: skip


def is_plural(low: str) -> bool:
    """Tell whether the noun ``low`` looks like a plural."""
    if low in words("plural"):
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in words("singular") and len(low) > 3


def is_personal(low: str) -> bool:
    """Tell whether the noun ``low``, singular or plural, names persons."""
    return low in words("plural") or low.removesuffix("s") in words("people") or is_role(low.removesuffix("s"))


def singular_of(low: str) -> str:
    """Return the singular of a plural noun, by its ending."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith("men"):
        return low[:-3] + "man"
    return low[:-2] if low.endswith(("sses", "ches", "shes", "xes")) else low.removesuffix("s")


FUNCTION: Final = (
    "determiners",
    "prepositions",
    "auxiliaries",
    "asking",
    "pronouns",
    "conjunctions",
    "adverbs",
    "bare",
)


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(*(words(name) for name in FUNCTION))


def is_function_word(low: str) -> bool:
    """Tell whether ``low`` is a word that is no name even where it has a capital."""
    return low in _function_words()


@lru_cache(2048)
def _mentions(text: str, names: frozenset[str]) -> tuple[Mention, ...]:
    """Return the mentions of a text, remembered: a conversation is heard anew with each of its questions."""
    return tuple(mentions(text, 0, len(text), names))


def name_spans(text: str, names: frozenset[str], known: Mapping[str, Kind]) -> list[Mention]:
    """Return the mentions of a question, those of ``known`` (folded name -> kind) also where they are written small."""
    found = [m for m in _mentions(text, names) if m.kind not in NUMERIC or m.kind == "date"]
    found = [m for m in found if not is_function_word(text[m.start : m.end].casefold())]
    found = [m for m in found if m.start or not CAN_THE.match(text)]  # 'Can' and 'Will' are given names, too
    folded = [(w.group().casefold(), w.start(), w.end()) for w in re.finditer(r"[^\W_]+(?:[.'’-][^\W_]+)*", text)]
    for size in range(min(5, len(folded)), 0, -1):
        for i in range(len(folded) - size + 1):
            start, end = folded[i][1], folded[i + size - 1][2]
            whole = text[start:end].casefold().removesuffix("'s").removesuffix("’s")
            end = start + len(whole)
            kind = known.get(whole)
            if kind and not any(m.start < end and start < m.end for m in found):
                found.append(Mention(kind, start, end))
    return sorted(found, key=lambda m: m.start)

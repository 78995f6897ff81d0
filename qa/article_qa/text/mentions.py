"""The typed spans of a sentence: people, places, organisations, other names, dates, durations, amounts.

Works by the shape of words, small word lists and the company a name keeps; where that does not tell, a name stays a
plain ``name``. Does not know what a question asks for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from article_index.wordlist import words as listed
from article_index.words import RUN
from article_qa.knowledge.gazetteer import (
    follows_as_role,
    is_demonym,
    is_first_name,
    is_honorific,
    is_organisation_word,
    is_place,
    is_place_word,
    is_reporting_verb,
    is_role,
)
from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.patterns import may_match, patterns
from article_qa.knowledge.spankinds import Kind
from article_qa.text.titles import LINKS, inner_role, office, titles

WORD: Final = re.compile(rf"(?:[^\W\d_]\.){{1,6}}|{RUN}(?:[’'&-]{RUN})*")
INITIAL: Final = re.compile(r"[^\W\d_]\.")
PLACE_PREPOSITIONS: Final = frozenset(data_table("cues-en.toml")["place_prepositions"])
NO_NAMES: Final = frozenset(data_table("cues-en.toml")["before_names"])
GAPS: Final = frozenset({" ", "\n", " & ", "\N{NO-BREAK SPACE}"})
QUOTED: Final = frozenset('"“”„«»')  # around a word that is called something
POSSESSIVE: Final = re.compile(r"[’'][sS]?$")
COMPOUND: Final = re.compile(  # 'Oslo-based', 'Soviet-era': says what something else is like
    r"\A[^\W\d_].*-(?:[^\W\d_]{2,}(?:ed|ing)|" + "|".join(data_table("cues-en.toml")["compound_ends"]) + r")"
)
NUMBERED: Final = re.compile(  # 'Channel 4', 'Flight 93': a name, which counts nothing
    r"\b(?i:" + "|".join(data_table("cues-en.toml")["numbered"]) + r") \d+$"
)
CODED: Final = re.compile(  # 'about NOK 70 million': the code names nothing
    r"(?:[A-Za-z]{1,14} ){0,3}(?:" + "|".join(data_table("time-and-number-en.toml")["currency_codes"]) + r")\b"
)
AGE: Final = re.compile(r",? (?:aged )?\(?\d{1,3}\b(?!,\d)")
AFTER: Final = re.compile(r"(?<!\s)\s*+(?:,\s*+)?(?:the |a |an |then |now |who )?(\w++(?:[ -]\w++){0,3})")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of an article (code points) and its kind, such as "person" or "date"."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    capital: bool

    @property
    def folded(self) -> str:
        return self.text.casefold()


def mentions(text: str, start: int, end: int, names: frozenset[str] = frozenset()) -> list[Mention]:
    """Return the typed spans of ``text[start:end]`` in order; spans of different kinds may overlap.

    ``names`` are the folded words that the article writes with a capital inside its sentences and never without: they
    say whether the capital that starts a sentence belongs to a name.
    """
    found = list(_patterned(text, start, end))
    dated = bytearray(end - start)  # 1 for each character of a date, or of money in codes
    for m in found:
        if m.kind == "date" or (m.kind == "money" and CODED.match(text, m.start, m.end)):
            dated[m.start - start : m.end - start] = b"\1" * (m.end - m.start)
    found = [m for m in found if m.kind != "number" or not NUMBERED.search(text[max(start, m.start - 20) : m.end])]
    found += [m for m in _named(text, start, end, names) if dated.find(1, m.start - start, m.end - start) < 0]
    return sorted(found, key=lambda m: (m.start, m.end))


def _patterned(text: str, start: int, end: int) -> Iterator[Mention]:
    taken = bytearray(end - start)  # 1 for each character that a span has
    for kind, regex in patterns() if may_match(text[start:end]) else ():
        for match in regex.finditer(text, start, end):
            first, last = match.start() - start, match.end() - start
            if taken.find(1, first, last) < 0:
                taken[first:last] = b"\1" * (last - first)
                yield Mention(kind, *match.span())


def _words(text: str, start: int, end: int) -> list[_Word]:
    words = []
    for match in WORD.finditer(text, start, end):
        word = POSSESSIVE.sub("", match.group())
        if len(word) > 1 or match.group().endswith("."):
            words.append(_Word(match.start(), match.start() + len(word), match.group(), word[0].isupper()))
    return words


def _runs(text: str, words: list[_Word], names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` ranges of words that stand together as one name."""
    at = 0
    while at < len(words):
        if not words[at].capital or (at == 0 and not _opens_name(text, words, names)):
            at += 1
            continue
        last = at + 1
        while last < len(words):
            step = _step(text, words, last)
            if not step or COMPOUND.fullmatch(words[last - 1].text):
                break
            last += step
        yield at, last
        at = last


def _opens_name(text: str, words: list[_Word], names: frozenset[str]) -> bool:
    """Tell whether the capital of the sentence's first word belongs to a name."""
    first = words[0].text.casefold()
    if text[words[0].start - 1 : words[0].start] in QUOTED and text[words[0].end : words[0].end + 1] in QUOTED:
        return True
    bare = POSSESSIVE.sub("", first)
    if (
        bare in names
        or is_place(bare)
        or is_demonym(bare)
        or is_first_name(bare.split("-")[0])
        or is_honorific(bare)
        or is_role(bare)
    ):
        return True
    if len(words) > 1 and is_place(f"{bare} {POSSESSIVE.sub('', words[1].folded)}"):
        return True
    if len(words) > 1 and words[1].capital and words[0].end + 1 == words[1].start and _may_name(bare):
        return True
    return words[0].text.isupper() and len(bare) > 1


def _may_name(word: str) -> bool:
    """Tell whether ``word``, first in its sentence and with a capitalised word behind it, is the start of its name."""
    return word not in NO_NAMES and word not in listed("stopwords-en") and not word.endswith(("ing", "ed", "ly"))


def _step(text: str, words: list[_Word], at: int) -> int:
    """Return by how many words the name before word ``at`` goes on there: 0 where it ends."""
    if words[at - 1].end != words[at - 1].start + len(words[at - 1].text) or not _joined(text, words, at):
        return 0
    if words[at].capital:
        return 1
    links = 0
    while links < 2 and at + links < len(words) and words[at + links].text in LINKS:
        links += 1
    nearby = at + links < len(words) and all(_joined(text, words, at + i) for i in range(1, links + 1))
    return links + 1 if links and nearby and words[at + links].capital else 0


def _joined(text: str, words: list[_Word], at: int) -> bool:
    """Tell whether word ``at`` may go on the name of the word before: behind a space, or 'Dr.' and a space."""
    if at >= len(words):
        return False
    gap = text[words[at - 1].end : words[at].start]
    return (gap[1:] if gap[:1] == "." and is_honorific(words[at - 1].folded) else gap) in GAPS


def _named(text: str, start: int, end: int, names: frozenset[str]) -> Iterator[Mention]:
    words = _words(text, start, end)
    for first, last in _runs(text, words, names):
        run = words[first:last]
        if COMPOUND.fullmatch(run[-1].text):
            yield Mention("modifier", run[0].start, run[-1].end)
            continue
        while len(run) > 1 and is_demonym(run[0].folded) and is_role(run[1].folded):
            yield Mention("demonym", run[0].start, run[0].end)
            run = run[1:]
        if inner := inner_role([w.folded for w in run]):
            yield from _before_role(text, words, first, run[:inner])
            run = run[inner:]
        if held := office([w.folded for w in run]):
            yield Mention("role", run[0].start, run[held - 1].end)
            behind = next((i for i in range(held, len(run)) if run[i].text not in LINKS), len(run))
            if run := run[behind:]:
                kind = _kind(text, words, last - len(run), last, run, titled=False)
                yield from _parted("person" if behind == held else kind, run)
            continue
        title = titles([w.folded for w in run])
        titled = bool(title) or (first > 0 and is_role(words[first - 1].folded) and _joined(text, words, first))
        if 0 < title < len(run) and run[title].text in LINKS:  # 'King of Norway': a role, and something else
            yield Mention("role", run[0].start, run[title - 1].end)
            title += next(i for i, w in enumerate(run[title:]) if w.text not in LINKS)
            titled = False
        rest = run[title:] or run
        kind = "role" if title == len(run) else _kind(text, words, first, last, rest, titled=titled)
        yield from _parted(kind, rest)


def _parted(kind: Kind, run: list[_Word]) -> Iterator[Mention]:
    """Yield the run as a mention; 'Tom Reed of Vik' as a person and a name, but 'Joan of Arc' whole."""
    of = next((i for i, w in enumerate(run) if w.text == "of"), 0)
    if kind != "person" or of < 2:
        yield Mention(kind, run[0].start, run[-1].end)
        return
    yield Mention(kind, run[0].start, run[of - 1].end)
    rest = run[of + 1 :]
    whole = " ".join(POSSESSIVE.sub("", w.folded) for w in rest)
    yield Mention("place" if is_place(whole) else "name", rest[0].start, rest[-1].end)


def _before_role(text: str, words: list[_Word], first: int, run: list[_Word]) -> Iterator[Mention]:
    """Yield what stands before a person's role: the people or the body that it is a role of."""
    kind = _kind(text, words, first, first + len(run), run, titled=False)
    if is_demonym(run[-1].folded) or is_demonym(" ".join(w.folded for w in run)):
        kind = "demonym"
    yield Mention("name" if kind == "person" else kind, run[0].start, run[-1].end)


def _kind(text: str, words: list[_Word], first: int, last: int, run: list[_Word], *, titled: bool) -> Kind:
    folded = [w.folded for w in run]
    whole = POSSESSIVE.sub("", " ".join(folded))
    if titled and words[first:last] != run:
        return "person"
    if is_place(whole):
        return "place"
    if is_demonym(whole):
        return "demonym"
    if any(is_organisation_word(word) for word in folded):
        return "organisation"
    if any(is_place_word(word) for word in folded):
        return "place"
    if titled or (len(run) > 1 and (is_first_name(folded[0].split("-")[0]) or INITIAL.fullmatch(folded[0]))):
        return "person"
    if len(run) > 1 and (is_place(folded[0]) or is_demonym(folded[0])):
        return "organisation"
    if len(run) == 1 and run[0].text.isupper() and len(run[0].text.replace(".", "")) > 1:
        return "organisation"
    before = words[first - 1].text.casefold() if first else ""
    after = AFTER.match(text, words[last - 1].end, words[last - 1].end + 60)
    if before in PLACE_PREPOSITIONS:
        return "place"
    next_word = words[last].text.casefold() if last < len(words) else ""
    if is_reporting_verb(next_word) or is_reporting_verb(before) or AGE.match(text, words[last - 1].end):
        return "name" if before == "the" else "person"
    if (
        after
        and text[words[last - 1].end : words[last - 1].end + 1] == ","
        and follows_as_role(after.group(1).casefold())
    ):
        return "person"
    return "name"


def settle(found: list[list[Mention]], text: str) -> list[list[Mention]]:
    """Return the mentions of all sentences with names typed alike: a surname is the person whose full name holds it."""
    kinds: dict[str, Kind] = {}
    for sentence in found:
        for m in sentence:
            if m.kind in {"person", "place", "organisation"}:
                whole = text[m.start : m.end].casefold()
                kinds.setdefault(whole, m.kind)
                if m.kind == "person":
                    kinds.setdefault(whole.split()[-1], "person")
    return [
        [
            replace(m, kind=kinds.get(text[m.start : m.end].casefold(), "name")) if m.kind == "name" else m
            for m in sentence
        ]
        for sentence in found
    ]

"""What a reader wishes of the whole text: its gist, conclusion, background, figures, names; or an answer in few words.

Reads the question alone. Which sentences fulfil the wish, and whether what is to be summed up is the whole text or one
topic in it, is decided where the article is known.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from article_index.words import analyzer
from article_qa.knowledge.lexicon import data_table

TABLE: Final = "digest-en.toml"
EDGES: Final = " \t\n.,;:!?…–—-\"'“”‘’()[]*_"
GAPS: Final = r"[\s,;:–—…./-]"
GAP: Final = GAPS + "++"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished: ``kind`` names it ("about", "title", …), or is None where ``rest`` says what to sum up.

    ``most`` is the number of sentences that the reader allows, or None; ``rest`` is what is left of the question.
    ``leans`` says that a bare 'it', 'this' or 'they' may as well stand for what an earlier turn was about.
    """

    kind: str | None
    rest: str
    most: int | None = None
    leans: bool = False


@lru_cache(8)  # one question asks it more than once on its way
def read_wish(text: str) -> Wish | None:
    """Return what ``text`` wishes of the whole article or in few words; None for any other question.

    >>> read_wish("What is this article about?").kind
    'about'
    >>> read_wish("In one sentence, why did the mill close?")
    Wish(kind=None, rest='why did the mill close', most=1, leans=False)
    >>> read_wish("Why did the mill close?") is None
    True
    """
    rest, most, wished = _polite(text), None, False
    if kind := _whole(rest):
        return Wish(kind, rest, None, _leaning().search(rest) is not None)
    while kind is None and (cut := _cut(rest)):
        rest, wished = _polite(cut[0]), True
        most = cut[1] or most
        kind = _whole(rest)
    if kind is None and (summed := next((m for p, _ in _edges_of("wishes") if (m := p.match(rest))), None)):
        rest, wished = _polite(rest[summed.end() :]), True
    if not wished:
        return None
    rest = next((rest[m.end() :] for p, _ in _edges_of("of") if (m := p.match(rest))), rest)
    return Wish(kind or _whole(rest) or ("about" if not rest or _this().fullmatch(rest) else None), rest, most)


def topic(text: str) -> tuple[list[str], int]:
    """Return the stems of the words of ``text`` that name a topic, and how many words that are no stop words it has.

    >>> topic("what event the harvest report describes")
    (['harvest'], 4)
    """
    vague = frozenset(data_table(TABLE)["vague"])
    words = [t for t in analyzer().tokens(text) if t.term]
    return [t.term for t in words if t.word not in vague], len(words)


def _cut(text: str) -> tuple[str, int | None] | None:
    """Return ``text`` without a wish for few words at its start or end, and how many sentences that allows."""
    if not _signs("few").search(text.lower()):
        return None
    for before, after in _edges_of("few"):
        for found in (before.match(text), after.search(text)):
            if found:
                rest = text[found.end() :] if found.start() == 0 else text[: found.start()]
                return rest.strip(EDGES), _count(found)
    return None


def _count(found: re.Match[str]) -> int | None:
    named = found.groupdict()
    if not named.get("count") or re.search("word", found[0], re.IGNORECASE):
        return None
    numbers: dict[str, int] = data_table(TABLE)["numbers"]
    words = f"{named['count']} {named['more'] or ''}".lower().split()
    return max(numbers.get(word, 2) for word in words)


def _polite(text: str) -> str:
    """Return ``text`` without punctuation at its ends, greetings and pleases."""
    text, before = text.replace("’", "'").strip(EDGES), None
    while text != before:
        before = text
        if _signs("before").match(text.lower()):
            for opening, _ in _edges_of("before"):
                text = opening.sub("", text, count=1).strip(EDGES) if opening.match(text) else text
        if _signs("after", "$").search(text.lower()):
            for _, closing in _edges_of("after"):
                text = closing.sub("", text).strip(EDGES)
    return text


def _whole(text: str) -> str | None:
    """Return the kind of whole-text question that all of ``text`` is, or None."""
    if not _any_whole().fullmatch(text.lower()):
        return None
    plain = _this().sub("THIS", text)
    return next((kind for kind, pattern in _wholes() if pattern.fullmatch(plain)), None)


@cache
def _expressions() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, source in data_table(TABLE)["expressions"].items():
        found[name] = _filled(source, found)
    return found


def _filled(source: str, expressions: dict[str, str]) -> str:
    """Return ``source`` with each ``{name}`` replaced by its expression, in a group of its own."""
    return re.sub(r"\{([a-z]+)\}", lambda m: f"(?:{expressions[m[1]]})", source)


def _pattern(source: str, **instead: str) -> str:
    """Return the expression that ``source`` writes; ``instead`` of some named expressions others may be taken."""
    return _filled(source, _expressions() | instead).replace(" ", GAP)


def _edges(sources: list[str]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each source the pattern at a text's start and that at its end."""
    return tuple(
        (
            re.compile(rf"(?:{p})(?!['\w])(?:{GAP})?", re.IGNORECASE),
            re.compile(rf"(?:^|(?<!{GAPS}){GAP}|(?<=\?))(?:{p})$", re.IGNORECASE),
        )
        for p in map(_pattern, sources)
    )


@cache
def _edges_of(part: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return _edges(_sources(part))


def _sources(part: str) -> list[str]:
    table = data_table(TABLE)
    sources: list[str] = {**table["courtesy"], **table["short"]}[part]
    return sources


@cache
def _signs(part: str, end: str = "") -> re.Pattern[str]:
    """Return what finds in small letters any expression of ``part``, wherever it stands.

    It is tried before the expressions themselves, each of which takes as long: most questions have none.
    """
    return _one_of(map(_pattern, _sources(part)), end)


@cache
def _any_whole() -> re.Pattern[str]:
    """Return what matches in small letters any question about the whole text: tried first, as most are none."""
    return _one_of(_pattern(p) for entry in data_table(TABLE)["whole"] for p in entry["patterns"])


def _one_of(sources: Iterable[str], end: str = "") -> re.Pattern[str]:
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", source) for source in sources)
    return re.compile("(?:" + "|".join(f"(?:{source})" for source in unnamed) + ")" + end)


@cache
def _this() -> re.Pattern[str]:
    return re.compile(rf"\b{_pattern('{this}')}(?!\w)", re.IGNORECASE)


@cache
def _leaning() -> re.Pattern[str]:
    return re.compile(_pattern(data_table(TABLE)["leaning"]), re.IGNORECASE)


@cache
def _wholes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            entry["kind"],
            re.compile("|".join(f"(?:{_pattern(p, this='THIS')})" for p in entry["patterns"]), re.IGNORECASE),
        )
        for entry in data_table(TABLE)["whole"]
    )

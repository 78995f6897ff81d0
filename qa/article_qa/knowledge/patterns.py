"""Regular expressions for dates, durations, money, percentages, quantities and counts in English text.

Built once from ``data/time-and-number-en.toml``. Finds where such a span stands; does not compute its value.
Every pattern is a bounded sequence of words, so that matching takes time linear in the text.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.spankinds import Kind

TABLE = "time-and-number-en.toml"
WORDS: Final = re.compile(r"\w+")
FIGURE: Final = re.compile(r"\d")


class Pattern(NamedTuple):
    """A kind of span and the expression that finds it; earlier patterns win where two overlap."""

    kind: Kind
    regex: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    """Return an alternation of ``words``, longest first, so that 'square mile' is preferred to 'square'."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def may_match(text: str) -> bool:
    """Tell, quickly, whether ``text`` has a figure or a word without which no pattern matches: many have none."""
    return FIGURE.search(text) is not None or not _signs().isdisjoint(WORDS.findall(text.lower()))


@cache
def _signs() -> frozenset[str]:
    """Return words of which each span without a figure has one: of an entry of several words, its longest."""
    t = data_table(TABLE)
    names = ("months", "month_abbreviations", "weekdays", "seasons", "periods", "feasts", "relative_days", "time_units")
    entries = [entry for name in (*names, "numbers", "scales", "vague") for entry in t[name]]
    return frozenset(max(WORDS.findall(e), key=len) for e in (*entries, *(f"{unit}s" for unit in t["time_units"])))


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns in order of precedence."""
    t = data_table(TABLE)
    months = _any([*t["months"], *(f"{m}." for m in t["month_abbreviations"]), *t["month_abbreviations"]])
    weekday, season, period = _any(t["weekdays"]), _any(t["seasons"]), _any(t["periods"])
    tens = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    word = rf"(?:{tens}-\w{{3,5}}|{_any(t['numbers'])}(?:-{_any(t['fractions'])}s?)?)"
    several = rf"\b(?:half )?an? {_any(s for s in t['scales'] if len(s) > 2)}\b"
    digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+|[¼½¾⅓⅔])?"
    number = rf"(?:{digits}|{several}|\b{word}\b)(?:[ -]{_any(t['scales'])}\b){{0,2}}"
    amount = rf"(?:(?:{_any(t['hedges'])}) )?(?:{number}(?: (?:to|and|or) {number}|\s?[–-]\s?{number})?|(?:a|an)\b)"
    counted = rf"(?:(?:{_any(t['hedges'])}) )?{number}(?:\s?[–-]\s?{number}| (?:to|or) {number})?"
    unit = _any(t["time_units"]) + "s?"
    part = rf"(?:(?:the )?{_any(t['parts'])}[ -](?:the )?)?"
    year = r"(?:1\d{3}|20\d{2})"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    era = r"(?: ?(?:b\.c\.(?:e\.)?|bce?|a\.d\.|ad|c\.e\.|ce))"
    noon = r" ?(?:[ap]\.m\b\.?|[ap]m\b)"
    clock = rf"(?:\d{{1,2}}:\d{{2}}(?:{noon})?|\d{{1,2}}\.\d{{2}}{noon}|\d{{1,2}}{noon})"
    dated = rf"(?:{months} {day}|{day} {months})\b(?:,? {year}\b)?"
    dates = [
        rf"\b(?:{weekday},? )?(?:the )?{day}(?: of)? {months}\b(?:,? {year}\b)?",
        rf"\b(?:the )?{_any(t['ordinals'])} of {months}\b(?:,? {year}\b)?",
        rf"\b(?:{weekday},? )?{part}{months} {day}\b(?:\s?[–-]\s?{day}\b)?(?:,? {year}\b)?",
        rf"\b{part}{months},?(?: of)? {year}\b",
        rf"\b{year}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}(?:/\d{{1,2}}/\d{{2,4}}|\.\d{{1,2}}\.\d{{4}})\b",
        rf"\b{part}{year}\s?[–-]\s?(?:{year}|\d{{2}})\b",
        rf"\b{part}(?:the )?{season}(?: of)? {year}\b",
        rf"\bthe (?:{_any(t['parts'])} )?(?:[’']?\d0s|{year}s)\b|\b{part}{year}s\b",
        rf"\b\d{{1,4}}{era}(?!\w)|\b{part}(?:the )?(?:\w+-\w+|\w+) centur(?:y|ies){era}?(?!\w)",
        rf"\b(?:{_any(t['relative'])}) (?:{weekday}|{months}|{season}|{period})\b(?: {_any(t['periods'])}\b)?",
        rf"\b(?:{part})(?:{weekday})(?: (?:morning|afternoon|evening|night))?\b",
        rf"\b{amount} {unit} (?:ago|later|earlier|previously)\b|(?<!\bfor )\b{amount} {unit} (?:before|after)\b",
        rf"\b{_any(t['feasts'])}\b|\b{_any(t['relative_days'])}\b",
        rf"\b{clock}(?!\w)(?:,? (?:on )?(?:{weekday}\b(?:,? {dated})?|{dated}))?",
        rf"\b{part}{months}\b(?<!\bmay)(?<!\bmarch)(?<!\bmar)(?<!\bdec)",
        rf"(?:(?<=\bin )|(?<=\bsince )|(?<=\bby )|(?<=\buntil )){part}(?:may|march)\b",
        rf"\b{part}{year}\b",
    ]
    ranked = r"(?!\b(?:third|quarter)\b(?! of\b))"  # 'the third flood' counts nothing
    letters = _any(s for s in t["scales"] if len(s) <= 2)  # '€3bn'; elsewhere '3m' are metres
    money = (
        rf"(?:{_any(t['hedges'])} )?(?:us|a|c|nz|hk)?{_any(t['currency_signs'])} ?{number}(?:{letters}\b)?"
        rf"|(?:{_any(t['hedges'])} )?\b(?-i:{_any(t['currency_codes'])}) ?{number}(?:{letters}\b)?"
        rf"|\b{counted} ?(?:us |euro |american )?{_any(t['currencies'])}s?\b"
    )
    table: list[tuple[Kind, str]] = [
        ("money", money),
        ("percent", rf"\b{counted} ?{_any(t['percents'])}(?!\w)"),
        ("duration", rf"\b{amount}[ -]{unit}(?:[ -](?:long|old))?\b|\b(?:{_any(t['vague'])}) {unit}\b"),
        ("quantity", rf"\b{counted}[ -]?{_any(t['measures'])}s?(?: per \w+)?(?!\w)"),
        ("number", rf"{ranked}\b(?<![^\W\d_]-)(?<![\d]/){counted}(?![\w])|\b(?:{_any(t['vague'])})(?= (?:of )?\w)"),
    ]
    found = [Pattern("date", re.compile("|".join(dates), re.IGNORECASE))]
    return tuple(found + [Pattern(kind, re.compile(source, re.IGNORECASE)) for kind, source in table])

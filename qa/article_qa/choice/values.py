"""What a figure or a date amounts to: its number, the noun that it counts, its year, month and day.

Reads one span at a time; a span that holds no value, or a range of them, has none. Knows no units: metres stay metres.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.variants import number_of, number_words

DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
WORDS: Final = re.compile(r"[^\W\d_]+")
YEAR: Final = re.compile(r"\b(1\d{3}|20\d{2})\b(?!s)")
DAY: Final = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b")
NOUN: Final = re.compile(r"(?<! ) ++(?:of )?(?:the |its |his |her |their )?([^\W\d_]++)")
SHORT_SCALES: Final = {"m": 1_000_000, "bn": 1_000_000_000, "k": 1_000, "dozen": 12, "trillion": 10**12}


class Day(NamedTuple):
    """A calendar date as far as it is told; 0 stands for what is not."""

    year: int
    month: int
    day: int


def value_of(span: str) -> float | None:
    """Return the one number that ``span`` names, or None.

    >>> value_of("over 6,500"), value_of("twenty-five"), value_of("$3.5 million"), value_of("5 to 6 weeks")
    (6500.0, 25.0, 3500000.0, None)
    """
    figures = DIGITS.findall(span)
    words = [word.casefold() for word in WORDS.findall(span)]
    if len(figures) > 1:
        return None
    if figures:
        value = float(figures[0].replace(",", ""))
        for word in words:
            value *= _scales().get(word, 1)
        return value
    named = number_of([word for word in words if word in number_words()])
    return None if named is None else float(named)


@cache
def _scales() -> dict[str, int]:
    table: dict[str, int] = data_table("variants-en.toml")["scales"]
    return table | SHORT_SCALES


def counted(text: str, start: int, end: int) -> str:
    """Return the noun, folded and in the singular, that the figure ``text[start:end]`` counts, or "".

    >>> counted("It has 120 rooms.", 7, 10), counted("It has 120 rooms.", 7, 16)
    ('room', 'room')
    """
    inside = WORDS.findall(text[start:end])
    last = inside[-1].casefold() if inside and text[start:end].endswith(inside[-1]) else ""
    if not last or last in number_words() or last in _scales():
        behind = NOUN.match(text, end, end + 40)
        last = str(behind.group(1)).casefold() if behind else ""
    return last.removesuffix("s")


@cache
def _months() -> dict[str, int]:
    table = data_table("time-and-number-en.toml")
    whole = {name: number for number, name in enumerate(table["months"], 1)}
    return whole | {short: number for short in table["month_abbreviations"] for name, number in whole.items()
                    if name.startswith(short)}  # fmt: skip


def day_of(span: str) -> Day:
    """Return the year, month and day that ``span`` tells.

    >>> day_of("November 16th"), day_of("early March 1931"), day_of("last Friday")
    (Day(year=0, month=11, day=16), Day(year=1931, month=3, day=0), Day(year=0, month=0, day=0))
    """
    years = YEAR.findall(span)
    months = [_months()[word] for word in map(str.casefold, WORDS.findall(span)) if word in _months()]
    rest = YEAR.sub(" ", span)
    day = DAY.search(rest) if len(months) == 1 else None
    return Day(
        int(years[0]) if len(years) == 1 else 0, months[0] if len(months) == 1 else 0, int(day.group(1)) if day else 0
    )

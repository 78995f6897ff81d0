"""Years told by others: 'four years later', 'the year before'. Knows no other measure of time."""

import re
from collections.abc import Sequence
from typing import Final

from article_qa.knowledge.lexicon import data_table

YEAR: Final = re.compile(r"\b(1\d{3}|20\d{2})\b")
SHIFT: Final = re.compile(
    r"\b(?:(?P<n>\w+) years? (?P<way>later|earlier|before|after|previously)|"
    r"the (?:(?P<one>year)|following year|next year|previous year)(?: (?P<side>before|after))?)(?: that)?\b",
    re.IGNORECASE,
)
SPAN: Final = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b(?! (?:of )?\d{4})", re.IGNORECASE
)


def shifted(said: str, dated: str) -> str | None:
    """Return ``dated`` with its year moved as ``said`` ('four years later', 'the year before') tells."""
    moved, year = SHIFT.fullmatch(said.strip()), YEAR.search(dated)
    if not moved or not year or not (by := _years(moved)):
        return None
    return f"{dated[: year.start()]}{int(year[1]) + by}{dated[year.end() :]}"


def counts_years(text: str) -> bool:
    """Tell whether ``text`` ends in 'two years later' and the like and has no year itself to count from."""
    found = SHIFT.search(text)
    return found is not None and not YEAR.search(text) and not text[found.end() :].strip(" ?!.")


def with_year(text: str, dates: Sequence[str]) -> str:
    """Return ``text`` with the year that 'the year after' at its end means, counted from the last of ``dates``."""
    found = SHIFT.search(text)
    year = next((y for date in reversed(dates) if (y := YEAR.search(date))), None)
    if found is None or year is None or not counts_years(text) or not (by := _years(found)):
        return text
    return f"{text[: found.start()]}in {int(year[1]) + by}{text[found.end() :]}"


def is_point(date: str) -> bool:
    """Tell whether ``date`` may stand behind 'in' or 'on': 'in 1990', but not 'two days earlier'."""
    return SPAN.search(date) is None


def _years(moved: re.Match[str]) -> int:
    """Return by how many years a SHIFT moves, 0 where it does not tell."""
    n = (moved["n"] or "one").casefold()
    by = int(n) if n.isdigit() else _number(n)
    way = (moved["way"] or moved["side"] or "").casefold()
    back = way in {"earlier", "before", "previously"} or "previous" in moved.group().casefold()
    return -by if back else by


def _number(word: str) -> int:
    """Return the number that ``word`` names, 0 if it is above twelve or none."""
    if word == "the":
        return 1  # 'the year before'
    named = data_table("time-and-number-en.toml")["numbers"][:12]
    return named.index(word) + 1 if word in named else 0

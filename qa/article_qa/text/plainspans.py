"""The typed spans of a text that is not English: dates, durations, amounts, and names by their capitals.

Works by digits, signs, a few words of each language and capital letters; what a name names it does not tell, and in a
script without capitals it finds no names. ``mentions`` does the same for English, and more.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from article_index.words import fold, stop_words
from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.spankinds import Kind
from article_qa.text.mentions import Mention
from article_qa.text.titles import LINKS

TABLE: Final = "time-and-number-other.toml"
_WORD: Final = re.compile(r"(?:[^\W\d_]\.(?=\s?[^\W\d_]))|[^\W\d_][\w’'-]*")
_YEAR: Final = r"(?:1\d{3}|20\d{2}|١[٠-٩]{3}|٢٠[٠-٩]{2})"
_DIGITS: Final = r"\d{1,3}(?:[., \xa0\u202f’]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_LINKED: Final = 2  # small words at most inside a name: "de la"


def plain_spans(text: str, start: int, end: int, names: frozenset[str], lang: str) -> list[Mention]:
    """Return the typed spans of ``text[start:end]`` in order; ``names`` are the folded words that have a capital."""
    found: list[Mention] = []
    for kind, pattern in _patterns(lang):
        for match in pattern.finditer(text, start, end):
            if not any(m.start < match.end() and match.start() < m.end for m in found):
                found.append(Mention(kind, *match.span()))
    dates = [m for m in found if m.kind == "date"]
    named = _names(text, start, end, names, lang)
    found += [m for m in named if not any(d.start < m.end and m.start < d.end for d in dates)]
    return sorted(found, key=lambda m: (m.start, m.end))


def _any(sources: list[str]) -> str:
    return "(?:" + "|".join(sorted(sources, key=len, reverse=True)) + ")"


@cache
def _patterns(lang: str) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Return (kind, pattern), those that win where two overlap first; without words of ``lang``, digits and signs."""
    table = data_table(TABLE)
    words = table.get(lang, {"of": "(?!)", "months": ["(?!)"], "units": ["(?!)"], "numbers": ["(?!)"]})
    months, units, of = _any(words["months"]), _any(words["units"]), words["of"]
    signs, written = (_any([re.escape(x) for x in table[name]]) for name in ("currency_signs", "currencies"))
    percents, measures = (_any([re.escape(x) for x in table[name]]) for name in ("percents", "measures"))
    spoken = rf"\b{_any(words['numbers'])}\b"
    number = rf"(?:(?:(?<![A-Za-z\d.,])(?:{_DIGITS})|{spoken})(?:\s(?:{of}\s)?{spoken})?)"
    sources: dict[Kind, str] = {
        "date": rf"(?:\b\d{{1,2}}(?:\.|º|er)?\s(?:(?:{of})\s)?)?\b{months}\b(?:,?\s(?:(?:{of})\s)?{_YEAR}\b)?"
        rf"|\b{_YEAR}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b{_YEAR}\s?[–-]\s?{_YEAR}\b"
        rf"|(?<![.,\d]){_YEAR}(?![.,]\d|\d|\s(?:{percents}|{written}|{measures})(?!\w))",
        "money": rf"{signs}\s?{number}|{number}\s?(?:{signs}|(?:{of}|de|di)?\s?{written}(?!\w))",
        "percent": rf"{number}\s?{percents}(?!\w)",
        "duration": rf"{number}\s{units}(?!\w)",
        "quantity": rf"{number}\s(?:(?:{of}|de|di)\s)?{measures}(?!\w)",
        "number": number,
    }
    return tuple((kind, re.compile(source, re.IGNORECASE)) for kind, source in sources.items())


def _names(text: str, start: int, end: int, names: frozenset[str], lang: str) -> Iterator[Mention]:
    """Yield the runs of words with a capital, small words within them; the first of a sentence must be in ``names``."""
    words = list(_WORD.finditer(text, start, end))
    capital = [m.group()[0].isupper() and fold(m.group()) not in stop_words(lang) for m in words]
    if words and capital[0] and fold(words[0].group()) not in names:
        capital[0] = len(words) > 1 and capital[1] and fold(words[1].group()) in names
    after = data_table(TABLE).get(lang, {}).get("name_after")
    at = 0
    while at < len(words):
        last = at + 1
        while capital[at] and last < len(words):
            links = 0
            while links < _LINKED and last + links < len(words) and words[last + links].group().casefold() in LINKS:
                links += 1
            if last + links >= len(words) or not capital[last + links] or not _adjoin(text, words, last, links):
                break
            last += links + 1
        before = words[at - 1].group() if at and _adjoin(text, words, at, 0) else ""
        if capital[at] and (after is None or last - at > 1 or before in after):
            yield Mention("name", words[at].start(), words[last - 1].end())
        at = last


def _adjoin(text: str, words: list[re.Match[str]], last: int, links: int) -> bool:
    """Tell whether only single spaces stand between the words from the one before ``last`` to ``last + links``."""
    gaps = (text[words[i].end() : words[i + 1].start()] for i in range(last - 1, last + links))
    return all(gap in {" ", "\n", "\N{NO-BREAK SPACE}", "", "-"} for gap in gaps)

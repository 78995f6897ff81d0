"""What a question asks for by its interrogative words, in languages other than English.

Reads ``data/openers-XX.toml``; of a language without such a file it can tell nothing. English has its rules in
``question``, which also see inside a question; these see its beginning only.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from article_qa.knowledge.lexicon import data_table


def asked(words: Sequence[str], lang: str) -> tuple[str, int | None]:
    """Return what the folded ``words`` of a question ask for, and the position of the noun that only names it.

    >>> asked("en que ano se fundo la ciudad".split(), "es")
    ('date', 2)
    >>> asked("mit wem sprach sie".split(), "de")
    ('person', None)
    """
    text = " ".join(words)
    for kind, pattern in _openers(lang):
        if found := pattern.match(text):
            named = found.groupdict().get("noun")
            return kind, text[: found.start("noun")].count(" ") if named else None
    return "thing", None


@cache
def _openers(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (what is asked, pattern) in the order in which they are tried."""
    name = f"openers-{lang}.toml"
    if not (files("article_qa") / "data" / name).is_file():
        return ()
    table = data_table(name)
    before = rf"(?:(?:{table['before']}) ){{0,2}}"
    return tuple(
        (entry["asks"], re.compile(rf"{before}(?:{pattern})(?!\w)"))
        for entry in table["opener"]
        for pattern in entry["patterns"]
    )

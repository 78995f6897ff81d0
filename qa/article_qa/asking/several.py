"""Whether a question asks for several things, by its wording: 'which two', 'each', 'name all', a plural after 'which'.

Signs only: what they weigh is fitted, and which sentences are cited is decided elsewhere.
"""

import re
from functools import cache
from typing import Final

from article_qa.asking.question import QUOTED
from article_qa.knowledge.lexicon import data_table

TABLE: Final = "several-en.toml"


def several_signs(question: str) -> dict[str, float]:
    """Return the name of each sign and 1.0 where ``question`` has it; ``several`` sums up that it asks for a list.

    >>> [name for name, there in several_signs("Which two rivers meet there?").items() if there]
    ['counted', 'plural', 'several']
    >>> several_signs("Who built the mill?")["several"]
    0.0
    """
    lead_in, signs, never = _patterns()
    text = lead_in.sub("", QUOTED.sub("", question).replace("’", "'").strip()).lower()
    found = {name: float(pattern.search(text) is not None) for name, pattern in signs.items()}
    alone = set(found) - set(data_table(TABLE)["not_alone"]["signs"])
    found["several"] = float(any(found[name] for name in alone) and not never.search(text))
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]], re.Pattern[str]]:
    table = data_table(TABLE)
    signs = {name: re.compile(source) for name, source in table["signs"].items()}  # in small letters: they are quicker
    never = re.compile(table["not_alone"]["never"])
    return re.compile(table["lead_in"], re.IGNORECASE), signs, never

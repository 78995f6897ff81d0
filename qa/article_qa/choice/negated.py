"""The sentence that denies, where a question asks what is not, or whether there was any: it goes before what affirms.

'Where should I not swim?' is not answered by where to swim, nor 'was anyone hurt?' by the fire alone where 'Nobody was
hurt.' follows. Goes by the words of denial and by which words of the question a sentence meets; reads English only.
"""

import re
from functools import cache
from typing import Final

import numpy as np

from article_qa.knowledge.lexicon import data_table
from article_qa.weighing.ranking import Ranked

SURE: Final = 0.8  # match at and above which a question word counts as met
LOOKED: Final = 8  # sentences behind the first, by score, that may deny it
NEAR: Final = 2  # sentences behind the best one in which 'nobody' speaks of the same
WHY: Final = frozenset({"reason", "manner", "yes_no"})  # what is denied is told as often without a denial
NOT: Final = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
ANY: Final = re.compile(r"\b(?:any|anyone|anybody|anything)\b", re.IGNORECASE)
NOBODY: Final = re.compile(r"(?:no|nobody|none|nothing)\b", re.IGNORECASE)


def negated(ranked: Ranked) -> Ranked:
    """Return ``ranked`` with the sentence that denies in front where the question asks for it; else itself."""
    c = ranked.comparison
    if c.reading.lang != "en" or not c.tokens:
        return ranked
    if c.question.asks == "yes_no":
        found = _nobody(ranked) if ANY.search(c.question.text) else None
    else:
        found = _not(ranked) if c.question.asks not in WHY and NOT.search(c.question.text) else None
    return ranked if found is None else ranked.led_by(found)


def _not(ranked: Ranked) -> int | None:
    """Return the best sentence that denies and meets all the words that the first one, which does not, meets."""
    met = ranked.comparison.meaning >= SURE
    denies = ranked.comparison.reading.holds(_denial())
    here = met[:, ranked.first]
    if denies[ranked.first] or not here.any():
        return None
    return next((i for i in ranked.order[1 : 1 + LOOKED] if denies[i] and (met[:, i] >= here).all()), None)


def _nobody(ranked: Ranked) -> int | None:
    """Return the sentence right behind the best one that opens with 'nobody' and meets a word that it lacks."""
    c, first = ranked.comparison, ranked.first
    paragraph, met = c.reading.paragraph_of, c.meaning >= SURE
    for i in range(first + 1, min(first + 1 + NEAR, c.reading.size)):
        sentence = c.reading.split.sentences[i]
        if paragraph[i] == paragraph[first] and NOBODY.match(sentence.span.of(c.reading.text)):
            return i if bool(np.any(met[:, i] & ~met[:, first])) else None
    return None


@cache
def _denial() -> re.Pattern[str]:
    words = "|".join(map(re.escape, data_table("cues-en.toml")["negation"]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|n[’']t\b|\b(?:avoid|forbidden|banned|prohibited)\b", re.IGNORECASE)

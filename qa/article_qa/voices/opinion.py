"""Whether a sentence voices the opinion of whoever wrote it: the first person, advice, a verdict, outside quotations.

Goes by words; who wrote the sentence, and whether it only reports, is settled elsewhere.
"""

import re
from functools import cache

from article_qa.voices.clause import Clause
from article_qa.voices.wordrow import listed


def holds_opinion(clause: Clause) -> bool:
    """Tell whether a word of opinion stands in ``clause`` outside its quotations."""
    return _opinion().search(" ".join(word.text for word in clause.words if not word.quote)) is not None


@cache
def _opinion() -> re.Pattern[str]:
    first, opinions, verdicts = (
        "|".join(map(re.escape, sorted(listed(name), key=len, reverse=True)))
        for name in ("first_person", "opinions", "verdicts")
    )
    being = r"\b(?:is|are|was|were|be|been|seems?|feels?|looks?)\b(?: ,| \w+){0,5}?"
    return re.compile(rf"\b(?-i:I)(?!\w)|\b(?:{first}|{opinions})(?![\w’'])|{being} (?:{verdicts})\b", re.IGNORECASE)

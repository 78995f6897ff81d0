"""Signs of the question by itself: what it asks for, how long it is, whether a conversation is under way."""

import math
from typing import Final

from article_qa.evidence.kinds import SPANS
from article_qa.signs.registry import sign
from article_qa.weighing.ranking import Ranked

ASKS: Final = (*SPANS, "reason", "manner", "yes_no", "definition", "list", "thing")


def _asking(kind: str) -> None:
    def asked(r: Ranked) -> float:
        return float(r.comparison.question.asks == kind)

    asked.__name__ = f"asks_{kind}"
    asked.__doc__ = f"1 where the question asks for a {kind}."
    sign(asked)


for _kind in ASKS:
    _asking(_kind)


@sign
def words_asked(r: Ranked) -> float:
    """How many content words the question has, by logarithm."""
    return math.log1p(len(r.comparison.tokens))


@sign
def length_of_question(r: Ranked) -> float:
    """How many words the question has, in twenties."""
    return len(r.comparison.question.tokens) / 20


@sign
def leads_with_what(r: Ranked) -> float:
    """1 where the question begins with what or which."""
    return float(r.comparison.question.lead in {"what", "which"})


@sign
def asks_about_words(r: Ranked) -> float:
    """1 where the question is about what somebody says."""
    return float(r.comparison.question.about_words)


@sign
def follows_up(r: Ranked) -> float:
    """1 where the question leans on the turns before: what they were about is the article's."""
    return float(r.follows_up)

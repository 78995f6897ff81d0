"""Greetings, thanks and questions about the service itself: one line of the service's own, no citation.

Matches whole utterances only: 'hello, who wrote the report?' is a question.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from article_qa.answer import Reason
from article_qa.lexicon import data_table

NOISE = re.compile(r"[^\w\s']+|_")


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A line of small talk: the reason code and what the service says."""

    reason: Reason
    text: str


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], SmallTalk], ...]:
    found = []
    for reason, entry in data_table("smalltalk-en.toml").items():
        pattern = "|".join(entry["patterns"])
        found.append((re.compile(rf"(?:{pattern})", re.IGNORECASE), SmallTalk(cast("Reason", reason), entry["text"])))
    return tuple(found)


def small_talk(question: str) -> SmallTalk | None:
    """Return what to say to ``question`` where it is small talk, or None.

    >>> small_talk("Thanks a lot!").reason
    'thanks'
    >>> small_talk("Hello, who wrote the report?") is None
    True
    """
    words = " ".join(NOISE.sub(" ", question.replace("’", "'")).split())
    if not any(ch.isalnum() for ch in words):
        return next(line for _, line in _phrases() if line.reason == "not_a_question")
    return next((line for pattern, line in _phrases() if pattern.fullmatch(words)), None)

"""Greetings, thanks and questions about the service itself: one line of the service's own, no citation.

Matches whole utterances only: 'hello, who wrote the report?' is a question. Knows no article; which example question
goes with some lines is for the caller to say.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from article_qa.answer import Reason
from article_qa.knowledge.lexicon import data_table

NOISE = re.compile(r"[^\w\s']+|_")


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A line of small talk: the reason code, what the service says, whether an example question goes with it."""

    reason: Reason
    text: str
    example: bool


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], SmallTalk], ...]:
    found = []
    for entry in data_table("smalltalk-en.toml")["line"]:
        line = SmallTalk(cast("Reason", entry["reason"]), entry["text"], entry["example"])
        found += [(re.compile(pattern, re.IGNORECASE), line) for pattern in entry["patterns"]]
    first = {line.reason: line for _, line in reversed(found)}
    others = data_table("smalltalk-other.toml").items()
    elsewhere = [
        (re.compile(p, re.IGNORECASE), first[cast("Reason", reason)])
        for reason, entry in others
        for p in entry["patterns"]
    ]
    return (*elsewhere, *found)


@cache
def _any_phrase() -> re.Pattern[str]:
    """Return all patterns as one, for text in small letters: it is tried first, as most questions are no small talk."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _phrases()))


@lru_cache(8)  # one question asks it more than once on its way
def small_talk(question: str) -> SmallTalk | None:
    """Return what to say to ``question`` where it is small talk, or None.

    >>> small_talk("Thanks a lot!").reason
    'thanks'
    >>> small_talk("Hello, who wrote the report?") is None
    True
    """
    words = " ".join(NOISE.sub(" ", question.replace("’", "'")).split())
    if not any(ch.isalnum() for ch in words):
        return _phrases()[-1][1]
    if not _any_phrase().fullmatch(words.lower()):
        return None
    return next((line for pattern, line in _phrases() if pattern.fullmatch(words)), None)


def example_line(question: str) -> str:
    """Return the words that show ``question`` as an example."""
    return str(data_table("smalltalk-en.toml")["example"]).format(question=question)

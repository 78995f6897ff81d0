"""From the messages of a chat to a question and the turns before it, as the endpoint for questions takes them.

What our own answers have around the quotes is taken off again, and what they cited is found in it. Asks nothing.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from article_qa.limits import ANSWER_CHARACTERS, HISTORY_READ, QUESTION_CHARACTERS
from article_web.api.fit import misfit
from article_web.api.problem import FieldError
from article_web.completions.schema import ChatMessage
from article_web.written.markdown import read

READ: Final = frozenset({"user", "assistant"})
ANNOTATIONS_READ: Final = 100  # of an earlier answer: of ours, there are ten
WRITTEN_CHARACTERS: Final = 50_000  # of an earlier answer that are read: of ours, there are fewer
Placed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the turns before it (as in the body of ``POST /api/v1/ask``), and the number of its message."""

    question: str
    history: list[dict[str, Any]]
    message: int


def conversation(messages: Sequence[ChatMessage], shelf: Container[str]) -> Asked:
    """Return what the last message asks after those before it; a place that is not on ``shelf`` is left out.

    Raises Problem where the last message that is read is not a text of the user's.
    """
    said = [(number, message) for number, message in enumerate(messages) if message.role in READ]
    if not said:
        raise misfit([FieldError("/messages", "The messages have no question; the last of them has to be one.")])
    number, last = said[-1]
    if last.role != "user":
        raise misfit([FieldError(f"/messages/{number}/role", "The last message has to be the user's: the question.")])
    if isinstance(last.content, list) and any(part.type != "text" for part in last.content):
        raise misfit([FieldError(f"/messages/{number}/content", "Only parts of the type text can be asked.")])
    asked = [pair for pair in pairwise(message for _, message in said) if _was_asked(pair[0])]
    return Asked(last.text, [_turn(*pair, shelf) for pair in asked[-HISTORY_READ:]], number)


def _was_asked(message: ChatMessage) -> bool:
    """Tell whether ``message`` was a question: what is too long was not answered, and would only stand in the way."""
    return message.role == "user" and 0 < len(message.text.strip()) <= len(message.text) <= QUESTION_CHARACTERS


def _turn(asked: ChatMessage, answered: ChatMessage, shelf: Container[str]) -> dict[str, Any]:
    """Return the turn of a question and what came after it: its answer, if that is the assistant's."""
    turn: dict[str, Any] = {"question": asked.text}
    if answered.role == "assistant":
        was = read(answered.text[:WRITTEN_CHARACTERS])
        cited = list(_annotated(answered.annotations)) or [
            {"article": article, "start": start, "end": end} for article, start, end in was.places
        ]
        turn["answer"] = was.text[:ANSWER_CHARACTERS]
        turn["citations"] = [one for one in cited if one["article"] in shelf and one["start"] < one["end"]]
    return turn


def _annotated(annotations: object) -> Iterator[Placed]:
    """Yield the places in those of ``annotations`` that are ours and came back whole."""
    for one in annotations[:ANNOTATIONS_READ] if isinstance(annotations, list) else ():
        place = one.get("article_qa") if isinstance(one, dict) else None
        if isinstance(place, dict):
            article, start, end = (place.get(name) for name in ("article", "start", "end"))
            if isinstance(article, str) and type(start) is int and type(end) is int and start >= 0:
                yield {"article": article, "start": start, "end": end}

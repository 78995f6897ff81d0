"""The turns before a question. Never evidence, never quoted."""

from dataclasses import dataclass

from article_qa.answer import Answer, Place
from article_qa.limits import ANSWER_CHARACTERS


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of the conversation, the answer's text and the places that it cited, where they are known."""

    question: str
    answer: str = ""
    citations: tuple[Place, ...] = ()

    @classmethod
    def of(cls, answer: Answer) -> "Turn":
        """Return what a later question is told of ``answer``."""
        cited = (one.quotation for one in answer.citations)
        places = tuple(Place(quoted.article, quoted.start, quoted.end) for quoted in cited)
        return cls(answer.question, answer.text[:ANSWER_CHARACTERS], places)

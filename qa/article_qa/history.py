"""The turns before a question. Never evidence, never quoted."""

from dataclasses import dataclass

from article_qa.answer import Place


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of the conversation, the answer's text and the places that it cited, where they are known."""

    question: str
    answer: str = ""
    citations: tuple[Place, ...] = ()

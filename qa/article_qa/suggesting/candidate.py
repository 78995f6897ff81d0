"""A question that may be suggested, and what it was made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question, the sentence it was made from, and the words there that answer it (None: the whole sentence)."""

    kind: str
    question: str
    sentence: int
    expected: tuple[int, int] | None

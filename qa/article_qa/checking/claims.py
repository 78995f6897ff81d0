"""What an answer claims to quote: read from its JSON object, or from a bare list of citations. Checks no claim."""

from collections.abc import Mapping
from dataclasses import dataclass

from article_qa.answer import Named, Place, ShortAnswer
from article_qa.errors import AnswerError
from article_qa.restoring import restored


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote and the place where it is said to stand; without one it may stand anywhere in the article."""

    article: str
    quote: str
    number: int | None = None
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""
    speaker: Named | None = None
    reported_by: Named | None = None
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An article as the answer knew it."""

    id: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Claims:
    """All that an answer quotes; ``text`` of an answered question is made of its quotes."""

    citations: tuple[Claim, ...]
    nearest: tuple[Claim, ...] = ()
    short: tuple[ShortAnswer, ...] = ()
    articles: tuple[Known, ...] = ()
    outcome: str | None = None
    text: str | None = None


def claims_of(sent: Mapping[str, object]) -> Claims:
    """Return what the answer object, or the object with nothing but ``citations``, claims; raises AnswerError."""
    claims = restored(Claims, sent)
    for n, one in enumerate(claims.citations):
        if (one.start is None) != (one.end is None):
            raise AnswerError(
                f"/citations/{n}/{'end' if one.end is None else 'start'}", "says nothing without the other"
            )
    return claims

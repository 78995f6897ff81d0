"""What the service says when a request fails: RFC 9457 problem details, one shape on every endpoint.

The kinds of problem, their titles and explanations are ``data/problems.json``; this module raises none itself
and does not decide what a failure is.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from article_index.errors import ArticleQAError

MEDIA_TYPE: Final = "application/problem+json"
ECHO: Final = 80  # code points of anything a client sent that a problem repeats at most


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its name, its usual status and others it may have, a stable title, what it means."""

    name: str
    status: int
    title: str
    explanation: str
    remedy: str
    also: Sequence[int] = ()

    @property
    def type(self) -> str:
        """The problem's ``type``: the address at which it is explained."""
        return f"/problems/{self.name}"


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that does not fit: a JSON pointer (RFC 6901) to it, "" for the whole body, and a sentence."""

    pointer: str
    detail: str


class Problem(ArticleQAError):  # noqa: N818 - the word of RFC 9457
    """A request that fails: ``kind`` and ``status``, one sentence, and the fields at fault."""

    def __init__(
        self,
        name: str,
        detail: str,
        *,
        status: int | None = None,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.kind = kinds()[name]
        self.status = status or self.kind.status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = headers
        super().__init__(detail)

    def to_dict(self, root: str = "") -> dict[str, Any]:
        """Return the problem details object of a service at ``root``; ``errors`` only where fields are at fault."""
        out: dict[str, Any] = {
            "type": f"{root}{self.kind.type}",
            "title": self.kind.title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            out["errors"] = [{"pointer": error.pointer, "detail": error.detail} for error in self.errors]
        return out


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of problem by its name, in the order of the data file."""
    found = {name: Kind(name=name, **said) for name, said in _data()["kinds"].items()}
    return MappingProxyType(found)


@cache
def field_sentences() -> Mapping[str, str]:
    """Return the sentence for each way in which a field may not fit; ``{name}`` in it stands for a figure."""
    return MappingProxyType(_data()["fields"])


def echo(sent: str) -> str:
    r"""Return what a client sent in a form fit for a sentence: quoted, short, without control characters.

    >>> echo("arm\nenia")
    '“arm\\nenia”'
    """
    short = sent if len(sent) <= ECHO else sent[: ECHO - 1] + "…"
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)
    return f"“{shown}”"


def _data() -> dict[str, Any]:
    """Return the data file of the problems."""
    text = files("article_web").joinpath("data", "problems.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data

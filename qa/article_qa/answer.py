"""The answer and its parts, in the words and the order of the JSON contract; ``Answer.to_dict()`` is that JSON.

Decides nothing: what is cited, how sure and why is settled before these are made. Every ``start`` and ``end`` counts
Unicode code points of the cited article's text, ``text[start:end]`` is the quote.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from article_index.article import Article
from article_index.version import __version__

if TYPE_CHECKING:
    from article_index.shelf import Shelf
    from article_qa.checking.verifying import Verification
    from article_qa.library import Library

Outcome = Literal["answered", "not_in_article", "chat"]
Reason = Literal[
    "no_match",
    "low_confidence",
    "wrong_type",
    "false_premise",
    "greeting",
    "thanks",
    "about_me",
    "not_a_question",
]

CONTEXT: Final = 32  # code points of prefix and suffix at most
PLACES: Final = 4  # decimals that any number of the answer is rounded to
BRIEF: Final = 60  # characters of a quote that are shown where there is room for one line only
_OWN: Final = ("number", "answer_start", "answer_end")  # fields of a citation that its quotation has not
_LAST: Final = frozenset({"explanation", "version"})
_PLACED: Final = 5  # fields of a quotation that a citation has before its place in the answer
_ATOMS: Final = frozenset({str, int, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Named:
    """A span of the cited article that names somebody: the speaker of a sentence, or the outlet that reports it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Another place where the same sentence stands."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)
class Quotation:
    """One sentence of an article, verbatim, with its place; ``Answer.nearest`` holds these."""

    article: str
    sentence: int  # zero-based index into the article's sentences
    quote: str
    start: int
    end: int
    prefix: str
    suffix: str
    matched: tuple[tuple[int, int], ...]  # spans of the article that met words of the question
    speaker: Named | None = None
    reported_by: Named | None = None
    page: int | None = None
    also: tuple[Place, ...] = ()
    link: str | None = None

    def __repr__(self) -> str:
        return f"<Quotation {shortened(self.quote)!r} {self.article} {self.start}–{self.end}>"


@dataclass(frozen=True, slots=True, repr=False)
class Citation:
    """A quotation that answers: its number (from 1) and where it stands in ``Answer.text``."""

    number: int
    quotation: Quotation
    answer_start: int
    answer_end: int

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the type is the quotation's
        """Read the quotation's own fields, so that ``citation.quote`` reads as it does in JSON."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.quotation, name)

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *(one.name for one in fields(self.quotation))})

    def __repr__(self) -> str:
        told = self.quotation
        return f"<Citation {self.number}: {shortened(told.quote)!r} {told.article} {told.start}–{told.end}>"

    @staticmethod
    def unflattened(flat: Mapping[str, Any]) -> dict[str, Any]:
        """Return the contract's flat object as the fields that a citation has in Python."""
        return {"quotation": flat, **{name: flat[name] for name in _OWN if name in flat}}

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's citation object: one flat object, fields in the contract's order."""
        said: dict[str, Any] = _plain(self.quotation)
        head: dict[str, Any] = {"number": self.number} | {name: said.pop(name) for name in _names(Quotation)[:_PLACED]}
        return head | {"answer_start": self.answer_start, "answer_end": self.answer_end} | said


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The words inside citation number ``citation`` that answer by themselves."""

    citation: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of the question that was looked for: its place in ``understood_as``, and whether the articles have it."""

    text: str
    start: int
    end: int
    found: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about the answer; ``code`` is stable, ``text`` the service's own words."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """What an answer says of each article it names; ``length`` in code points, ``sha256`` of the text in UTF-8."""

    id: str
    title: str
    url: str | None
    author: str | None
    published: str | None
    lang: str | None
    sha256: str
    length: int

    @classmethod
    def of(cls, article: Article) -> "ArticleInfo":
        """Return the public fields of ``article``."""
        return cls(
            article.id, article.title, article.url, article.author, article.published, article.lang,
            article.sha256, len(article.text),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What the service says to one question; the same object behind every surface.

    ``confidence`` is the calibrated probability, 0 to 1, that the first citation (or, when the article does not say,
    the first of ``nearest``) answers the question; None for chat. ``looked_for`` is empty where there is an answer.
    """

    outcome: Outcome
    reason: Reason | None
    question: str
    understood_as: str
    text: str
    short: tuple[ShortAnswer, ...]
    confidence: float | None
    citations: tuple[Citation, ...]
    nearest: tuple[Quotation, ...]
    notice: Notice | None
    articles: tuple[ArticleInfo, ...]
    explanation: Mapping[str, Any] | None = field(default=None)
    looked_for: tuple[Sought, ...] = ()
    version: str = __version__  # of article-qa, that gave the answer

    @classmethod
    def from_dict(cls, sent: Mapping[str, Any]) -> Self:
        """Return the answer that ``to_dict`` or the endpoint gave as ``sent``; unknown fields are passed over.

        Raises AnswerError for what is no answer.
        """
        from article_qa.restoring import restored  # noqa: PLC0415 - paid for by those who bring an answer back

        return restored(cls, sent)

    def verify(self, articles: "Library | Shelf | Mapping[str, str]") -> "Verification":
        """Return whether ``articles``, or the texts by their ids, still say what is quoted: true where all is exact."""
        from article_qa.checking.verifying import opened, verify  # noqa: PLC0415 - paid for by those who check

        return verify(self.to_dict(), opened(articles))

    def to_annotations(self) -> dict[str, Any]:
        """Return the answer as a W3C Annotation Collection, an annotation for each citation; JSON's own types."""
        from article_qa.annotating.annotations import annotations  # noqa: PLC0415

        return annotations(self)

    def __repr__(self) -> str:
        from article_qa.showing.lines import lines  # noqa: PLC0415

        return lines(self)

    def _repr_html_(self) -> str:
        from article_qa.showing.markup import markup  # noqa: PLC0415

        return markup(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON object; ``explanation`` is there only where it was asked for."""
        out = {name: _plain(getattr(self, name)) for name in _names(Answer) if name not in _LAST}
        out |= {"offset_unit": "code_point", "version": self.version}
        return out if self.explanation is None else out | {"explanation": _plain(self.explanation)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of the answer's tree
    """Return ``value`` as JSON's own types, numbers rounded to ``PLACES``."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is Citation:
        return value.to_dict()
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}  # type: ignore[arg-type]  # a class is hashable
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return round(value, PLACES) if isinstance(value, float) else value


def shortened(text: str, most: int = BRIEF) -> str:
    """Return ``text`` on one line, cut after ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - the class of a dataclass
    """Return the names of the fields of a dataclass, in their order."""
    return tuple(one.name for one in fields(kind))

"""What a request to check an answer may say, and what it gets: pydantic models that validate and that OpenAPI shows.

The request itself is strict; within an answer unknown fields are passed over, since a later version may add some.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from article_qa.checking import quotes
from article_qa.checking.quotes import PLACES
from article_web.api.responses import Offset, Outcome, Said, Span
from article_web.api.schema import Documents, Strict, unicode

MOST: Final = 100  # citations of one request: those of ten answers
_ALSO: Final = 1_000
Status = TypeAliasType("Status", quotes.Status)  # named, so that it is a schema of its own
Text = Annotated[str, AfterValidator(unicode)]


class _Claimed(BaseModel):
    """What all parts of an answer that is checked share: strict types, unknown fields passed over."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class ClaimedName(_Claimed):
    """Somebody whom the article is said to name, at that place."""

    text: Text
    start: Offset
    end: Offset


class ClaimedPlace(_Claimed):
    """Another place where the quote is said to stand."""

    article: str
    start: Offset
    end: Offset


class ClaimedCitation(_Claimed):
    """A citation, as an answer has it. Without `start` and `end` the quote may stand anywhere in the article, once."""

    article: str
    quote: Text
    number: Annotated[int, Field(ge=1)] | None = None
    start: Offset | None = None
    end: Offset | None = None
    prefix: Text = ""
    suffix: Text = ""
    speaker: ClaimedName | None = None
    reported_by: ClaimedName | None = None
    also: Annotated[list[ClaimedPlace], Field(default_factory=list, max_length=_ALSO)]

    @model_validator(mode="after")
    def _whole_place(self) -> Self:
        """Refuse one end of a place."""
        if (self.start is None) != (self.end is None):
            raise PydanticCustomError("half_a_place", "start without end")
        return self


class ClaimedShort(ClaimedName):
    """A short answer, said to stand in citation number `citation`."""

    citation: Annotated[int, Field(ge=1)]


class ClaimedArticle(_Claimed):
    """An article as the answer knew it."""

    id: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None


class ClaimedAnswer(_Claimed):
    """An answer, as `POST /api/v1/ask` gave it; what is not named here is not checked."""

    outcome: Outcome | None = None
    text: Text | None = None
    citations: Annotated[list[ClaimedCitation], Field(max_length=MOST)]
    nearest: Annotated[list[ClaimedCitation], Field(default_factory=list, max_length=MOST)]
    short: Annotated[list[ClaimedShort], Field(default_factory=list, max_length=MOST)]
    articles: Annotated[list[ClaimedArticle], Field(default_factory=list, max_length=_ALSO)]


class VerifyRequest(Strict):
    """An answer, or only citations, and the texts to hold them against: by default the articles of the shelf."""

    answer: Annotated[ClaimedAnswer | None, Field(description="The answer; or give citations.")] = None
    citations: Annotated[
        list[ClaimedCitation],
        Field(default_factory=list, min_length=1, max_length=MOST, description="Only citations; or give an answer."),
    ]
    documents: Annotated[Documents, Field(default_factory=list)]

    @model_validator(mode="before")
    @classmethod
    def _one_claim(cls, sent: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Refuse an answer together with citations, and neither."""
        if isinstance(sent, Mapping) and ("answer" in sent) == ("citations" in sent):
            raise PydanticCustomError("answer_or_citations", "an answer or citations")
        return sent


class Standing(Span):
    """What stands at a place of the text now."""

    text: str


class PartCheck(Said):
    """What became of one part of the answer, which `part` points to (RFC 6901), as `/citations/0/speaker`."""

    part: str
    status: Annotated[
        Status,
        Field(
            description="`exact`: it stands where it was cited; `moved`: elsewhere, once; `ambiguous`: elsewhere, more "
            "than once; `changed`: it has become the sentence `now`; `gone`: nothing like it is there."
        ),
    ]
    article: str | None
    text: str
    start: Offset | None
    end: Offset | None
    places: Annotated[list[Span], Field(max_length=PLACES, description="Where it stands.")]
    now: Standing | None


class ArticleCheck(Said):
    """An article then and now; `found_as` is its id now, null where there is no such article."""

    id: str
    found_as: str | None
    sha256: Annotated[str | None, Field(description="As the answer has it.")]
    sha256_now: str | None
    same: Annotated[bool | None, Field(description="Null where the answer gives no hash.")]


class Verification(Said):
    """What became of every part of an answer; `verified` where each is exact."""

    verified: bool
    checks: list[PartCheck]
    articles: list[ArticleCheck]
    offset_unit: Literal["code_point"]
    version: str
